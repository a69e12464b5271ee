"""Machine checks over every part and screen of the desktop, each proven by an example that it catches."""

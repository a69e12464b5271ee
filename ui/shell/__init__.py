"""shell of the desktop."""

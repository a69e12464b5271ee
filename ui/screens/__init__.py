"""screens of the desktop."""

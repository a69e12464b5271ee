"""Stories told at the window, by keyboard alone."""

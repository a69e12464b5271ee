"""Looks at windows as they stand and says what a person could not read, reach or hear."""

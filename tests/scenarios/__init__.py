"""Stories of a branch, told through the real centre: one file an area, names that read as sentences."""

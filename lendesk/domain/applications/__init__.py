"""Applications: what is asked for, and the states of a file."""

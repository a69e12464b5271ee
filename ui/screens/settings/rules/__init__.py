"""The rules in force, in words, and a trial of a file over them."""

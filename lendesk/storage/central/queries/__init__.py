"""Answers to the catalogue's queries, each within the asker's reach, one file an area."""

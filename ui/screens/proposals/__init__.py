"""Proposals: changes of loans that wait for a second person."""

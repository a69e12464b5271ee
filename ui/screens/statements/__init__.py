"""Statements: import a bank file and place every line."""

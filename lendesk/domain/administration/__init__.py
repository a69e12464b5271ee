"""Persons, roles, branches, devices and changes to settings."""

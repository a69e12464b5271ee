"""Customers as a person looks them up: the list, and one customer in full."""

"""Customers: the list, and all about one customer on one page."""

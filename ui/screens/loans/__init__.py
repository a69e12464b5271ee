"""Loans: all about one loan."""

"""Loans: terms, plans, events, allocation."""

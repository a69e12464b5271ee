"""Parties outside: bureaus, banks, statements; each with its simulator beside it."""

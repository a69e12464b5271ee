"""Audit: who did what, and whether the chain holds."""

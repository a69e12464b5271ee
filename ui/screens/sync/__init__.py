"""Sync: what waits, what was refused, and what to do."""

"""Decisions: what goes into one and what comes out."""

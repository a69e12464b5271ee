"""Contracts: explain, then sign."""

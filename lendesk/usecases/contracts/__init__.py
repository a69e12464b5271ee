"""Contracts: prepare, explain, sign."""

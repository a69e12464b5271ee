"""Customers: who they are and how their papers are checked."""

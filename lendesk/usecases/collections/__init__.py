"""Collecting arrears: orders, what they do, and what the workbench asks."""

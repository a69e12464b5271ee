"""Money out: prepare, confirm, record."""

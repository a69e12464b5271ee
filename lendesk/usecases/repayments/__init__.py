"""Money in: counter, statements, reversal."""

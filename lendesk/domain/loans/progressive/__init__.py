"""The interest schedule that goes on from every event: balances by the day, instalments kept equal."""

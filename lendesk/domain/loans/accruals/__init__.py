"""Income recognised by the day: the accruals that each end of day and each closing of a loan posts."""

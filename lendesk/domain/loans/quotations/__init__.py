"""What it would cost to change or end a loan, line by line."""

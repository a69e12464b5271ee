"""What happens to a loan, as dated facts, and their JSON."""

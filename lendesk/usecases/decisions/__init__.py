"""Bureau reports and decisions on a file."""

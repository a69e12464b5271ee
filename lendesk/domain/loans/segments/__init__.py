"""What a loan will stand at on any later day if nothing happens: exact lines that a database can sum."""

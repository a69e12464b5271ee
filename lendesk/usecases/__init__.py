"""What a person or a job may do, one folder an area."""

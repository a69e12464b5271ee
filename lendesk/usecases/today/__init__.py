"""What waits for a person today."""

"""What is in force at the centre: contract templates, security, ways out."""

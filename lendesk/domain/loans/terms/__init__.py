"""What was agreed about a loan: values, conventions as data, and their JSON."""

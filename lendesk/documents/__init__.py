"""Contract templates to PDF, signatures, evidence log."""

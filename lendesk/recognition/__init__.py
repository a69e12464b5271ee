"""Pictures of documents to fields with confidence."""

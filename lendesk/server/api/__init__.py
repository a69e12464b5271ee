"""The centre's interface over HTTPS: one file a topic; addresses and bodies are those of the wire floor."""

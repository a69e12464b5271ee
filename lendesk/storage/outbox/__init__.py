"""Encrypted SQLite of its own: queued commands, drafts and files to send."""

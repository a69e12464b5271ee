"""Encrypted SQLite: the disposable copy of what one person may see."""

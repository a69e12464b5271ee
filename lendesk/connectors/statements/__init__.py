"""Bank statement files: bytes in, lines in one form out, whatever the bank calls its columns."""

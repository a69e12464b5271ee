"""Files that are meant to break the reader of pictures."""

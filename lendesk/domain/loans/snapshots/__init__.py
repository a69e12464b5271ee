"""A loan's case as it travels, and the state after each of its events as plain data."""

"""The rules of the house, held by looking at the source and at what the program declares."""

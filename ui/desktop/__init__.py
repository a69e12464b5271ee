"""The desktop of a signed-in person: windows, look, lock, what is remembered."""

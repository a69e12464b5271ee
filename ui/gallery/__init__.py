"""The gallery: every part of the desktop in every state, by chapters; where a newcomer learns them."""

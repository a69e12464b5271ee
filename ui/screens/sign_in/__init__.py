"""Sign-in: the door before the desk."""

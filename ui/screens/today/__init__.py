"""Today: what waits for this person, what is late, what changed; the home of every role."""

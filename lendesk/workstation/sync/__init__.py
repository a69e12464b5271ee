"""Files and commands to the centre, changes back: in rounds, by a thread of its own."""

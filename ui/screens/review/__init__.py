"""Review: the queue and one file, to decide on one screen."""

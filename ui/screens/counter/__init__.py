"""Counter: money in, also with the line gone."""

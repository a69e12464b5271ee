"""Banks that pay out: the idempotent payment protocol, its client and a simulator that speaks it."""

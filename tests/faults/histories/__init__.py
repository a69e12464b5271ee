"""Simulated histories of several workstations and a centre: one seed, one thread, the real protocol code."""

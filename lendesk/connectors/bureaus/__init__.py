"""Credit bureaus: the signed protocol, its client and a simulator that speaks it."""

"""Several loans of one borrower: how one payment is shared among them (Civil Code 560 and 561)."""

"""LenDesk: the back office of a lender's branches."""

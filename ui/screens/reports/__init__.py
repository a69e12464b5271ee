"""Reports: the loan book in figures, and from each figure down to its loans."""

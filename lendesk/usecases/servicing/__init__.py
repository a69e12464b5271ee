"""Looking after loans that are out: quotations, changes, settlements, limits."""

"""Products: versioned settings of what is lent."""

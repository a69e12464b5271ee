"""Questions across areas: audit, ledger, search."""

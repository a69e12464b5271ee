"""Decision tables, scorecards, alerts and report definitions."""

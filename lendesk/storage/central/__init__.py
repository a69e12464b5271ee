"""PostgreSQL: tables, change feed, set-based paths, migrations."""

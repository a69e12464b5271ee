"""The centre: API, command pipeline, jobs, embedded PostgreSQL."""

"""Settings: users, roles, branches, products, proposed by one and approved by another."""

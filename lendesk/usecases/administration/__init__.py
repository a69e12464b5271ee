"""Users, roles, branches, products, devices."""

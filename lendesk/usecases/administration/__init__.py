"""Users, roles, branches, products, calendars, devices."""

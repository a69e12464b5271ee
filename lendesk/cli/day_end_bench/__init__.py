"""What `lendesk bench day-end` measures with: loans of all products, a database full of them, the floor."""

"""Credit limits (授信) under which a customer draws and repays again and again."""

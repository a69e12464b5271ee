"""The sample lender, made by a seeded generator through the same commands."""

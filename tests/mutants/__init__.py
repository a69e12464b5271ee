"""Mutation testing of the money: small wrong changes of the engine that the tests must notice."""

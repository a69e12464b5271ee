"""The centre's own jobs: deferred with what asks for them, run by workers, recorded by commands."""

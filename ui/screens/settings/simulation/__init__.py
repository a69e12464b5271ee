"""May do what: a role or a person put to the test by the very judgement of the centre."""

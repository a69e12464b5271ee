"""Both ends of the line between workstation and centre, as pure protocol."""

"""What crosses the network: versioned models and up-casters."""

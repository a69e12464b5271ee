"""The branch PC without its windows: session, desk, synchronisation, keyring."""

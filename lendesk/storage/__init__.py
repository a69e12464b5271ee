"""Where rows live: the centre, the replica and the outbox."""

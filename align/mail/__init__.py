"""Messages to offices: composed from a run's folder alone, written to an outbox or delivered."""

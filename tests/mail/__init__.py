"""Messages: composed from a run, and sent over a real SMTP server on loopback."""

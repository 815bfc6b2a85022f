"""Hours, days, spans and what comes back: read, written and reckoned."""

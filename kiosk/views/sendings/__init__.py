"""« Envois »: what waits, what asks, what was sent today."""

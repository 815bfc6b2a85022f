"""« Mon agenda »: an agent's week, and what each chose for themselves."""

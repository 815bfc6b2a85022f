"""A day at the counter: RDVs, where each stands, what is done about them, and the lines that show it."""

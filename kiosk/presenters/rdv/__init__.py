"""One RDV: everything about it, and what is done with it."""

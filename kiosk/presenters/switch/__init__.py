"""« Changer d’agent »: who takes the desk over, what the one before left, and the end of the day for all of them."""

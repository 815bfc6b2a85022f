"""« Changer d’agent »."""

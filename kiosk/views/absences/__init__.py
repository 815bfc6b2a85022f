"""The page of the indisponibilités."""

"""The page « Statistiques »."""

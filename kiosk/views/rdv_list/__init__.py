"""« Liste des RDV »: its head, its table, what it is kept as."""

"""« Liste des RDV »: those of a period, narrowed, ordered, and kept as files."""

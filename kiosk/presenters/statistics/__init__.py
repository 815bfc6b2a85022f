"""« Statistiques »: what is counted, and how far its reading has come."""

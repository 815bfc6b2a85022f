"""« Vérifier ce poste »."""

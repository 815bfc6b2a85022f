"""« Vérifier ce poste »: the report of a check as it comes."""

"""« Trouver un RDV »: a slot found and booked while the usager waits."""

"""« Trouver un RDV »: slots, and the RDV that is made of one."""

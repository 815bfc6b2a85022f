"""« À renseigner »: the list, and the RDV in hand beside it."""

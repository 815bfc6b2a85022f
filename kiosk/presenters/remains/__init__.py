"""« À renseigner »: the RDVs of which nobody has said what became of them."""

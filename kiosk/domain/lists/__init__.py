"""Lists of RDVs over many days: what is to be filled in, what one looks for among all."""

"""Those who come without an RDV."""

"""Those who come without an RDV: the list of the day, and the panel that notes the next one."""

"""The agenda of the day, as a list and as columns."""

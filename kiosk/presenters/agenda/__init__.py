"""The page « Agenda du jour », put together from the day and its RDVs."""

"""A platform that is of another time than what is known of it: it was put back from a backup (decision 0046)."""

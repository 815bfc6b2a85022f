"""Files that only this person may read, encrypted, and what goes wrong with them."""

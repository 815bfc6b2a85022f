"""The journal of what was done at this desk: its lines, and what is done with them."""

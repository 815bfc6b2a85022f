"""The check of a desk, for its technician: on the screen, in a terminal, and as a file to be sent."""

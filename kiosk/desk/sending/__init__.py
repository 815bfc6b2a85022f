"""What is to leave this desk and what has left it: seen, tried again, given up, kept as one's own."""

"""What is to leave this desk and what has left it today: said, and decided about."""

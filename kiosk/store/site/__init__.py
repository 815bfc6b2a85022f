"""What this memory shares with the other desks of the site."""

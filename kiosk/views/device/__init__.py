"""What the windows of a lobby's screen and borne have in common."""

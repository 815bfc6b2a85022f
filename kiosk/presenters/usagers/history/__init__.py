"""What the platform tells of the past of a fiche."""

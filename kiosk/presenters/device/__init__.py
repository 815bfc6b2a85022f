"""What the screen and the borne of a lobby have in common: how they are let in by the companion, and left."""

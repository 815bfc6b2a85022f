"""A picture of every screen and state, for the documentation and for whoever draws them: ``make shots``."""

"""Qt models and page state: what a view binds to. QtCore only."""

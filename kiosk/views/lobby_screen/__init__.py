"""The window of the lobby's screen."""

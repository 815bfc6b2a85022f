"""Qt widgets: a folder a screen."""

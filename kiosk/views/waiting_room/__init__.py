"""The waiting room."""

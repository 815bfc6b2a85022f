"""Usagers: found, shown, printed."""

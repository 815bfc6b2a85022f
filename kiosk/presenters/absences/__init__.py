"""Indisponibilités."""

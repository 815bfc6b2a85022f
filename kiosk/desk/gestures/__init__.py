"""Gestures on the statuses of RDVs: weighed, made, and taken back."""

"""Keeps memory and platform alike."""

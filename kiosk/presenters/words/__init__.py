"""Sentences and labels that several screens use."""

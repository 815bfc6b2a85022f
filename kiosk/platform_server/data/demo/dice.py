"""Chance that always falls the same way."""

from __future__ import annotations

from random import Random


def dice(name: str) -> Random:
    """A generator for one part of the territory: a change in one part leaves the others as they were."""
    return Random(f"ormeval-{name}")  # noqa: S311 - invented data, nothing to protect

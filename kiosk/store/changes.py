"""What is told to those who listen to the memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.domain.gesture import DeskRdv


@dataclass(frozen=True, slots=True)
class Changes:
    """Something that the memory shows is no longer what it was. ``origin`` names who caused it."""

    origin: str
    rdv_ids: frozenset[int] = frozenset()
    organisation_ids: frozenset[int] = frozenset()
    # « organisations », « rdvs », « lieux », « agents », « services », « motifs », « plages », « absences »,
    # « usagers », « outbox », « walk_ins »
    kinds: frozenset[str] = frozenset()
    # The RDVs as they are now shown, where the write knew it; those of ``rdv_ids`` that are not here are to be read.
    shown: tuple[DeskRdv, ...] = field(default=(), compare=False, repr=False)


def changes(
    origin: str,
    *kinds: str,
    organisations: Iterable[int] = (),
    rdvs: Iterable[int] = (),
    shown: Iterable[DeskRdv] = (),
) -> Changes:
    """A ``Changes`` in one line."""
    return Changes(origin, frozenset(rdvs), frozenset(organisations), frozenset(kinds), tuple(shown))

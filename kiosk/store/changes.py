"""What is told to those who listen to the memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Rdv
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.origin import Origin

T_co = TypeVar("T_co", covariant=True)


@masked
@dataclass(frozen=True, slots=True)
class Changes:
    """Something that the memory shows is no longer what it was. ``origin`` names who caused it."""

    origin: Origin
    rdv_ids: frozenset[int] = frozenset()
    organisation_ids: frozenset[int] = frozenset()
    # « organisations », « rdvs », « lieux », « agents », « services », « motifs », « plages », « absences »,
    # « usagers », « walk_ins », « calls », « notices », « queue »
    kinds: frozenset[str] = frozenset()
    # The RDVs as they are now shown, where the write knew it; those of ``rdv_ids`` that are not here are to be read.
    shown: tuple[DeskRdv, ...] = field(default=(), compare=False, repr=False)
    usager_ids: frozenset[int] = frozenset()  # none in particular where thousands come at once
    # What the platform calls, from now on, what was made here.
    numbers: Mapping[int, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Written(Generic[T_co]):
    """What a write returns, what to tell of it, and how much is now to be sent (None: as before)."""

    value: T_co
    changes: Changes | None = None
    unsent: int | None = None
    doubted: tuple[Rdv, ...] = ()  # RDVs as they were known, of which the platform speaks as if of an earlier time


def changes(
    origin: Origin,
    *kinds: str,
    organisations: Iterable[int] = (),
    rdvs: Iterable[int] = (),
    shown: Iterable[DeskRdv] = (),
    usagers: Iterable[int] = (),
) -> Changes:
    """A ``Changes`` in one line."""
    return Changes(
        origin, frozenset(rdvs), frozenset(organisations), frozenset(kinds), tuple(shown), frozenset(usagers)
    )

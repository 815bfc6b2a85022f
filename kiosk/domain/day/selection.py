"""Which RDVs of a day are shown: those of the lieu, narrowed by what a person typed and ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Final

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Lieu, Motif
from kiosk.domain.day.rows import RdvRows, RowCache, Thresholds
from kiosk.domain.day.status import Shown
from kiosk.domain.text.language import Words
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import Query, fold


class Counter(StrEnum):
    """The counters of the board, each of which is a filter too. They count people, not RDVs."""

    UPCOMING = "upcoming"
    WAITING = "waiting"
    SEEN = "seen"
    ABSENT = "absent"  # noshow, excused and revoked
    TO_FILL = "to_fill"


COUNTER_LABELS: Final = Words(
    {
        Counter.UPCOMING: "À venir",
        Counter.WAITING: "En salle d’attente",
        Counter.SEEN: "Vus",
        Counter.ABSENT: "Absents et annulés",
        Counter.TO_FILL: "À renseigner",
    }
)


@masked
@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is narrowed to; empty sets and text let everything through."""

    text: str = ""
    agent_ids: frozenset[int] = frozenset()
    service_ids: frozenset[int] = frozenset()
    motif_ids: frozenset[int] = frozenset()
    counters: frozenset[Counter] = frozenset()

    @property
    def active(self) -> bool:
        """Whether it hides anything."""
        return bool(self.text.strip() or self.agent_ids or self.service_ids or self.motif_ids or self.counters)


COUNTER_OF: dict[Shown, Counter] = {
    Shown.UPCOMING: Counter.UPCOMING,
    Shown.WAITING: Counter.WAITING,
    Shown.TO_FILL: Counter.TO_FILL,
    Shown.SEEN: Counter.SEEN,
    Shown.NOSHOW: Counter.ABSENT,
    Shown.EXCUSED: Counter.ABSENT,
    Shown.REVOKED: Counter.ABSENT,
}


@dataclass(frozen=True, slots=True)
class Selection:
    """The RDVs of the lieu in hour order; and those that pass the filter, with the participations to be shown.

    ``alike``: ids of those found that only look or sound like what was typed, each with how far, from 1 on.
    """

    here: list[RdvRows]
    found: list[tuple[RdvRows, tuple[int, ...]]]
    alike: Mapping[int, int] = field(default_factory=dict)


def select(
    data: Sequence[DeskRdv],
    *,
    now: datetime,
    lieu_id: int | None,
    wanted: BoardFilter,
    motifs: Mapping[int, Motif],
    thresholds: Thresholds,
    cache: RowCache,
) -> Selection:
    """What of ``data``, the RDVs of one day, is shown at ``lieu_id`` (None: all); those without a lieu always are."""
    cache.begin(now)
    homonyms = cache.homonyms(data)
    here = [
        cache.rdv_rows(entry, thresholds, homonyms)
        for entry in data
        if lieu_id is None or entry.rdv.lieu is None or entry.rdv.lieu.id == lieu_id
    ]
    here.sort(key=attrgetter("order"))
    if not wanted.active:
        return Selection(here, [(one, tuple([p.id for p in one.entry.rdv.participations])) for one in here])
    sought = _Sought(wanted.text, here, now, cache) if wanted.text.strip() else None
    found = []
    for rdv_rows in here:
        shown_ids = _passing(rdv_rows, wanted, sought, motifs)
        if shown_ids is not None:
            found.append((rdv_rows, shown_ids))
    return Selection(here, found, sought.alike if sought is not None else {})


class _Sought:
    """What was typed: part of what an RDV's lines say, or somebody of the day, as one finds them anywhere."""

    def __init__(self, text: str, here: Iterable[RdvRows], now: datetime, cache: RowCache) -> None:
        from kiosk.domain.search.few_people import FewPeople
        from kiosk.domain.search.usager_query import read_query

        if cache.few_people is None:
            cache.few_people = FewPeople()
        self._people = cache.few_people
        self._people.hold(p.usager for one in here for p in one.entry.rdv.participations)
        self._written = Query(text)
        self._meant = read_query(text, now.date())
        self.alike: dict[int, int] = {}

    def among(self, rdv_rows: RdvRows) -> tuple[int, ...] | None:
        """Ids of the participations found, None when the RDV is not."""
        rdv, line = rdv_rows.entry.rdv, rdv_rows.line
        written = line.matching(self._written) if self._written else None
        if written is not None:
            return written
        meant = line.meant(self._meant, self._people)
        if not meant:
            return None
        if nearest := min(meant.values()):
            self.alike[rdv.id] = nearest
        return tuple(p.id for p in rdv.participations if not rdv.collectif or p.id in meant)


def lieux_besides(data: Iterable[DeskRdv], regular: Collection[int]) -> tuple[Lieu, ...]:
    """The lieux that serve in ``data`` and are none of the ``regular`` ones, by name.

    Those of a single day, those closed since, those that nothing but an RDV has told of.
    """
    found = {entry.rdv.lieu.id: entry.rdv.lieu for entry in data if entry.rdv.lieu is not None}
    besides = (lieu for number, lieu in found.items() if number not in regular)
    return tuple(sorted(besides, key=lambda lieu: (fold(lieu.name), lieu.id)))


def _passing(
    rdv_rows: RdvRows, wanted: BoardFilter, sought: _Sought | None, motifs: Mapping[int, Motif]
) -> tuple[int, ...] | None:
    """Ids of the participations to show, None when the RDV does not pass."""
    rdv = rdv_rows.entry.rdv
    if wanted.agent_ids and not any(agent.id in wanted.agent_ids for agent in rdv.agents):
        return None
    if wanted.motif_ids and rdv.motif.id not in wanted.motif_ids:
        return None
    if wanted.service_ids:
        service_id = rdv.motif.service_id or motifs.get(rdv.motif.id, rdv.motif).service_id
        if service_id not in wanted.service_ids:
            return None
    shown_ids: tuple[int, ...] | None = tuple([p.id for p in rdv.participations])
    if sought is not None:
        shown_ids = sought.among(rdv_rows)
    if shown_ids is None or not wanted.counters:
        return shown_ids
    if not rdv.participations:
        own = rdv_rows.row().shown
        return () if own and COUNTER_OF.get(own) in wanted.counters else None
    kept = tuple(
        p.id
        for p, shown in zip(rdv.participations, rdv_rows.each, strict=True)
        if p.id in shown_ids and COUNTER_OF.get(shown) in wanted.counters
    )
    return kept or None

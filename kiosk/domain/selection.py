"""Which RDVs of a day are shown: those of the lieu, narrowed by what a person typed and ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.gesture import DeskRdv
from kiosk.domain.model import Motif
from kiosk.domain.rows import RowCache, Standing, Thresholds
from kiosk.domain.search_text import Query
from kiosk.domain.status import Shown


class Counter(StrEnum):
    """The counters of the board, each of which is a filter too. They count people, not RDVs."""

    UPCOMING = "upcoming"
    WAITING = "waiting"
    SEEN = "seen"
    ABSENT = "absent"  # noshow, excused and revoked
    TO_FILL = "to_fill"


COUNTER_LABELS: dict[Counter, str] = {
    Counter.UPCOMING: "À venir",
    Counter.WAITING: "En salle d’attente",
    Counter.SEEN: "Vus",
    Counter.ABSENT: "Absents et annulés",
    Counter.TO_FILL: "À renseigner",
}


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
    """The RDVs of the lieu in hour order; and those that pass the filter, with the participations to be shown."""

    here: list[Standing]
    found: list[tuple[Standing, tuple[int, ...]]]


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
    homonyms = _homonyms(data, now, cache)
    here = [
        cache.standing(entry, now, thresholds, homonyms)
        for entry in data
        if lieu_id is None or entry.rdv.lieu is None or entry.rdv.lieu.id == lieu_id
    ]
    here.sort(key=_hour_order)
    if not wanted.active:
        return Selection(here, [(one, tuple([p.id for p in one.entry.rdv.participations])) for one in here])
    query = Query(wanted.text)
    found = []
    for standing in here:
        shown_ids = _passing(standing, wanted, query, motifs)
        if shown_ids is not None:
            found.append((standing, shown_ids))
    return Selection(here, found)


def _hour_order(standing: Standing) -> tuple[datetime, str, int]:
    rdv = standing.entry.rdv
    # In hour order, then by name: at nine o'clock twelve people stand in a row.
    return standing.hours.starts_at, standing.line.sort_name, rdv.id


def _passing(
    standing: Standing, wanted: BoardFilter, query: Query, motifs: Mapping[int, Motif]
) -> tuple[int, ...] | None:
    """Ids of the participations to show, None when the RDV does not pass."""
    rdv = standing.entry.rdv
    if wanted.agent_ids and not any(agent.id in wanted.agent_ids for agent in rdv.agents):
        return None
    if wanted.motif_ids and rdv.motif.id not in wanted.motif_ids:
        return None
    if wanted.service_ids:
        service_id = rdv.motif.service_id or motifs.get(rdv.motif.id, rdv.motif).service_id
        if service_id not in wanted.service_ids:
            return None
    shown_ids: tuple[int, ...] | None = tuple([p.id for p in rdv.participations])
    if query:
        shown_ids = standing.line.matching(query)
    if shown_ids is None or not wanted.counters:
        return shown_ids
    if not rdv.participations:
        own = standing.row().shown
        return () if own and COUNTER_OF.get(own) in wanted.counters else None
    kept = tuple(
        p.id
        for p, shown in zip(rdv.participations, standing.each, strict=True)
        if p.id in shown_ids and COUNTER_OF.get(shown) in wanted.counters
    )
    return kept or None


def _homonyms(data: Sequence[DeskRdv], now: datetime, cache: RowCache) -> frozenset[int]:
    """Ids of the usagers who share their name with someone else on the same day, at whichever lieu."""
    first: dict[str, int] = {}
    found: set[int] = set()
    for entry in data:
        line = cache.line(entry.rdv, now)
        for name, participation in zip(line.folded, entry.rdv.participations, strict=True):
            usager_id = participation.usager.id
            other = first.setdefault(name, usager_id)
            if other != usager_id:
                found.add(other)
                found.add(usager_id)
    return frozenset(found)

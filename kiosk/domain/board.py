"""The board: the rows that a day shows, in the order in which they are shown, and its counters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.gesture import DeskRdv
from kiosk.domain.model import Motif
from kiosk.domain.rows import Row, RowCache, RowKind, Standing, Thresholds, has_lines
from kiosk.domain.search_text import Query
from kiosk.domain.status import Shown
from kiosk.domain.times import hour, spoken_hour

__all__ = [
    "COUNTER_LABELS",
    "FOLD_FROM",
    "FOLD_KEY",
    "NOW_KEY",
    "Board",
    "BoardFilter",
    "Counter",
    "Row",
    "RowCache",
    "RowKind",
    "Thresholds",
    "build_board",
    "build_entries",
    "build_waiting_room",
]

FOLD_FROM = 12
"""More settled RDVs of the past than this fold into one row."""
FOLD_KEY = "fold-past"
NOW_KEY = "now"


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


@dataclass(frozen=True, slots=True)
class Board:
    """A day as it is shown: rows after the filter, counters before it."""

    day: date
    rows: tuple[Row, ...] = ()
    counters: dict[Counter, int] = field(default_factory=dict)
    total: int = 0  # RDVs of the day at this lieu, before the filter
    matching: int = 0  # RDVs after the filter


_COUNTER_OF: dict[Shown, Counter] = {
    Shown.UPCOMING: Counter.UPCOMING,
    Shown.WAITING: Counter.WAITING,
    Shown.TO_FILL: Counter.TO_FILL,
    Shown.SEEN: Counter.SEEN,
    Shown.NOSHOW: Counter.ABSENT,
    Shown.EXCUSED: Counter.ABSENT,
    Shown.REVOKED: Counter.ABSENT,
}


def build_board(
    data: Sequence[DeskRdv],
    *,
    day: date,
    now: datetime,
    lieu_id: int | None,
    wanted: BoardFilter,
    motifs: Mapping[int, Motif],
    thresholds: Thresholds,
    opened: Collection[str],
    past_open: bool | None,
    kept: Collection[str] = (),
    cache: RowCache | None = None,
) -> Board:
    """The list of ``day`` at ``lieu_id`` (None: all), in hour order.

    ``now`` is in the organisation's zone: hours and days are its own. RDVs without a lieu (phone, home, visio) are on
    every lieu's board. ``opened`` holds the keys of the RDVs that the person folded or unfolded away from the default
    (usagers of an individual RDV unfolded, of a collective one folded, but for those that a filter found in it).
    ``past_open`` is what they chose for the fold of the past, None before they did; a filter undoes the fold.
    ``kept`` are keys of rows never folded away (the selected one, the one just acted on): nothing leaves the hand.
    Counters count people, before the filter and after the lieu. With the same ``cache`` from build to build, only rows
    that changed are made again.
    """
    cache = cache or RowCache()
    here, found = _found(
        data, now=now, lieu_id=lieu_id, wanted=wanted, motifs=motifs, thresholds=thresholds, cache=cache
    )
    cache.keep_only([entry.rdv.id for entry in data])
    today = now.date() == day
    folded = _folded(found, kept) if today and not wanted.active else frozenset()
    if len(folded) <= FOLD_FROM and (past_open is None or not folded):
        folded = frozenset()
    rows: list[Row] = []
    if folded:
        text = f"{len(folded)} RDV passés, tous renseignés" if len(folded) > 1 else "1 RDV passé, renseigné"
        rows.append(Row(key=FOLD_KEY, kind=RowKind.FOLD, text=text, open=past_open is True, spoken=text))
    now_placed = not today or not found
    for standing, shown_ids in found:
        rdv = standing.entry.rdv
        if not now_placed and standing.hours.starts_at > now:
            rows.append(_now_row(now))
            now_placed = True
        if rdv.id in folded and past_open is not True:
            continue
        if not has_lines(rdv):
            rows.append(standing.row())
            continue
        narrowed = bool(wanted.counters) or len(shown_ids) < len(rdv.participations)
        is_open = (not rdv.collectif or narrowed) != (f"rdv-{rdv.id}" in opened)
        rows.append(standing.row(is_open))
        if is_open:
            rows += [row for row in standing.parts() if row.participation_ids[0] in shown_ids]
    if not now_placed:
        rows.append(_now_row(now))
    counters = dict.fromkeys(Counter, 0)
    for standing in here:
        for shown in standing.each or (standing.row().shown,):
            counter = _COUNTER_OF.get(shown) if shown else None
            if counter is not None:
                counters[counter] += 1
    return Board(day=day, rows=tuple(rows), counters=counters, total=len(here), matching=len(found))


def build_entries(
    data: Sequence[DeskRdv],
    *,
    day: date,
    now: datetime,
    lieu_id: int | None,
    wanted: BoardFilter,
    motifs: Mapping[int, Motif],
    thresholds: Thresholds,
    cache: RowCache | None = None,
) -> tuple[Row, ...]:
    """One row for each RDV of the lieu that passes the filter, in hour order, and nothing else."""
    del day  # ``data`` is of one day already
    _, found = _found(
        data, now=now, lieu_id=lieu_id, wanted=wanted, motifs=motifs, thresholds=thresholds, cache=cache or RowCache()
    )
    return tuple(standing.row() for standing, _ in found)


def build_waiting_room(
    data: Sequence[DeskRdv],
    *,
    now: datetime,
    lieu_id: int | None,
    thresholds: Thresholds,
    motifs: Mapping[int, Motif] | None = None,
    wanted: BoardFilter = BoardFilter(),
    cache: RowCache | None = None,
) -> tuple[Row, ...]:
    """Who waits at ``lieu_id`` (None: all), a row each, in order of arrival; those whose arrival has no hour come last.

    The detail of someone who comes with others says with whom, when they wait too.
    """
    _, found = _found(
        data,
        now=now,
        lieu_id=lieu_id,
        wanted=wanted,
        motifs=motifs or {},
        thresholds=thresholds,
        cache=cache or RowCache(),
    )
    waiting: list[Row] = []
    for standing, shown_ids in found:
        rdv = standing.entry.rdv
        rows = standing.parts() if has_lines(rdv) else (standing.row(),)
        group = [row for row in rows if row.shown is Shown.WAITING and set(row.participation_ids) <= set(shown_ids)]
        for row in group:
            if rdv.collectif:
                others = rdv.name or rdv.motif.name
            else:
                others = ", ".join(other.name for other in group if other is not row)
                others = f"avec {others}" if others else ""
            detail = ", ".join(text for text in (row.detail, others) if text)
            waiting.append(row if detail == row.detail else replace(row, detail=detail))
    return tuple(sorted(waiting, key=_arrival))


def _arrival(row: Row) -> tuple[bool, float, str, str]:
    since = row.waiting_since
    return since is None, since.timestamp() if since else 0.0, row.name, row.key


def _found(
    data: Sequence[DeskRdv],
    *,
    now: datetime,
    lieu_id: int | None,
    wanted: BoardFilter,
    motifs: Mapping[int, Motif],
    thresholds: Thresholds,
    cache: RowCache,
) -> tuple[list[Standing], list[tuple[Standing, tuple[int, ...]]]]:
    """The RDVs of the lieu in hour order; and those that pass the filter, with the participations to be shown."""
    homonyms = _homonyms(data, now, cache)
    here = [
        cache.standing(entry, now, thresholds, homonyms)
        for entry in data
        if lieu_id is None or entry.rdv.lieu is None or entry.rdv.lieu.id == lieu_id
    ]
    here.sort(key=_hour_order)
    if not wanted.active:
        return here, [(standing, tuple([p.id for p in standing.entry.rdv.participations])) for standing in here]
    query = Query(wanted.text)
    found = []
    for standing in here:
        shown_ids = _passing(standing, wanted, query, motifs)
        if shown_ids is not None:
            found.append((standing, shown_ids))
    return here, found


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
        return () if own and _COUNTER_OF.get(own) in wanted.counters else None
    kept = tuple(
        p.id
        for p, shown in zip(rdv.participations, standing.each, strict=True)
        if p.id in shown_ids and _COUNTER_OF.get(shown) in wanted.counters
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


def _folded(found: Sequence[tuple[Standing, tuple[int, ...]]], kept: Collection[str]) -> frozenset[int]:
    """Ids of the RDVs that may be folded away: over, nothing left to fill in, not in anyone's hand."""
    folded = set()
    for standing, _ in found:
        if standing.settled:
            rdv = standing.entry.rdv
            keys = [f"rdv-{rdv.id}", *(f"participation-{p.id}" for p in rdv.participations)]
            if not kept or not any(key in kept for key in keys):
                folded.add(rdv.id)
    return frozenset(folded)


def _now_row(now: datetime) -> Row:
    return Row(key=NOW_KEY, kind=RowKind.NOW, text=hour(now), hour=hour(now), spoken=f"Il est {spoken_hour(now)}")

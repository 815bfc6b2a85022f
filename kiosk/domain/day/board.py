"""The board: the rows that a day shows, in the order in which they are shown, and its counters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.domain.dates.times import hour, spoken_hour
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.line import has_lines
from kiosk.domain.day.model import Motif
from kiosk.domain.day.rows import RdvRows, Row, RowCache, RowKind, Thresholds
from kiosk.domain.day.selection import COUNTER_LABELS, COUNTER_OF, BoardFilter, Counter, select
from kiosk.domain.text.language import counted, tr

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
]

FOLD_FROM = 12
"""More settled RDVs of the past than this fold into one row."""
FOLD_KEY = "fold-past"
NOW_KEY = "now"


@dataclass(frozen=True, slots=True)
class Board:
    """A day as it is shown: rows after the filter, counters before it."""

    day: date
    rows: tuple[Row, ...] = ()
    counters: dict[Counter, int] = field(default_factory=dict)
    total: int = 0  # RDVs of the day at this lieu, before the filter
    matching: int = 0  # RDVs after the filter
    alike: Mapping[int, int] = field(default_factory=dict)
    """Ids of those of them that only look or sound like what was typed, each with how far, from 1 on."""


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
    selection = select(data, now=now, lieu_id=lieu_id, wanted=wanted, motifs=motifs, thresholds=thresholds, cache=cache)
    cache.keep_only({entry.rdv.id for entry in data})
    today = now.date() == day
    folded = _folded(selection.found, kept) if today and not wanted.active else frozenset()
    if len(folded) <= FOLD_FROM and (past_open is None or not folded):
        folded = frozenset()
    rows: list[Row] = []
    if folded:
        text = counted(len(folded), "{} RDV passé, renseigné", "{} RDV passés, tous renseignés")
        rows.append(Row(key=FOLD_KEY, kind=RowKind.FOLD, text=text, open=past_open is True, spoken=text))
    now_placed = not today or not selection.found
    for rdv_rows, shown_ids in selection.found:
        rdv = rdv_rows.entry.rdv
        if not now_placed and rdv_rows.hours.starts_at > now:
            rows.append(_now_row(now))
            now_placed = True
        if rdv.id in folded and past_open is not True:
            continue
        if not has_lines(rdv):
            rows.append(rdv_rows.row())
            continue
        narrowed = bool(wanted.counters) or len(shown_ids) < len(rdv.participations)
        is_open = (not rdv.collectif or narrowed) != (f"rdv-{rdv.id}" in opened)
        rows.append(rdv_rows.row(is_open))
        if is_open:
            rows += [row for row in rdv_rows.parts() if row.participation_ids[0] in shown_ids]
    if not now_placed:
        rows.append(_now_row(now))
    counters = dict.fromkeys(Counter, 0)
    for rdv_rows in selection.here:
        if rdv_rows.entry.turned_down:
            continue
        for shown in rdv_rows.each or (rdv_rows.row().shown,):
            counter = COUNTER_OF.get(shown) if shown else None
            if counter is not None:
                counters[counter] += 1
    return Board(
        day=day,
        rows=tuple(rows),
        counters=counters,
        total=len(selection.here),
        matching=len(selection.found),
        alike=selection.alike,
    )


def _folded(found: Sequence[tuple[RdvRows, tuple[int, ...]]], kept: Collection[str]) -> frozenset[int]:
    """Ids of the RDVs that may be folded away: over, nothing left to fill in, not in anyone's hand."""
    folded = set()
    for rdv_rows, _ in found:
        if rdv_rows.settled:
            rdv = rdv_rows.entry.rdv
            keys = [f"rdv-{rdv.id}", *(f"participation-{p.id}" for p in rdv.participations)]
            if not kept or not any(key in kept for key in keys):
                folded.add(rdv.id)
    return frozenset(folded)


def _now_row(now: datetime) -> Row:
    spoken = tr("Il est {}").format(spoken_hour(now))
    return Row(key=NOW_KEY, kind=RowKind.NOW, text=hour(now), hour=hour(now), spoken=spoken)

"""The board: the rows that a day shows, in the order in which they are shown, and its counters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from kiosk.domain.dates.times import hour, spoken_hour
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.line import has_lines
from kiosk.domain.day.model import Motif
from kiosk.domain.day.rows import RdvRows, Row, RowCache, RowKind, Thresholds
from kiosk.domain.day.selection import COUNTER_LABELS, COUNTER_OF, BoardFilter, Counter, select
from kiosk.domain.text.language import counted, tr
from kiosk.domain.text.masked import masked

__all__ = [
    "CANCELLED_KEY",
    "COUNTER_LABELS",
    "FOLD_FROM",
    "FOLD_KEY",
    "NOW_KEY",
    "Board",
    "BoardFilter",
    "Counter",
    "Folds",
    "Row",
    "RowCache",
    "RowKind",
    "Thresholds",
    "build_board",
]

FOLD_FROM = 12
"""More settled RDVs of the past than this fold into one row; in the compact form any do."""
FOLD_KEY = "fold-past"
CANCELLED_KEY = "fold-cancelled"
"""In the compact form: the RDVs to come that will not be."""
NOW_KEY = "now"


@masked
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


@masked
@dataclass(frozen=True, slots=True)
class Folds:
    """What lies under one line. Nobody who needs something is ever within a fold."""

    opened: Mapping[str, bool] = field(default_factory=dict)
    """What the person chose for the lines under an RDV, by its key. Without a word of theirs the usagers of an
    individual RDV are unfolded, of a collective one folded, but for those that a filter found in it."""
    past_open: bool | None = None
    """What they chose for the fold of the past; None before they did."""
    cancelled_open: bool = False
    lines_open: bool = False
    """Whatever they chose, every RDV has its lines under it."""
    compact: bool = False
    """For long days: usagers of one RDV who are all at the same are one line, the past folds from its first RDV on,
    and what is cancelled folds too."""
    kept: Collection[str] = ()
    """Keys of rows never folded away (the selected one, the one just acted on): nothing leaves the hand."""


def build_board(
    data: Sequence[DeskRdv],
    *,
    day: date,
    now: datetime,
    lieu_id: int | None,
    wanted: BoardFilter,
    motifs: Mapping[int, Motif],
    thresholds: Thresholds,
    folds: Folds,
    cache: RowCache | None = None,
) -> Board:
    """The list of ``day`` at ``lieu_id`` (None: all), in hour order.

    ``now`` is in the organisation's zone: hours and days are its own. RDVs without a lieu (phone, home, visio) are on
    every lieu's board. A filter undoes the folds of the past and of what is cancelled.
    Counters count people, before the filter and after the lieu. With the same ``cache`` from build to build, only rows
    that changed are made again.
    """
    cache = cache or RowCache()
    selection = select(data, now=now, lieu_id=lieu_id, wanted=wanted, motifs=motifs, thresholds=thresholds, cache=cache)
    cache.keep_only({entry.rdv.id for entry in data})
    today = now.date() == day
    found = [one for one, _ in selection.found] if not wanted.active else []
    settled = [one for one in found if one.settled and _may_fold(one, folds.kept)] if today else []
    folded = frozenset(one.entry.rdv.id for one in settled)
    if not folds.compact and len(folded) <= FOLD_FROM and (folds.past_open is None or not folded):
        folded = frozenset()
    called_off = [one for one in found if one.called_off and _may_fold(one, folds.kept)] if folds.compact else []
    cancelled = frozenset(one.entry.rdv.id for one in called_off) - folded
    hidden = (frozenset() if folds.past_open else folded) | (frozenset() if folds.cancelled_open else cancelled)
    rows: list[Row] = []
    if folded:
        text = counted(len(folded), "{} RDV passé, renseigné", "{} RDV passés, tous renseignés")
        rows.append(_fold_row(FOLD_KEY, text, is_open=folds.past_open is True))
    now_placed, instant = not today or not selection.found, now.astimezone(UTC)
    for rdv_rows, shown_ids in selection.found:
        rdv = rdv_rows.entry.rdv
        if not now_placed and rdv_rows.starts_at > instant:
            rows.append(_now_row(now))
            now_placed = True
        if rdv.id in hidden:
            continue
        if not has_lines(rdv):
            rows.append(rdv_rows.row())
            continue
        whole = len(shown_ids) == len(rdv.participations)
        if rdv.collectif:
            usual = bool(wanted.counters) or not whole
        else:
            usual = not (folds.compact and whole and len(set(rdv_rows.each)) == 1)
        is_open = folds.lines_open or folds.opened.get(f"rdv-{rdv.id}", usual)
        rows.append(rdv_rows.row(is_open))
        if is_open:
            rows += [row for row in rdv_rows.parts() if row.participation_ids[0] in shown_ids]
    if not now_placed:
        rows.append(_now_row(now))
    if cancelled:
        text = counted(len(cancelled), "{} RDV annulé, ou absent (excusé)", "{} RDV annulés, ou absents (excusés)")
        rows.append(_fold_row(CANCELLED_KEY, text, is_open=folds.cancelled_open))
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


def _may_fold(rdv_rows: RdvRows, kept: Collection[str]) -> bool:
    """Whether nothing of an RDV waits for anyone's eyes, and it is in nobody's hand."""
    entry = rdv_rows.entry
    if entry.problem or entry.to_confirm:
        return False
    keys = [f"rdv-{entry.rdv.id}", *(f"participation-{p.id}" for p in entry.rdv.participations)]
    return not kept or not any(key in kept for key in keys)


def _fold_row(key: str, text: str, *, is_open: bool) -> Row:
    return Row(key=key, kind=RowKind.FOLD, text=text, open=is_open, spoken=text)


def _now_row(now: datetime) -> Row:
    spoken = tr("Il est {}").format(spoken_hour(now))
    return Row(key=NOW_KEY, kind=RowKind.NOW, text=hour(now), hour=hour(now), spoken=spoken)

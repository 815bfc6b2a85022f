"""The waiting room: who is here, since when, for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.line import has_lines
from kiosk.domain.day.model import Motif
from kiosk.domain.day.rows import Row, RowCache, Thresholds
from kiosk.domain.day.selection import BoardFilter, select
from kiosk.domain.day.status import Shown
from kiosk.domain.text.language import tr


def build_waiting_room(
    data: Sequence[DeskRdv],
    *,
    now: datetime,
    lieu_id: int | None,
    thresholds: Thresholds,
    motifs: Mapping[int, Motif] | None = None,
    cache: RowCache | None = None,
) -> tuple[Row, ...]:
    """Who waits at ``lieu_id`` (None: all), a row each, in order of arrival; those whose arrival has no hour come last.

    The detail of someone who comes with others says with whom, when they wait too.
    """
    selection = select(
        data,
        now=now,
        lieu_id=lieu_id,
        wanted=BoardFilter(),
        motifs=motifs or {},
        thresholds=thresholds,
        cache=cache or RowCache(),
    )
    waiting: list[Row] = []
    for rdv_rows, _ in selection.found:
        if Shown.WAITING not in rdv_rows.each and rdv_rows.each:
            continue
        rdv = rdv_rows.entry.rdv
        rows = rdv_rows.parts() if has_lines(rdv) else (rdv_rows.row(),)
        group = [row for row in rows if row.shown is Shown.WAITING]
        for row in group:
            if rdv.collectif:
                others = rdv.name or rdv.motif.name
            else:
                others = ", ".join(other.name for other in group if other is not row)
                others = tr("avec {}").format(others) if others else ""
            detail = ", ".join(text for text in (row.detail, others) if text)
            waiting.append(row if detail == row.detail else replace(row, detail=detail))
    return tuple(sorted(waiting, key=_arrival))


def _arrival(row: Row) -> tuple[bool, float, str, str]:
    since = row.waiting_since
    return since is None, since.timestamp() if since else 0.0, row.name, row.key

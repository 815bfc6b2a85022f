"""Who needs something of the desk first: the line that is in hand when nobody chose one, and the one to take next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.shown import Need


def by_need(rows: Sequence[Row]) -> list[Row]:
    """The lines of ``rows`` on which something can be done, who most needs it first.

    Who has waited too long, who is late, what is to be filled in, who has arrived, who comes next, then the others;
    among those who wait, who came first, else the earlier hour. People of a group that is open count by themselves,
    unless they came together and stand alike.
    """
    return sorted(_one_each(rows), key=_pressing)


def likest(rows: Sequence[Row], alike: Mapping[int, int]) -> list[Row]:
    """Of the lines found, those that bear what was typed; else those of the RDV that is most like it.

    ``alike`` says how far the RDVs are that only look or sound like it, from 1 on.
    """
    far = [(alike.get(row.entry.rdv.id, 0), row) for row in rows if row.entry is not None]
    nearest = min((one for one, _ in far), default=0)
    return [row for one, row in far if one == nearest]


def next_in_need(rows: Sequence[Row], here: str, visited: Collection[tuple[str, Need]]) -> Row | None:
    """The line to take next, from the line of key ``here``: the most pressing that was not visited in need of the same.

    Of those still to come only who comes next counts. None when nobody else needs anything.
    """
    ordered = [row for row in by_need(rows) if row.need is not Need.NOTHING]
    soonest = next((row.hour for row in ordered if row.need is Need.EXPECTED), "")
    wanted = [row for row in ordered if row.need is not Need.EXPECTED or row.hour == soonest]
    others = [row for row in wanted if row.key != here]
    fresh = [row for row in others if (row.key, row.need) not in visited]
    return next(iter(fresh or others), None)


def _pressing(row: Row) -> tuple[Need, float]:
    return row.need, row.waiting_since.timestamp() if row.waiting_since is not None else 0.0


def _one_each(rows: Sequence[Row]) -> Iterable[Row]:
    parts: dict[int, list[Row]] = {}
    for row in rows:
        if row.kind is RowKind.PARTICIPATION and row.entry is not None:
            parts.setdefault(row.entry.rdv.id, []).append(row)
    whole = {row.entry.rdv.id for row in rows if row.kind is RowKind.RDV and row.entry is not None}
    for row in rows:
        if row.entry is None:
            continue
        people = parts.get(row.entry.rdv.id, ()) if row.entry.rdv.id in whole else ()
        apart = row.entry.rdv.collectif or len({one.need for one in people}) > 1
        if not people or apart is (row.kind is RowKind.PARTICIPATION):
            yield row

"""« À renseigner »: of whom nobody has said what became of their RDV, and what their arrival suggests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.dates.times import elapsed
from kiosk.domain.day.end_of_day import left_to_fill
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Participation
from kiosk.domain.day.rows import Row, RowCache, Thresholds
from kiosk.domain.day.shown import GRACE, Hours
from kiosk.domain.day.status import UNDETERMINED, Tense
from kiosk.domain.text.masked import masked

DAYS = 30
"""Days back, today included, that are gone through unless somebody asks for more."""


@masked
@dataclass(frozen=True, slots=True)
class ToFill:
    """A line: an RDV, or one usager of a workshop. ``came``: since when who is on it waited, where that is known."""

    row: Row
    day: date
    came: datetime | None = None

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def sure(self) -> bool:
        """Whether what became of it can be proposed: all who are on it were in the waiting room."""
        return self.came is not None


def to_fill(
    entries: Iterable[DeskRdv],
    *,
    now: datetime,
    lieu_id: int | None,
    thresholds: Thresholds,
    cache: RowCache,
    came: Mapping[int, datetime] | None = None,
) -> tuple[ToFill, ...]:
    """What of ``entries`` is to be filled in at ``now`` (in the organisation's zone): the latest day first, which is
    remembered best, each in hour order.

    Of today, what is over by a wide margin; once nobody is expected any more, all that has ended. RDVs without a lieu
    are of every lieu. ``came``: who was put into the waiting room, by participation, beside those of whom it is still
    said.
    """
    entries = list(entries)
    over = left_to_fill(of_today(entries, now), now=now, lieu_id=lieu_id) is not None
    cache.begin(now)
    found: list[tuple[int, datetime, str, ToFill]] = []
    for entry in entries:
        rdv = entry.rdv
        if entry.turned_down or (lieu_id is not None and rdv.lieu is not None and rdv.lieu.id != lieu_id):
            continue
        if any(p.status in UNDETERMINED for p in rdv.participations) and _is_over(entry, now, day_over=over):
            lines = _lines(entry, now, thresholds, cache, came or {})
            found += [(-line.day.toordinal(), rdv.starts_at, line.row.name, line) for line in lines]
    return tuple(line for *_, line in sorted(found, key=lambda one: one[:3]))


def of_today(entries: Iterable[DeskRdv], now: datetime) -> list[DeskRdv]:
    """Those of ``entries`` that are on the day of ``now``, in its zone."""
    start = datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC)
    end = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo).astimezone(UTC)
    return [entry for entry in entries if start <= entry.rdv.starts_at < end]


def _lines(
    entry: DeskRdv, now: datetime, thresholds: Thresholds, cache: RowCache, came: Mapping[int, datetime]
) -> Sequence[ToFill]:
    rows = cache.rdv_rows(entry, thresholds)
    people = {p.id: p for p in entry.rdv.participations}
    day = _day(entry, now)
    lines = []
    for row in rows.parts() if entry.rdv.collectif else (rows.row(),):
        asked = [people[number] for number in row.participation_ids if people[number].status in UNDETERMINED]
        if asked:
            lines.append(ToFill(row, day, _since(asked, came, now)))
    return lines


def _since(people: Sequence[Participation], came: Mapping[int, datetime], now: datetime) -> datetime | None:
    """Since when they waited; None where it is not known of one of them."""
    hours = [p.waiting_since or came.get(p.id) for p in people]
    known = [at for at in hours if at is not None]
    return min(known).astimezone(now.tzinfo) if len(known) == len(people) else None


def _is_over(entry: DeskRdv, now: datetime, *, day_over: bool) -> bool:
    hours = Hours.of(entry.rdv, now)
    if hours.tense is not Tense.TODAY_PASSED:
        return hours.tense is Tense.PAST
    since = elapsed(hours.ends_at, now)
    return since > GRACE or (day_over and since >= timedelta())


def _day(entry: DeskRdv, now: datetime) -> date:
    return entry.rdv.starts_at.astimezone(now.tzinfo).date()

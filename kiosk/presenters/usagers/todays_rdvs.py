"""The RDVs of today of whoever is looked for, as the agenda shows them, what was done here included."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.day.attention import by_need
from kiosk.domain.day.line import has_lines
from kiosk.domain.day.rows import Row, RowCache, Thresholds
from kiosk.domain.people.names import discreet
from kiosk.presenters.day.feed import DayFeed

if TYPE_CHECKING:
    from kiosk.desk import DayData


class TodaysRdvs:
    """Worked out once for all who are found, until something changes or a minute goes by."""

    def __init__(self, feed: DayFeed, clock: Clock, thresholds: Thresholds) -> None:
        """``feed`` is of today."""
        self._feed = feed
        self._clock = clock
        self._thresholds = thresholds
        self._cache = RowCache()
        self._made: tuple[DayData, datetime, bool] | None = None
        self._of: dict[int, list[Row]] = {}
        self._of_proches: dict[int, list[Row]] = {}

    def of(self, usager_id: int) -> list[Row]:
        """Their lines, each of them alone, what needs something of the desk first. Empty while today is not read."""
        self._work_out()
        return by_need(self._of.get(usager_id, ()))

    def of_proches(self, usager_id: int) -> list[Row]:
        """The same of those who hang on them."""
        self._work_out()
        return by_need(self._of_proches.get(usager_id, ()))

    def _work_out(self) -> None:
        data = self._feed.data
        if data is None or self._feed.stale:
            self._made, self._of, self._of_proches = None, {}, {}
            return
        now = self._clock.now().astimezone(data.zone)
        minute = now.replace(second=0, microsecond=0)
        of = (minute, discreet())
        if self._made is not None and self._made[0] is data and self._made[1:] == of:
            return
        self._made, self._of, self._of_proches = (data, *of), {}, {}
        self._cache.begin(now)
        for entry in data.entries:
            rdv_rows = self._cache.rdv_rows(entry, self._thresholds)
            rows = rdv_rows.parts() if has_lines(entry.rdv) else (rdv_rows.row(),)
            for row in rows:
                for usager in row.usagers:
                    self._of.setdefault(usager.id, []).append(row)
                    if usager.responsible_id is not None:
                        self._of_proches.setdefault(usager.responsible_id, []).append(row)
        self._cache.keep_only({entry.rdv.id for entry in data.entries})

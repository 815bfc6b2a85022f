"""The lines of the day that a feed brings, as a list and as columns; those that did not change are made once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from kiosk.domain.day.aside import Aside, set_aside
from kiosk.domain.day.board import Board, BoardFilter, Folds, RowCache, Thresholds, build_board
from kiosk.domain.day.columns import Columns, build_columns
from kiosk.presenters.day.feed import DayFeed


class DayLines:
    """``now`` is in the organisation's zone; ``lieu_id`` None stands for all."""

    def __init__(self, feed: DayFeed, thresholds: Thresholds) -> None:
        self._feed = feed
        self._thresholds = thresholds
        self._cache = RowCache()

    def board(self, wanted: BoardFilter, lieu_id: int | None, now: datetime, folds: Folds) -> Board | None:
        """The list; None while the day is on its way."""
        data, day = self._feed.data, self._feed.day
        if data is None or day is None:
            return None
        return build_board(
            data.entries,
            day=day,
            now=now,
            lieu_id=lieu_id,
            wanted=wanted,
            motifs=data.motifs,
            thresholds=self._thresholds,
            folds=folds,
            cache=self._cache,
        )

    def columns(
        self, wanted: BoardFilter, lieu_id: int | None, now: datetime, shown: Collection[int]
    ) -> tuple[Columns | None, tuple[Aside, ...]]:
        """The columns, and who has none since they have nothing; ``shown`` do all the same.

        None while the day is on its way.
        """
        data, day = self._feed.data, self._feed.day
        if data is None or day is None:
            return None, ()
        whole = build_columns(
            data.entries,
            day=day,
            now=now,
            lieu_id=lieu_id,
            wanted=wanted,
            motifs=data.motifs,
            agents=data.agents,
            services=data.services,
            plages=data.plages,
            absences=data.absences,
            thresholds=self._thresholds,
            cache=self._cache,
            everybody=True,
        )
        elsewhere = {plage.agent_id for plage in data.plages}
        return set_aside(whole, shown, elsewhere, plages_known=bool(data.plages))

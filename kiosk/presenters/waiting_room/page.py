"""Who waits, since when and for whom, in the order in which they came. Always today, whatever day the agenda shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.board import Row, RowCache
from kiosk.domain.day.status import Action
from kiosk.domain.day.waiting import build_waiting_room
from kiosk.presenters.around.around import Around
from kiosk.presenters.day.board_model import BoardModel
from kiosk.presenters.day.feed import FeedChange
from kiosk.presenters.day.targets import offered_on
from kiosk.presenters.waiting_room.strip import WaitingStrip

if TYPE_CHECKING:
    from kiosk.presenters.agenda.page import AgendaPresenter


class WaitingRoomPresenter(QObject):
    """The waiting room of one lieu, or of all of an organisation's."""

    changed = Signal()
    """The lines have been brought up to date."""
    count_changed = Signal(int)
    selection_changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        agenda: AgendaPresenter = around.pages.of("agenda")
        self._work = around.work
        self._feed = agenda.today_feed
        self._gestures = agenda.gestures
        self._lobby = agenda.lobby
        self._thresholds = around.thresholds
        self.model = BoardModel(self)
        self.lieu_id = around.where.lieu_id
        self.count = 0
        self._cache = RowCache()
        self.selected_key = ""
        self.strip = WaitingStrip(around, self.model, self)
        self.changed.connect(self.strip.refresh)
        self._feed.changed.connect(self._on_feed)
        self.selection_changed.connect(lambda: agenda.show_beside(self.selected_key, self.row(self.selected_key)))
        around.where.moved.connect(lambda: self.show_lieu(around.where.lieu_id))
        around.ticker.ticked.connect(self.rebuild)
        self._lobby.changed.connect(self.rebuild)
        self.rebuild()

    @property
    def loading(self) -> bool:
        """Whether nothing of today has been read yet."""
        return self._feed.data is None

    def show_lieu(self, lieu_id: int | None) -> None:
        """Narrows to one lieu; None: all."""
        if lieu_id != self.lieu_id:
            self.lieu_id = lieu_id
            self.rebuild(afresh=True)

    def select(self, key: str) -> None:
        """Selects the line of ``key``; « » for none."""
        if key != self.selected_key:
            self.selected_key = key
            self.selection_changed.emit()

    def row(self, key: str) -> Row | None:
        """The line of ``key``; None when it is not there."""
        return self.model.row_at(key)

    def offered(self, keys: Sequence[str]) -> tuple[Action, ...]:
        """The gestures possible on at least one of these lines."""
        return offered_on(self._rows(keys))

    def act(self, action: Action, keys: Sequence[str]) -> None:
        """Makes a gesture on these lines, as on the agenda."""
        wanted = tuple(keys)
        self._gestures.act(action, lambda: self._rows(wanted))

    def rebuild(self, *, afresh: bool = False) -> None:
        """Brings the lines and their minutes to the present instant."""
        rows: tuple[Row, ...] = ()
        data, day = self._feed.data, self._feed.day
        if data is not None and day is not None and not self._feed.stale:
            rows = build_waiting_room(
                data.entries,
                now=self._work.clock.now().astimezone(data.zone),
                lieu_id=self.lieu_id,
                motifs=data.motifs,
                thresholds=self._thresholds,
                cache=self._cache,
            )
            rows = self._lobby.dress(rows, self._work.clock.now().astimezone(data.zone))
            self.model.name_lieux = self.lieu_id is None and data.several_lieux
            self.model.show_motifs(data.motifs)
        self.model.show_rows(rows, afresh=afresh)
        if len(rows) != self.count:
            self.count = len(rows)
            self.count_changed.emit(self.count)
        self.changed.emit()

    def _on_feed(self, change: FeedChange) -> None:
        self.rebuild(afresh=change.afresh)

    def _rows(self, keys: Sequence[str]) -> list[Row]:
        return [row for key in keys if (row := self.row(key)) is not None]

"""The panel beside the board: everything about the RDV selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.gesture import DeskRdv, GestureRecord
from kiosk.presenters.day.feed import DayFeed
from kiosk.presenters.rdv.details import Details, details_of
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class PanelPresenter(QObject):
    """Follows the selection; what it shows is read from the desk's memory each time the RDV changes."""

    changed = Signal()
    """``details`` is not what it was."""
    again_wanted = Signal(object)
    """The DeskRdv whose gesture the person makes again, although somebody else was before."""

    def __init__(self, work: Work, feed: DayFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._feed = feed
        self.details: Details | None = None
        self._rdv_id: int | None = None
        self._key = ""
        self._entry: DeskRdv | None = None
        self._history: Sequence[GestureRecord] = ()
        # The feed has read the change already: its entry is shown at once, the history follows.
        feed.changed.connect(self._on_feed)

    def show(self, rdv_id: int | None, key: str = "") -> None:
        """Shows an RDV, reached by the line of ``key``; None: nothing."""
        if rdv_id == self._rdv_id:
            if key != self._key:
                self._key = key
                self._tell()
            return
        self._rdv_id, self._key = rdv_id, key
        self._entry, self._history = (self._feed.entry(rdv_id) if rdv_id is not None else None), ()
        self._tell()
        self._read_again()

    @property
    def entry(self) -> DeskRdv | None:
        """The RDV shown, or chosen while the panel is closed."""
        return self._entry

    def dismiss_problem(self) -> None:
        """The person has read why a gesture was refused."""
        if self._rdv_id is not None:
            self._work.tasks.run("dismiss_problem", self._work.desk.dismiss_problem(self._rdv_id))

    def make_again(self) -> None:
        """The person wants their gesture, whatever somebody else did meanwhile."""
        if self._entry is not None:
            self.again_wanted.emit(self._entry)

    def on_desk_change(self, change: DeskChange) -> None:
        """Reads the RDV again when it is touched."""
        if change.kind == "rdvs" and (not change.rdv_ids or self._rdv_id in change.rdv_ids):
            self._read_again()

    def tick(self) -> None:
        """Brings the minutes of waiting to the present instant."""
        if self.details is not None and any(usager.waiting for usager in self.details.usagers):
            self._tell()

    def _on_feed(self, _change: object) -> None:
        if self._rdv_id is not None and (entry := self._feed.entry(self._rdv_id)) is not None:
            self._entry = entry
            self._tell()

    def _read_again(self) -> None:
        if self._rdv_id is None:
            self._work.tasks.cancel("panel")
        else:
            self._work.tasks.run("panel", self._read(self._rdv_id), replace=True)

    async def _read(self, rdv_id: int) -> None:
        self._entry = await self._work.desk.entry(rdv_id)
        self._history = await self._work.desk.history(rdv_id)
        self._tell()

    def _tell(self) -> None:
        details = None
        if self._entry is not None:
            data = self._feed.data
            now = self._work.clock.now()
            details = details_of(
                self._entry,
                self._history,
                key=self._key,
                now=now.astimezone(data.zone) if data else now,
                agents=data.agents if data else {},
                motifs=data.motifs if data else {},
            )
        if details != self.details:
            self.details = details
            self.changed.emit()

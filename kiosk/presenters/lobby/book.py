"""What goes on between the counter and the offices today, where the desk is: read when it changes, put on any lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.rows import Row
from kiosk.domain.lobby.call import Called, with_calls
from kiosk.domain.lobby.notice import AgentNotice, holding, with_notices
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange
    from kiosk.desk.lobby import LobbyToday


class LobbyBook(QObject):
    """One for who is at work. Where neither platform nor companion has calls there is nothing in it, nor asked."""

    changed = Signal()
    """A call or a notice is not what it was, or they are offered now, or no longer."""

    def __init__(self, work: Work, where: Whereabouts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self._where = where
        self.calls: Mapping[int, Called] = {}
        """By participation."""
        self.of_walk_ins: Mapping[str, Called] = {}
        """By the line of who came without an RDV."""
        self._notices: tuple[AgentNotice, ...] = ()
        self._looked: int | None = None
        self._offered = self.offered
        where.moved.connect(self._go)
        work.follow(self._on_desk_change)
        self._go()

    @property
    def offered(self) -> bool:
        """Whether somebody may be called from here: other desks and a screen are told."""
        can = self._work.desk.capabilities
        return can is not None and can.calls

    @property
    def tells(self) -> bool:
        """Whether agents may have the desks told something of themselves."""
        can = self._work.desk.capabilities
        return can is not None and can.notices

    @property
    def notices(self) -> Mapping[int, AgentNotice]:
        """By agent, those that hold now."""
        return holding(self._notices, self._work.clock.now())

    def of(self, who: Called) -> Called | None:
        """The call of whom ``who`` names, as it now is."""
        if who.walk_in is not None:
            return self.of_walk_ins.get(who.walk_in)
        return self.calls.get(who.participation_id or 0)

    def dress(self, rows: Sequence[Row], now: datetime) -> tuple[Row, ...]:
        """``rows`` with who was called, and what their agents have the desks told; ``now`` is in the zone shown."""
        return with_notices(with_calls(rows, self.calls, now), self.notices)

    def with_calls(self, rows: Sequence[Row], now: datetime) -> tuple[Row, ...]:
        """``rows`` with who was called alone."""
        return with_calls(rows, self.calls, now)

    def _go(self) -> None:
        if self._where.organisation_id != self._looked:
            self._read_again()

    def _on_desk_change(self, change: DeskChange) -> None:
        mine = change.kind == "lobby" and self._where.organisation_id in change.organisation_ids
        if mine or (self.offered or self.tells) != self._offered:
            self._read_again()

    def _read_again(self) -> None:
        self._looked, self._offered = self._where.organisation_id, self.offered or self.tells
        if self._looked is None or not self._offered:
            self._take({}, {}, ())
        else:
            self._work.tasks.run("lobby", self._read(self._looked), replace=True)

    async def _read(self, organisation_id: int) -> None:
        today: LobbyToday = await self._work.desk.lobby.today(organisation_id)
        self._take(
            {one.participation_id: one for one in today.calls if one.participation_id is not None},
            {one.walk_in: one for one in today.calls if one.walk_in is not None},
            today.notices,
        )

    def _take(
        self, calls: Mapping[int, Called], of_walk_ins: Mapping[str, Called], notices: tuple[AgentNotice, ...]
    ) -> None:
        self.calls, self.of_walk_ins, self._notices = calls, of_walk_ins, notices
        self.changed.emit()

"""Ctrl+P: the list of the day that is looked at, for the printer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.text.language import tr
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk.documents import Render


class DayPrinter(QObject):
    """Reads the day from the desk's memory and hands its document over."""

    wanted = Signal(object, str, float)
    """What makes the document for a size in points, the name of its file, and the smallest size that is read."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def print_day(self, organisation_id: int, lieu_id: int | None, place: str, day: date) -> None:
        """``place`` is the name of the lieu, or of all."""
        self._work.tasks.run("print day", self._read(organisation_id, lieu_id, place, day), replace=True)

    async def _read(self, organisation_id: int, lieu_id: int | None, place: str, day: date) -> None:
        from kiosk.desk.documents import SMALLEST_SIZE, day_list

        data = await self._work.desk.day(organisation_id, day)
        if data.synced_at is None:
            self._work.notices.warning(tr("Cette journée n’est pas encore arrivée\u00a0: imprimez-la dans un instant."))
            return
        walk_ins = await self._work.desk.walk_ins.of_day(organisation_id, day)
        render: Render = day_list(data, walk_ins, place=place, day=day, now=self._work.clock.now(), lieu_id=lieu_id)
        self.wanted.emit(render, tr("Liste du {}").format(day.isoformat()), SMALLEST_SIZE)

    def done(self, path: str) -> None:
        """The document is in a file."""
        if path:
            self._work.notices.info(tr("Document enregistré\u00a0: {}").format(path))

"""Ctrl+P: the list of the day that is looked at, for the printer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.model import Organisation
from kiosk.domain.text.language import tr
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk.documents import Document


class DayPrinter(QObject):
    """Reads the day from the desk's memory and hands its document over."""

    wanted = Signal(object, str)
    """The document, and the name of its file."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def print_day(self, organisation: Organisation, lieu_id: int | None, place: str, day: date) -> None:
        """``place`` is the name of the lieu, or of all."""
        self._work.tasks.run("print day", self._read(organisation, lieu_id, place, day), replace=True)

    async def _read(self, organisation: Organisation, lieu_id: int | None, place: str, day: date) -> None:
        from kiosk.desk.documents import day_list

        data = await self._work.desk.day(organisation.id, day)
        if data.synced_at is None:
            self._work.notices.warning(tr("Cette journée n’est pas encore arrivée\u00a0: imprimez-la dans un instant."))
            return
        walk_ins = await self._work.desk.walk_ins.of_day(organisation.id, day)
        now = self._work.clock.now()
        document: Document = day_list(
            data, walk_ins, organisation=organisation.name, place=place, day=day, now=now, lieu_id=lieu_id
        )
        self.wanted.emit(document, tr("Liste du {}").format(day.isoformat()))

    def done(self, path: Path | None) -> None:
        """It is printed, or in a file."""
        if path is not None:
            self._work.notices.info(tr("Document enregistré\u00a0: {}").format(path))

    def failed(self) -> None:
        """It is not."""
        self._work.notices.unwritten()

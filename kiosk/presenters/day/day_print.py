"""Ctrl+P and its neighbours: the lists of a day, for the printer."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Reads the day from the desk's memory and hands its documents over."""

    wanted = Signal(object, str)
    """The documents, each of which begins on a sheet of its own, and the name of their file."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def print_day(
        self, organisation: Organisation, lieu_id: int | None, place: str, day: date, sheets: str = "whole"
    ) -> None:
        """``place`` is the name of the lieu, or of all. ``sheets``: one of ``Sheets``."""
        self._work.tasks.run("print day", self._read(organisation, lieu_id, place, day, sheets), replace=True)

    def print_next(self, organisation: Organisation, lieu_id: int | None, place: str, today: date) -> None:
        """The same of the next working day."""
        self._work.tasks.run("print day", self._read_next(organisation, lieu_id, place, today), replace=True)

    async def _read_next(self, organisation: Organisation, lieu_id: int | None, place: str, today: date) -> None:
        directory = await self._work.desk.directory(organisation.id)
        day = directory.days_off.next_working(today)
        await self._read(organisation, lieu_id, place, day, "whole")

    async def _read(self, organisation: Organisation, lieu_id: int | None, place: str, day: date, sheets: str) -> None:
        from kiosk.desk.documents import DayOf, Sheets, day_lists

        data = await self._work.desk.day(organisation.id, day)
        if data.synced_at is None:
            self._work.notices.warning(tr("Cette journée n’est pas encore arrivée\u00a0: imprimez-la dans un instant."))
            self._work.desk.look_beside(organisation.id, day)
            return
        walk_ins = await self._work.desk.walk_ins.of_day(organisation.id, day)
        of = DayOf(organisation.name, place, day, self._work.clock.now(), lieu_id)
        documents: Sequence[Document] = day_lists(data, walk_ins, of, Sheets(sheets))
        self.wanted.emit(documents, tr("Liste du {}").format(day.isoformat()))

    def done(self, path: Path | None) -> None:
        """It is printed, or in a file."""
        if path is not None:
            self._work.notices.info(tr("Document enregistré\u00a0: {}").format(path))

    def failed(self) -> None:
        """It is not."""
        self._work.notices.unwritten()

"""A list kept as a file: made beside the interface, written where the person chose, for its owner alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.document import Document
from kiosk.domain.text.language import counted, tr
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.work.saving import save
from kiosk.presenters.work.tasks import Cancelled, Ok, Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import Directory
    from kiosk.exports.rdv_rows import ExportedRdvs

_TASK: Final = "export"
MOST_ON_PAPER: Final = 2000
"""RDVs of a list on paper: nobody prints more, nor would find anything in it."""
_STEPS: Final = 50
"""How often, of the whole, is said how far it has come."""


class Kind(StrEnum):
    """As what a list can be kept."""

    XLSX = "xlsx"
    CSV = "csv"  # as French spreadsheets open it
    CSV_COMMA = "csv_comma"
    ICS = "ics"


ENDINGS: Final = {Kind.XLSX: "xlsx", Kind.CSV: "csv", Kind.CSV_COMMA: "csv", Kind.ICS: "ics"}


class StoppedError(Exception):
    """The person wants it no more."""


class Exporting(QObject):
    """One export at a time. ``state``: working, done (``path`` says where it is), or nothing to say."""

    changed = Signal()

    def __init__(self, work: Work, where: Whereabouts, preferences: AgentPreferences, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self._where = where
        self._preferences = preferences
        self.state: Literal["", "working", "done"] = ""
        self.path: Path | None = None
        self.unread = ""  # what of the period was not known
        self.done = self.total = 0
        self._stopped = False
        work.tasks.at_end(self.stop)

    @property
    def by_person(self) -> bool:
        """A row for each person, not for each RDV; remembered."""
        return self._preferences.get("list.by_person") == "yes"

    def choose_by_person(self, chosen: bool) -> None:
        """A row for each person, or for each RDV."""
        self._preferences.set("list.by_person", "yes" if chosen else "no")

    @property
    def bom(self) -> bool:
        """Whether files of separated values begin with the mark by which spreadsheets know UTF-8; remembered."""
        return self._preferences.get("list.bom") != "no"

    def choose_bom(self, chosen: bool) -> None:
        """With that mark, or without."""
        self._preferences.set("list.bom", "yes" if chosen else "no")

    @property
    def text(self) -> str:
        """How far it has come, or where it was put."""
        if self.state == "working":
            return tr("Export en cours\u00a0: {} RDV sur {}…").format(self.done, self.total)
        if self.state == "done" and self.path is not None:
            said = counted(self.total, "{} RDV enregistré\u00a0: {}", "{} RDV enregistrés\u00a0: {}", self.path)
            return ". ".join(filter(None, (said, self.unread)))
        return ""

    def begin(self, kind: Kind, path: Path, entries: Sequence[DeskRdv], directory: Directory, unread: str) -> None:
        """Keeps ``entries``, in their order, as the file ``path``. ``unread``: what of the period they lack."""
        self.unread, self.state, self.path, self.done, self.total = unread, "working", path, 0, len(entries)
        self._stopped = False
        work = self._make(kind, path, self._data(entries, directory))
        self._work.tasks.run(_TASK, work, replace=True, done=self._ended)
        self.changed.emit()

    def put(self, path: Path, count: int, unread: str) -> None:
        """``count`` RDVs are in the file ``path``, which somebody else has made."""
        self.state, self.path, self.total, self.unread = "done", path, count, unread
        self._work.desk.lists.exported(self._where.organisation_id or 0)
        self.changed.emit()

    def stop(self) -> None:
        """No file is made."""
        self._stopped = True
        if self.state == "working":
            self.state = ""
            self._work.tasks.cancel(_TASK)
            self.changed.emit()

    def forget(self) -> None:
        """Where it was put has been read."""
        self.state = ""
        self.changed.emit()

    async def document(self, entries: Sequence[DeskRdv], directory: Directory, period: str) -> Document:
        """The list on paper."""
        from kiosk.exports.rdv_sheet import rdv_document

        if len(entries) > MOST_ON_PAPER:
            said = tr("Le papier s’arrête aux {} premiers RDV\u00a0: exportez un classeur pour tous les avoir.")
            self._work.notices.info(said.format(MOST_ON_PAPER))
        return await asyncio.to_thread(
            rdv_document, self._data(entries[:MOST_ON_PAPER], directory, by_person=False), period
        )

    def _data(self, entries: Sequence[DeskRdv], directory: Directory, *, by_person: bool | None = None) -> ExportedRdvs:
        from kiosk.exports.rdv_rows import ExportedRdvs

        where, who = self._where, self._work.desk.who
        names = [one.name for one in where.organisations if one.id == where.organisation_id]
        return ExportedRdvs(
            tuple(entries),
            where.now,
            names[0] if names else "",
            {one.id: one.name for one in directory.services.values()},
            {one.id: one.service_id for one in directory.motifs.values()},
            {one.id: agent_name(one) for one in directory.agents.values()},
            self.by_person if by_person is None else by_person,
            who.instance if who is not None else "",
        )

    async def _make(self, kind: Kind, path: Path, data: ExportedRdvs) -> bool:
        loop = asyncio.get_running_loop()
        every = max(1, len(data.entries) // _STEPS)
        said = 0

        def tell(done: int) -> None:  # on the thread that makes it
            nonlocal said
            if self._stopped:
                raise StoppedError
            if done - said >= every:
                said = done
                loop.call_soon_threadsafe(self._tell, done)

        try:
            content = await asyncio.to_thread(_makers()[kind], data, self.bom, tell)
        except StoppedError:
            return False
        if not await asyncio.to_thread(save, path, content):
            self._work.notices.unwritten()
            return False
        organisation_id = self._where.organisation_id
        self._work.desk.lists.exported(organisation_id or 0)
        return True

    def _tell(self, done: int) -> None:
        if self.state == "working":
            self.done = done
            self.changed.emit()

    def _ended(self, outcome: Outcome[bool]) -> None:
        if not isinstance(outcome, Cancelled):
            self.state = "done" if isinstance(outcome, Ok) and outcome.value else ""
            self.changed.emit()


Make = Callable[["ExportedRdvs", bool, Callable[[int], None]], bytes]


def _makers() -> dict[Kind, Make]:
    from kiosk.exports.csv_file import csv_of
    from kiosk.exports.ics import ics_of
    from kiosk.exports.xlsx import xlsx_of

    return {
        Kind.XLSX: lambda data, _, tell: xlsx_of(data, tell),
        Kind.CSV: lambda data, bom, tell: csv_of(data, bom=bom, tell=tell),
        Kind.CSV_COMMA: lambda data, bom, tell: csv_of(data, separator=",", bom=bom, tell=tell),
        Kind.ICS: lambda data, _, tell: ics_of(data, tell),
    }

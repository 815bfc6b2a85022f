"""« Vérifier ce poste »: what has been found so far, the verdict, and the report to hand on.

What a check is made of is loaded with the first one: a start of the desk has no time for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk import __version__
from kiosk.domain.text.language import tr
from kiosk.presenters.work.tasks import Crashed, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.domain.diagnostic.report import Check, Line

Checking: TypeAlias = "Callable[[str, Callable[[Line], None]], Coroutine[Any, Any, None]]"
"""Checks the desk for an instance as it was typed (empty: the one that is configured), and tells each line."""
Gathering: TypeAlias = "Callable[[str], Coroutine[Any, Any, str]]"
"""Makes of a report all that the support wants to know, as one text without anything about anybody."""


async def report_alone(report: str) -> str:
    """Where there is nothing to be gathered beside the report."""
    return report


class DiagnosticPresenter(QObject):
    """One check at a time: a newer one replaces that under way."""

    changed = Signal()
    """``lines``, ``expected`` or ``running`` is not what it was."""
    gathered = Signal()
    """``whole`` is there to be read."""
    saved = Signal(str)
    """The report is in the file of that name; empty: it could not be written."""

    def __init__(
        self, work: Work, checking: Checking, parent: QObject | None = None, *, gathering: Gathering = report_alone
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._checking = checking
        self._gathering = gathering
        self.whole = ""
        """What was gathered for the support; empty: nothing was, since the last check."""
        self._instance = ""
        self._attempt = 0
        self.lines: dict[Check, Line] = {}
        self.expected: tuple[Check, ...] = ()
        """What is looked at this time, in the order of the report."""
        self.running = False

    def start(self, instance: str = "") -> None:
        """Checks this desk. ``instance``: what is typed on the sign-in page; who is signed in has their own."""
        who = self._work.desk.who
        self._instance = who.instance if who is not None else instance
        self.again()

    def again(self) -> None:
        """Checks once more."""
        from kiosk.domain.diagnostic.report import Check

        self._attempt += 1
        attempt = self._attempt
        at_work = self._work.desk.who is not None
        self.lines = {}
        self.whole = ""
        self.expected = tuple(check for check in Check if at_work or check is not Check.LINK)
        self.running = True
        if at_work:
            self._tell(attempt, self._link())
        self._work.tasks.run(
            "diagnostic",
            self._checking(self._instance, lambda line: self._tell(attempt, line)),
            replace=True,
            done=lambda outcome: self._ended(attempt, outcome),
        )
        self.changed.emit()

    def stop(self) -> None:
        """Gives up what is under way."""
        self._work.tasks.cancel("diagnostic")

    def gather(self) -> None:
        """Has all that the support wants to know gathered. Ends with ``gathered``."""

        def ended(outcome: Outcome[str]) -> None:
            if isinstance(outcome, Ok):
                self.whole = outcome.value
                self.gathered.emit()
            elif isinstance(outcome, RefusedBy):
                self._work.notices.failure(outcome.failure)

        self._work.tasks.run("gather", self._gathering(self.report), replace=True, done=ended)

    @property
    def verdict(self) -> str:
        """What has been found, in one line; how far it is while it goes on."""
        if self.running:
            return tr("Vérification en cours\u00a0: {} sur {}").format(len(self.lines), len(self.expected))
        if len(self.lines) < len(self.expected):
            return tr("La vérification n’est pas allée au bout.")
        from kiosk.domain.diagnostic.report import verdict

        return verdict(self.lines.values())

    @property
    def report(self) -> str:
        """The whole as text, without anything about anybody."""
        from kiosk.domain.diagnostic.report import report_text

        return report_text(tuple(self.lines.values()), __version__, self._work.clock.now())

    @property
    def file_name(self) -> str:
        """What the file is called unless somebody chooses otherwise."""
        if self.whole:
            return f"kiosk-support-{self._work.clock.now():%Y-%m-%d}.txt"
        return f"verification-kiosk-{self._work.clock.now():%Y-%m-%d}.txt"

    def save(self, path: str) -> None:
        """Writes what was gathered, else the report, where it was chosen to be, for its owner's eyes only."""

        def ended(outcome: Outcome[bool]) -> None:
            self.saved.emit(Path(path).name if isinstance(outcome, Ok) and outcome.value else "")

        self._work.tasks.run("save report", self._write(Path(path), self.whole or self.report), done=ended)

    @staticmethod
    async def _write(path: Path, text: str) -> bool:
        from kiosk.exports.private_file import write_private

        try:
            await asyncio.to_thread(write_private, path, text)
        except OSError:
            return False
        return True

    def _link(self) -> Line:
        from kiosk.domain.diagnostic.machine import link_line

        state = self._work.desk.sync_state
        return link_line(state.connected, state.last_synced, self._work.desk.unsent_count, self._work.clock.now())

    def _tell(self, attempt: int, line: Line) -> None:
        if attempt == self._attempt:
            self.lines[line.check] = line
            self.changed.emit()

    def _ended(self, attempt: int, outcome: Outcome[None]) -> None:
        if attempt == self._attempt:
            self.running = False
            if isinstance(outcome, Crashed):
                self.lines = {}
            self.changed.emit()

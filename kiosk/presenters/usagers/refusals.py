"""What was written of people and refused since: said once, with a way back to what was typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.people.names import usager_name
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, ErrandRecord
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

_TASK = "usager_refusals"


def draft_written(record: ErrandRecord) -> UsagerDraft | None:
    """What was typed of an usager; None of anything else."""
    match record.errand.what:
        case CreateUsager(_, draft):
            return draft
        case ChangeUsager(_, _, after):
            return after
        case _:
            return None


class UsagerRefusals(QObject):
    """Reads the refusals that nobody has read whenever something about people changes."""

    reopen_wanted = Signal(object)
    """The ErrandRecord whose form the person wants again."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._told: set[str] = set()

    def on_desk_change(self, change: DeskChange) -> None:
        """Something about people, or who is signed in, has changed."""
        if change.kind in ("usagers", "session"):
            self.look()

    def look(self) -> None:
        """Says what has been refused and not been said yet."""
        self._work.tasks.run(_TASK, self._look(), replace=True)

    def expect(self, key: str) -> None:
        """The refusal of this errand is told elsewhere."""
        self._told.add(key)

    def stop(self) -> None:
        """Reads nothing more."""
        self._work.tasks.cancel(_TASK)

    async def _look(self) -> None:
        for record in await self._work.desk.usagers.refused():
            draft = draft_written(record)
            if draft is None or record.errand.key in self._told:
                continue
            self._told.add(record.errand.key)
            reason = record.refusal.reason if record.refusal is not None else ""
            unknown = record.refusal is not None and record.refusal.unknown
            words = self.tr("La fiche de {}. {}") if unknown else self.tr("La fiche de {} n’a pas été acceptée. {}")
            said = words.format(usager_name(draft), reason)
            self._work.notices.error(
                said.strip(),
                key=f"errand-{record.errand.key}",
                action=self.tr("Reprendre la saisie"),
                act=partial(self.reopen_wanted.emit, record),
            )

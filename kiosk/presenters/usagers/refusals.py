"""What was written of people and refused since: said once, with a way back to what was typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.form import UsagerFormPresenter
from kiosk.presenters.usagers.form_state import draft_written
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class UsagerRefusals(QObject):
    """Reads the refusals that nobody has read whenever something about people, or who is signed in, changes."""

    def __init__(self, work: Work, form: UsagerFormPresenter, parent: QObject | None = None) -> None:
        """``form``: what is being saved there is told there."""
        super().__init__(parent)
        self._work = work = work.apart()
        self._form = form
        self._told: set[str] = set()
        work.follow(self._on_desk_change)

    def _on_desk_change(self, change: DeskChange) -> None:
        if change.kind in ("usagers", "session") and not self._form.saving:
            self._work.tasks.run("look", self._look(), replace=True)

    async def _look(self) -> None:
        for record in await self._work.desk.usagers.refused():
            draft = draft_written(record)
            if draft is None or record.errand.key in self._told:
                continue
            self._told.add(record.errand.key)
            reason = record.refusal.reason if record.refusal is not None else ""
            unknown = record.refusal is not None and record.refusal.unknown
            words = tr("La fiche de {}. {}") if unknown else tr("La fiche de {} n’a pas été acceptée. {}")
            said = words.format(usager_name(draft), reason)
            self._work.notices.error(
                said.strip(),
                key=f"errand-{record.errand.key}",
                action=tr("Continuer la saisie"),
                act=partial(self._form.reopen, record),
            )

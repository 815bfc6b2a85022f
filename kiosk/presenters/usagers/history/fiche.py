"""« Historique des changements » of a fiche, as the platform tells it: shown, and never kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Never

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import short_date
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.platform.failures import Failure, Forbidden, MemoryFailure, NotFound, SignedOut
from kiosk.domain.platform.field_labels import FIELD_LABELS
from kiosk.domain.text.language import labelled, tr
from kiosk.domain.writes.versions import Version
from kiosk.presenters.usagers.fields import choice_text
from kiosk.presenters.words.changes import Change
from kiosk.presenters.words.sync_texts import when
from kiosk.presenters.work.work import Work

_UNSAID: Final = frozenset({"phone_number_formatted", "deleted_at"})
"""What goes without saying beside the rest."""
_BY_NAME: Final = frozenset({"notes", "responsible_id", "organisation_ids", "referent_agent_ids"})
"""What is said to have changed, and not into what: texts that are long, and numbers that name nobody."""


class FicheHistory(QObject):
    """One fiche at a time."""

    opened = Signal()
    """It is to be shown."""
    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._forget()
        self._work.tasks.at_end(self._forget)

    def open(self, usager: Usager) -> None:
        """Shows the history of a fiche."""
        self._forget()
        self.title = usager_name(usager)
        self.loading = True
        self.opened.emit()
        self._work.tasks.run("history", self._read(usager.id), replace=True)

    def close(self) -> None:
        """Nobody looks at it any more."""
        self._work.tasks.cancel("history")
        self._forget()

    @property
    def nothing_text(self) -> str:
        """What is said where nothing changed."""
        return "" if self.note else tr("La plateforme ne connaît aucun changement de cette fiche.")

    def _forget(self) -> None:
        self.title = ""
        self.loading = False
        self.changes: tuple[Change, ...] = ()
        self.here: tuple[Never, ...] = ()  # what was done on this desk is in its journal
        self.note = ""

    async def _read(self, usager_id: int) -> None:
        try:
            versions: Sequence[Version] = await self._work.desk.usagers.versions(usager_id)
        except Failure as failure:
            self.note = _why_not(failure)
            if isinstance(failure, MemoryFailure | SignedOut):
                raise  # said of the whole desk too
        else:
            now = self._work.clock.now()
            self.changes = tuple(Change(when(one.at, now), one.author, _lines(one)) for one in versions)
        finally:
            self.loading = False
            self.changed.emit()


def _why_not(failure: Failure) -> str:
    if isinstance(failure, NotFound):
        return tr("Cette plateforme ne dit pas qui a changé quoi.")
    if isinstance(failure, Forbidden):
        return tr("L’historique de cette fiche ne vous est pas ouvert.")
    return tr("La plateforme ne répond pas\u00a0: l’historique de la fiche n’est connu que d’elle.")


def _lines(version: Version) -> tuple[str, ...]:
    """What one change says, a sentence each: « Téléphone : 06 12… → 06 34… »."""
    if version.event == "create":
        return (tr("Fiche créée"),)
    if version.event == "destroy":
        return (tr("Fiche supprimée"),)
    found = [_line(name, was, becomes) for name, (was, becomes) in version.changes.items() if name not in _UNSAID]
    return tuple(dict.fromkeys(found)) or (tr("Fiche modifiée"),)


def _line(name: str, was: Any, becomes: Any) -> str:
    if name not in FIELD_LABELS and name not in _BY_NAME:
        return tr("Autre information modifiée")
    if name == "organisation_ids":
        return tr("Organisations modifiées")
    if name == "referent_agent_ids":
        return tr("Agents référents modifiés")
    if name in _BY_NAME:
        return labelled(FIELD_LABELS[name], tr("modifié"))
    before, after = (_said(name, value) for value in (was, becomes))
    return labelled(FIELD_LABELS[name], f"{before} → {after}")


def _said(name: str, value: Any) -> str:
    if name == "birth_date" and isinstance(value, str):
        try:
            return short_date(date.fromisoformat(value))
        except ValueError:
            return value
    return choice_text(name, value) or tr("vide")

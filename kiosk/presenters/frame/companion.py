"""« Jumeler ce poste »: the code that the site's companion shows, typed once at this desk."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.platform.failures import KeyringLocked, KeyringMissing
from kiosk.domain.platform.pairing import read_code
from kiosk.domain.text.language import tr
from kiosk.presenters.words.pairing import no_code_text, refused_text
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

_TASK: Final = "pair with the companion"


class CompanionPresenter(QObject):
    """Of this desk, whoever is at work. What is typed is never kept."""

    changed = Signal()
    """``said`` or ``busy`` is not what it was."""
    joined = Signal()
    """This desk has been let in."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.said = ""
        self.busy = False

    @property
    def offered(self) -> bool:
        """Whether the site has a companion."""
        site = self._work.desk.site
        return site is not None and bool(site.address)

    @property
    def address(self) -> str:
        """Where it is."""
        site = self._work.desk.site
        return site.address if site is not None else ""

    def begin(self) -> None:
        """Somebody opens the form."""
        self.said, self.busy = "", False

    def pair(self, typed: str) -> None:
        """Takes the code; ends with ``joined``, or with what ``said`` says."""
        site = self._work.desk.site
        if site is None or self.busy:
            return
        if read_code(typed) is None:
            self.said = no_code_text()
        else:
            self.said, self.busy = "", True
            self._work.tasks.run(_TASK, site.pair(typed), done=self._paired)
        self.changed.emit()

    def _paired(self, outcome: Outcome[None]) -> None:
        self.busy = False
        unkept = isinstance(outcome, RefusedBy) and isinstance(outcome.failure, KeyringMissing | KeyringLocked)
        if isinstance(outcome, Ok) or unkept:
            self.joined.emit()
            self._work.notices.say(
                tr("Ce poste est jumelé jusqu’à la fermeture de Kiosk\u00a0: le coffre n’a rien pu garder.")
                if unkept
                else tr("Ce poste est jumelé avec le compagnon du site")
            )
        elif isinstance(outcome, RefusedBy):
            self.said = refused_text(outcome.failure)
        else:
            self.said = tr("Le jumelage n’a pas abouti. Recommencez.")
        self.changed.emit()

"""« Choisir un code pour ce poste »: typed twice, none that is easily guessed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.platform.codes import LONGEST, SHORTEST, CodeFault, fault_of, read_code
from kiosk.domain.text.language import tr
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

_TASK: Final = "code"


class CodePresenter(QObject):
    """Of who is at work. What is typed is never kept."""

    opened = Signal()
    """The form is to be shown."""
    changed = Signal()
    """``said`` or ``busy`` is not what it was."""
    made = Signal()
    """The code is good from now on."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.said = ""
        self.busy = False
        self.has = False
        """Whether there is one already, which this one replaces."""

    @property
    def hours(self) -> int:
        """For how long it will be good."""
        return int(self._work.desk.lock.rules.code_hours)

    def open(self) -> None:
        """Somebody wants a code."""
        who = self._work.desk.who
        if who is None:
            return
        self.said, self.busy, self.has = "", False, False
        self._work.tasks.run("code.has", self._work.desk.lock.codes.has(who), replace=True, done=self._known)
        self.opened.emit()

    def fault(self, typed: str) -> str:
        """What is wrong with ``typed``, and what would be right; empty: nothing."""
        who = self._work.desk.who
        match fault_of(typed, (who.first_name, who.last_name) if who is not None else ()):
            case CodeFault.LENGTH:
                return tr("Un code a de {} à {} chiffres ou lettres.").format(SHORTEST, LONGEST)
            case CodeFault.SIGNS:
                return tr("Un code n’a que des chiffres et des lettres sans accent.")
            case CodeFault.EASY:
                return tr("Ce code se devine\u00a0: évitez les suites, les répétitions et les années.")
            case CodeFault.NAME:
                return tr("Ce code se devine\u00a0: évitez votre nom.")
            case None:
                return ""

    def make(self, typed: str, again: str) -> None:
        """Takes the code; ends with ``made``, or with what ``said`` says."""
        who = self._work.desk.who
        if who is None or self.busy:
            return
        said = self.fault(typed)
        if not said and read_code(typed) != read_code(again):
            said = tr("Les deux saisies ne sont pas les mêmes.")
        self.said, self.busy = said, not said
        if not said:
            self._work.tasks.run(_TASK, self._work.desk.lock.codes.make(who, typed), done=self._made)
        self.changed.emit()

    def forget(self) -> None:
        """There is no code any more."""
        who = self._work.desk.who
        if who is not None:
            said = tr("Le code de ce poste est oublié")
            self._work.tasks.run(
                _TASK,
                self._work.desk.lock.codes.forget(who),
                done=lambda outcome: self._work.notices.say(said) if isinstance(outcome, Ok) else None,
            )

    def _known(self, outcome: Outcome[bool]) -> None:
        self.has = isinstance(outcome, Ok) and outcome.value
        self.changed.emit()

    def _made(self, outcome: Outcome[None]) -> None:
        self.busy = False
        if isinstance(outcome, Ok):
            self.made.emit()
            self._work.notices.say(tr("Votre code ouvre ce poste pour {} h").format(self.hours))
        elif isinstance(outcome, RefusedBy):
            self.said = sentence(outcome.failure)
        self.changed.emit()

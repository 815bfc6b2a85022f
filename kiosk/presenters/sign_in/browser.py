"""Signing in by the browser: sent there, waited for, and the answer taken by whichever way it comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.platform.addresses import judged
from kiosk.domain.platform.failures import Failure, SignedOut, Unauthorised, UnauthorisedCause
from kiosk.domain.platform.sign_in import Authorisation, Return, return_of
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.presenters.work.tasks import Cancelled, Crashed, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

TASK: Final = "sign_in"
_EAR: Final = "sign_in.answer"
_ENDS = frozenset({UnauthorisedCause.DENIED, UnauthorisedCause.APPLICATION, UnauthorisedCause.NO_APPLICATION})
"""What makes waiting any longer vain: one has to begin again."""


@masked
@dataclass(frozen=True, slots=True)
class _Asked:
    instance: str
    stay: bool
    authorisation: Authorisation


class BrowserSignIn(QObject):
    """One question at a time. Neither code nor state is ever kept in a file, shown or logged."""

    changed = Signal()
    """``waiting``, ``busy``, ``opened`` or ``code_wanted`` is not what it was."""
    failed = Signal(str)
    """What went wrong and what to do; « waiting » tells whether it may still come right by itself."""
    succeeded = Signal(str)
    """The instance at which somebody is signed in."""

    def __init__(self, work: Work, open_address: Callable[[str], bool], parent: QObject | None = None) -> None:
        """``open_address`` has the system's browser open an address; False where there is none."""
        super().__init__(parent)
        self._work = work
        self._open_address = open_address
        self._asked: _Asked | None = None
        self._heard_for: _Asked | None = None  # the question to whose answer the ear listens
        self.busy = False
        """Whether an answer is being taken to the platform, or a question is being prepared."""
        self.opened = True
        """False: the browser did not open, and the person is to open the address themselves."""

    @property
    def waiting(self) -> bool:
        """Whether the browser is waited for."""
        return self._asked is not None

    @property
    def code_wanted(self) -> bool:
        """Whether the platform shows a code that is to be pasted: there is no other way back."""
        asked = self._asked
        return asked is not None and return_of(asked.authorisation.redirect_uri) is Return.CODE

    @property
    def address(self) -> str:
        """What the browser opens, for who has to take it there by hand; empty while nothing is waited for."""
        return self._asked.authorisation.url if self._asked is not None else ""

    def begin(self, instance: str, stay: bool) -> None:
        """Sends the person to the browser; what was waited for before is given up."""
        self.cancel()
        self._set_busy(True)

        def ready(outcome: Outcome[Authorisation]) -> None:
            if isinstance(outcome, Cancelled):
                return
            self.busy = False
            if isinstance(outcome, Ok):
                self._wait(_Asked(instance, stay, outcome.value))
            else:
                self._went_wrong(outcome)

        self._work.tasks.run(TASK, self._work.desk.authorise(instance), replace=True, done=ready)

    def reopen(self) -> None:
        """Opens the browser again, at the same question."""
        if self._asked is not None:
            self.opened = self._open(self._asked)
            self._listen(self._asked)
            self.changed.emit()

    def answer(self, text: str) -> None:
        """The browser has come back with an address, or the person has pasted a code."""
        asked = self._asked
        if asked is None:
            self.failed.emit(sentence_at_the_door(Unauthorised(UnauthorisedCause.STRAY)))
            return
        if self.busy:
            return  # one answer is under way already
        self._set_busy(True)
        signing_in = self._work.desk.sign_in_by_browser(asked.instance, asked.authorisation, text, stay=asked.stay)
        self._work.tasks.run(TASK, signing_in, replace=True, done=lambda outcome: self._answered(asked, outcome))

    def cancel(self) -> None:
        """Gives it up. An answer that comes later is passed over."""
        self._work.tasks.cancel(TASK)
        self._work.tasks.cancel(_EAR)
        if self._asked is not None or self.busy:
            self._asked, self.busy, self.opened = None, False, True
            self.changed.emit()

    def _wait(self, asked: _Asked) -> None:
        self._asked = asked
        self._listen(asked)
        self.opened = self._open(asked)
        self.changed.emit()

    def _open(self, asked: _Asked) -> bool:
        url = asked.authorisation.url
        allowed = judged(url, asked.instance).text
        return bool(allowed) and self._open_address(allowed)

    def _listen(self, asked: _Asked) -> None:
        if return_of(asked.authorisation.redirect_uri) is Return.LOOPBACK and self._heard_for is None:
            self._heard_for = asked
            self._work.tasks.run(_EAR, self._work.desk.browser_answer(asked.authorisation), done=self._heard)

    def _heard(self, outcome: Outcome[str]) -> None:
        heard_for, self._heard_for = self._heard_for, None
        if isinstance(outcome, Ok):
            self.answer(outcome.value)
        elif not isinstance(outcome, Cancelled):
            self._went_wrong(outcome)
        elif self._asked is not None and self._asked is not heard_for:
            # Another question was put while the address was still being let go of.
            self._listen(self._asked)

    def _answered(self, asked: _Asked, outcome: Outcome[None]) -> None:
        if asked is not self._asked:
            return  # given up meanwhile
        self.busy = False
        if isinstance(outcome, Ok):
            self._asked, self.opened = None, True
            self._work.tasks.cancel(_EAR)
            self.changed.emit()
            self.succeeded.emit(asked.instance)
        elif not isinstance(outcome, Cancelled):
            self._went_wrong(outcome)
            # What went wrong may come right by a second try: the ear is there for it.
            if self._asked is not None:
                self._listen(self._asked)

    def _went_wrong(self, outcome: RefusedBy | Crashed) -> None:
        if isinstance(outcome, Crashed):
            said = tr("Kiosk a rencontré un problème. Réessayez, ou redémarrez Kiosk.")
        else:
            failure: Failure = outcome.failure
            if isinstance(failure, SignedOut):
                failure = Unauthorised()  # the tokens that were just given do not open anything
            if isinstance(failure, Unauthorised) and failure.cause in _ENDS:
                self._asked, self.opened = None, True
                self._work.tasks.cancel(_EAR)
            said = sentence_at_the_door(failure)
        self.changed.emit()
        self.failed.emit(said)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()

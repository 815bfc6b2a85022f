"""The ways in of who is not at work yet: their name among those of the desk, or the page on which anybody signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.text.language import tr
from kiosk.presenters.sign_in.page import SignInPresenter
from kiosk.presenters.switch.lines import left_text
from kiosk.presenters.switch.page import SwitchPresenter
from kiosk.presenters.work.tasks import Ok, Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import SignedAgent
    from kiosk.desk.types import AgentHere


class Door(QObject):
    """Leads from the names to the page and back, and from either back to where one was."""

    closed = Signal(str)
    """The sign-in page is to be shown; the text says why."""
    switching = Signal()
    """The names are to be shown."""
    left = Signal()
    """The person goes back to where they were."""

    def __init__(
        self, work: Work, sign_in: SignInPresenter, switch: SwitchPresenter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._sign_in = sign_in
        self._switch = switch
        self.among_names = False
        """Who is to sign in was chosen among names, to which one may go back."""
        self._back = ""  # where the names lead back to
        sign_in.left.connect(self._leave_sign_in)
        switch.left.connect(self.left)
        switch.nobody_known.connect(self._somebody_else)
        switch.password_wanted.connect(self._by_the_platform)

    def open(self, reason: str) -> None:
        """Nobody is at work: shows the names of those who could be, or the page of the one who usually is."""
        known = self._work.desk.agents.here()
        self._work.tasks.run("door", known, replace=True, done=lambda outcome: self._known(reason, outcome))

    def show_names(self, back: str) -> None:
        """Shows who works at this desk. ``back``: where one may go back to; empty: where the page shown leads to."""
        if self._switch.on:
            return
        if not back and self._sign_in.may_leave:
            back = self._back if self.among_names else self._sign_in.leave_words
        self.put_away()
        self._switch.begin(leave_words=back)
        self.switching.emit()

    def show_sign_in(self, instance: str, email: str) -> None:
        """Shows the page on which ``email`` signs in at ``instance``, whoever could be chosen."""
        self._switch.end()
        self._sign_in.expect("", instance=instance, email=email)
        self.closed.emit("")

    def put_away(self) -> None:
        """Gives up whatever was under way."""
        self.among_names = False
        self._switch.end()
        self._sign_in.cancel()
        self._sign_in.browser.cancel()

    def _known(self, reason: str, outcome: Outcome[tuple[AgentHere, ...]]) -> None:
        if self._work.desk.who is not None:
            return  # somebody was quicker
        known = outcome.value if isinstance(outcome, Ok) else ()
        if len(known) > 1:
            self._switch.begin(reason=reason, known=known)
            self.switching.emit()
            return
        if known:
            (one,) = known
            reason = reason or (left_text(one) if one.unsent else "")
            self._sign_in.expect(reason, instance=one.who.instance, email=one.who.email)
        else:
            self._sign_in.expect(reason)
        self.closed.emit(reason)

    def _by_the_platform(self, who: SignedAgent, reason: str) -> None:
        self._enter(reason, who.instance, who.email, named=True)
        if who.by_browser:
            self._sign_in.sign_in_by_browser(who.instance, False)

    def _somebody_else(self) -> None:
        """Who is not known here: from the address on. Where nobody is, there are no names to go back to."""
        reason, named = self._switch.reason, bool(self._switch.others)
        self._switch.end()
        self._enter(reason, "", "", named=named)

    def _enter(self, reason: str, instance: str, email: str, *, named: bool) -> None:
        self.among_names, self._back = named, self._switch.leave_words
        words = tr("Revenir aux noms") if named else self._back
        self._sign_in.expect(reason, instance=instance, email=email, leave_words=words)
        self.closed.emit(reason)

    def _leave_sign_in(self) -> None:
        if self.among_names:
            self.show_names("")
        else:
            self.left.emit()

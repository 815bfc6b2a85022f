"""The sign-in page: what it proposes, what went wrong, and when it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.desk.session.instance import normalised
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused, SignedOut, Unintelligible
from kiosk.domain.platform.instances import Instance
from kiosk.domain.text.language import tr
from kiosk.presenters.sign_in.browser import TASK, BrowserSignIn
from kiosk.presenters.sign_in.ways_in import WaysFinder
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.presenters.work.tasks import Cancelled, Crashed, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work


class SignInPresenter(QObject):
    """Signs in, one try at a time; a newer try replaces the one under way. The password is never kept."""

    busy_changed = Signal(bool)
    failed = Signal(str)
    """What went wrong and what to do."""
    succeeded = Signal()
    changed = Signal()
    """``reason``, ``instance``, ``email``, ``stay`` or ``may_leave`` is not what it was."""
    left = Signal()
    """The person goes back to work as they are, their session lost."""

    def __init__(
        self,
        work: Work,
        ways: WaysFinder,
        browser: BrowserSignIn,
        *,
        instance: str,
        instances: tuple[Instance, ...],
        accounts: tuple[tuple[str, str], ...] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.ways = ways
        self.browser = browser
        self.instance = instance
        self.instances = instances
        """Those proposed, the site's own first."""
        self.accounts = accounts
        """Of a demonstration: the e-mails and passwords that anybody may type."""
        self.email = ""
        self.stay = False
        self.may_leave = False
        """Whether there is something to go back to without signing in: the agenda, or the locked desk."""
        self.leave_words = ""
        """Where that leads."""
        self.reason = ""
        """Why the person is here, in the middle of a day; empty at an ordinary start."""
        self.busy = False
        self._attempt = 0
        browser.succeeded.connect(self._in_by_browser)
        browser.failed.connect(self.failed)

    def expect(
        self, reason: str, *, instance: str = "", email: str = "", stay: bool = False, leave_words: str = ""
    ) -> None:
        """Gets ready to be shown: why, with what already filled in, and where one may go back to."""
        self.reason = reason
        self.instance = instance or self.instance
        self.email = email or ("" if leave_words or not self.says_who else self.email)
        self.stay = stay
        self.may_leave, self.leave_words = bool(leave_words), leave_words
        self.changed.emit()

    def expect_back(self, leave_words: str) -> None:
        """There is something else to go back to than there was."""
        self.leave_words = leave_words
        self.changed.emit()

    @property
    def says_who(self) -> bool:
        """Whether the site has it that a desk says who works at it: who signed in last is then proposed."""
        return self._work.desk.lock.rules.show_names

    def look_at(self, instance: str) -> None:
        """Finds out how the instance at that address, as it is typed, lets people in; or ``failed``."""
        if not instance.strip():
            self.failed.emit(tr("Indiquez l’adresse de votre plateforme."))
            return
        try:
            self.ways.look_at(instance)
        except Failure as failure:
            self.failed.emit(sentence_at_the_door(failure))

    def name_of(self, instance: str) -> str:
        """What people call the instance at that address; empty for one that is not proposed."""
        plain = instance.strip().rstrip("/")
        return next((one.name for one in self.instances if plain in (one.url, one.url.partition("://")[2])), "")

    def sign_in_by_browser(self, instance: str, stay: bool) -> None:
        """Sends the person to their browser; ends with ``succeeded``, or with ``failed`` as often as it fails."""
        if not instance.strip():
            self.failed.emit(tr("Indiquez l’adresse de votre plateforme."))
            return
        try:
            self.browser.begin(normalised(instance), stay)
        except Failure as failure:
            self.failed.emit(sentence_at_the_door(failure))

    def leave(self) -> None:
        """Gives up what is under way; then, where there is an agenda to go back to, goes there."""
        self.browser.cancel()
        if self.may_leave:
            self.left.emit()

    def sign_in(self, instance: str, email: str, password: str, stay: bool) -> None:
        """Tries. Ends with ``succeeded`` or ``failed``, between two ``busy_changed``."""
        if missing := self._missing(instance, email, password):
            self.failed.emit(missing)
            return
        self._set_busy(True)
        self._work.tasks.run(
            TASK,
            self._work.desk.sign_in(instance.strip(), email.strip(), password, stay=stay),
            replace=True,
            done=self._ended(instance.strip(), email.strip()),
        )

    def cancel(self) -> None:
        """Gives up the try under way, if there is one."""
        self._work.tasks.cancel(TASK)

    def _missing(self, instance: str, email: str, password: str) -> str:
        if not instance.strip():
            return tr("Indiquez l’adresse de votre plateforme.")
        if not email.strip():
            return tr("Indiquez votre adresse e-mail.")
        if not password:
            return tr("Indiquez votre mot de passe.")
        return ""

    def _ended(self, instance: str, email: str) -> Callable[[Outcome[None]], None]:
        self._attempt += 1
        attempt = self._attempt

        def ended(outcome: Outcome[None]) -> None:
            if attempt != self._attempt:
                return  # a newer try goes on
            self._set_busy(False)
            match outcome:
                case Ok():
                    self.instance, self.email, self.reason = instance, email, ""
                    self.succeeded.emit()
                case RefusedBy(failure):
                    lacking = isinstance(failure, Unintelligible) and failure.lacking
                    if lacking or isinstance(failure, SignedOut | NotFound | Forbidden | Refused):
                        self.ways.doubt()
                    if isinstance(failure, SignedOut):
                        failure = SignedOut(at_sign_in=True)
                    self.failed.emit(sentence_at_the_door(failure) + self._otherwise(failure))
                case Crashed():
                    self.failed.emit(tr("Kiosk a rencontré un problème. Réessayez, ou redémarrez Kiosk."))
                case Cancelled():
                    pass

        return ended

    def _otherwise(self, failure: Failure) -> str:
        """What else may be the matter where an instance has another way than passwords."""
        ways = self.ways.ways
        if not isinstance(failure, SignedOut) or ways is None or not ways.browser:
            return ""
        return " " + tr("Il se peut aussi que cette plateforme ne connecte plus que par le navigateur.")

    def _in_by_browser(self, instance: str) -> None:
        self.instance, self.reason = instance, ""
        self.succeeded.emit()

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)

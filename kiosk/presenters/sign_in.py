"""The sign-in page: what it proposes, what went wrong, and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.failures import SignedOut
from kiosk.presenters.sentences import sentence_at_the_door
from kiosk.presenters.tasks import Cancelled, Crashed, Ok, Outcome, RefusedBy, Tasks

if TYPE_CHECKING:
    from kiosk.desk import Desk


class SignInPresenter(QObject):
    """Signs in, one try at a time; a newer try replaces the one under way. The password is never kept."""

    busy_changed = Signal(bool)
    failed = Signal(str)
    """What went wrong and what to do."""
    succeeded = Signal()
    changed = Signal()
    """``reason``, ``instance`` or ``email`` is not what it was."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        *,
        instance: str,
        instances: tuple[str, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self.instance = instance
        self.instances = tuple(dict.fromkeys(i for i in (instance, *instances) if i))
        """The addresses proposed, the usual one first."""
        self.email = ""
        self.reason = ""
        """Why the person is here, in the middle of a day; empty at an ordinary start."""
        self.busy = False
        self._attempt = 0

    def expect(self, reason: str, *, instance: str = "", email: str = "") -> None:
        """Gets ready to be shown: why, and with what already filled in."""
        self.reason = reason
        self.instance = instance or self.instance
        self.email = email or self.email
        self.changed.emit()

    def sign_in(self, instance: str, email: str, password: str, stay: bool) -> None:
        """Tries. Ends with ``succeeded`` or ``failed``, between two ``busy_changed``."""
        if missing := self._missing(instance, email, password):
            self.failed.emit(missing)
            return
        self._set_busy(True)
        self._tasks.run(
            "sign_in",
            self._desk.sign_in(instance.strip(), email.strip(), password, stay=stay),
            replace=True,
            done=self._ended(instance.strip(), email.strip()),
        )

    def cancel(self) -> None:
        """Gives up the try under way, if there is one."""
        self._tasks.cancel("sign_in")

    def _missing(self, instance: str, email: str, password: str) -> str:
        if not instance.strip():
            return self.tr("Indiquez l’adresse de votre plateforme.")
        if not email.strip():
            return self.tr("Indiquez votre adresse e-mail.")
        if not password:
            return self.tr("Indiquez votre mot de passe.")
        return ""

    def _ended(self, instance: str, email: str) -> Callable[[Outcome], None]:
        self._attempt += 1
        attempt = self._attempt

        def ended(outcome: Outcome) -> None:
            if attempt != self._attempt:
                return  # a newer try goes on
            self._set_busy(False)
            match outcome:
                case Ok():
                    self.instance, self.email, self.reason = instance, email, ""
                    self.succeeded.emit()
                case RefusedBy(failure):
                    if isinstance(failure, SignedOut):
                        failure = SignedOut(at_sign_in=True)
                    self.failed.emit(sentence_at_the_door(failure))
                case Crashed():
                    self.failed.emit(self.tr("Kiosk a rencontré un problème. Réessayez, ou redémarrez Kiosk."))
                case Cancelled():
                    pass

        return ended

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)

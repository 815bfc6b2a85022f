"""A locked desk: whose it is, by what they go on, and how a wrong try is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.desk.session.codes import Tried, Verdict
from kiosk.domain.dates.times import day_name, hour
from kiosk.domain.platform.failures import SignedOut
from kiosk.domain.text.language import tr
from kiosk.presenters.around.ticker import Ticker
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.presenters.work.tasks import Cancelled, Crashed, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

_WAITS: Final = (0, 0, 0, 2, 4, 8, 15, 30)
"""Seconds to wait after so many wrong tries; after more, as after the last."""
_TASK: Final = "unlock"


class Way(StrEnum):
    """By what one goes on."""

    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - a word
    BROWSER = "browser"


class LockPresenter(QObject):
    """One try at a time. What is typed is never kept; wrong tries are answered later and later."""

    changed = Signal()
    """``way``, ``may_code``, ``busy``, ``wait`` or ``said`` is not what it was."""
    unlocked = Signal()
    """Who is signed in has proved it."""
    ended = Signal()
    """The platform does not know them any more."""
    browser_wanted = Signal()
    """They prove it in their browser."""
    change_wanted = Signal()
    """Somebody else is at the desk."""

    def __init__(
        self,
        work: Work,
        now: Callable[[], datetime],
        shown: dict[str, str] | None = None,
        parent: QObject | None = None,
        *,
        outside: Callable[[], str] = lambda: "",
    ) -> None:
        """``now``: the hour of the desk. ``shown``: of a demonstration, passwords by e-mail, for anybody to type.
        ``outside``: what goes on meanwhile, in words that name nobody.
        """
        super().__init__(parent)
        self._now = now
        self._ticker = Ticker(work.clock, parent=self)
        self._ticker.ticked.connect(self.changed)
        self._work = work
        self._lock = work.desk.lock
        self._outside = outside
        self._shown = shown or {}
        self._wrong = 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.second)
        self.wait = 0
        """Seconds until another try is taken."""
        self.may_code = False
        """Whether there is a code."""
        self.way = Way.PASSWORD
        self.busy = False
        self.said = ""
        """What was wrong with the last try, and what to do."""
        self.on = False
        """Whether the desk is locked."""

    @property
    def who_text(self) -> str:
        """« Léa Dupont »; empty where the site shows no names."""
        who = self._work.desk.who
        return f"{who.first_name} {who.last_name}".strip() if who and self._lock.rules.show_names else ""

    @property
    def by_browser(self) -> bool:
        """Whether their password is nothing that Kiosk may be told."""
        who = self._work.desk.who
        return who is not None and who.by_browser

    @property
    def shown_password(self) -> str:
        """Of a demonstration: what to type; else empty."""
        who = self._work.desk.who
        return self._shown.get(who.email, "") if who is not None else ""

    @property
    def hour_text(self) -> str:
        """« 10:20 »."""
        return hour(self._now())

    @property
    def day_text(self) -> str:
        """« lundi 23 novembre »."""
        now = self._now()
        return day_name(now.date(), now.date())

    @property
    def link_text(self) -> str:
        """That the platform is out of reach, while it is; else what goes on: « 2 personnes vous attendent »."""
        cut = self._work.desk.sync_state.connected is False
        return tr("La plateforme ne répond pas pour le moment.") if cut else self._outside()

    def begin(self) -> None:
        """The desk is locked from now on."""
        self.on, self.busy, self.said = True, False, ""
        self._ticker.start()
        self.may_code, self.way = False, self._other_way()
        self._work.tasks.cancel(_TASK)
        who = self._work.desk.who
        if who is not None:
            self._work.tasks.run("lock.code", self._lock.codes.has(who), replace=True, done=self._code_known)
        self.changed.emit()

    def end(self) -> None:
        """It is unlocked, or nobody's."""
        self.on = False
        self._ticker.stop()
        self._wrong, self.wait = 0, 0
        self._timer.stop()

    def choose(self, way: Way) -> None:
        """Goes on by ``way``."""
        self.way, self.said = way, ""
        self.changed.emit()
        if way is Way.BROWSER:
            self.browser_wanted.emit()

    def unlock(self, typed: str) -> None:
        """Tries. Ends with ``unlocked``, or with what ``said`` says."""
        who = self._work.desk.who
        if self.busy or self.wait or who is None or not self.on:
            return
        if not typed.strip():
            self._say(tr("Saisissez votre code.") if self.way is Way.CODE else tr("Saisissez votre mot de passe."))
            return
        self.busy, self.said = True, ""
        self.changed.emit()
        if self.way is Way.CODE:
            self._work.tasks.run(_TASK, self._lock.codes.try_(who, typed), replace=True, done=self._code_tried)
        else:
            self._work.tasks.run(_TASK, self._lock.is_password(typed), replace=True, done=self._password_tried)

    def second(self) -> None:
        """One less to wait."""
        self.wait = max(0, self.wait - 1)
        if not self.wait:
            self._timer.stop()
        self.changed.emit()

    def _other_way(self) -> Way:
        return Way.BROWSER if self.by_browser else Way.PASSWORD

    def _code_known(self, outcome: Outcome[bool]) -> None:
        if isinstance(outcome, Ok) and outcome.value and self.on:
            self.may_code, self.way = True, Way.CODE
            self.changed.emit()

    def _code_tried(self, outcome: Outcome[Tried]) -> None:
        if isinstance(outcome, Cancelled):
            return
        if not isinstance(outcome, Ok):
            self._failed(outcome)
        elif outcome.value.verdict is Verdict.RIGHT:
            self._right()
        elif outcome.value.verdict is Verdict.WRONG:
            left = outcome.value.left
            tries = tr("Il reste un essai.") if left == 1 else tr("Il reste {} essais.").format(left)
            self._say(tr("Ce n’est pas ce code.") + " " + tries, wrong=True)
        else:
            self.may_code, self.way = False, self._other_way()
            self._say(
                tr("Ce code n’est plus valable sur ce poste. Reprenez avec votre navigateur.")
                if self.by_browser
                else tr("Ce code n’est plus valable sur ce poste. Saisissez votre mot de passe."),
                wrong=True,
            )

    def _password_tried(self, outcome: Outcome[bool]) -> None:
        if isinstance(outcome, Cancelled):
            return
        if not isinstance(outcome, Ok):
            self._failed(outcome)
        elif outcome.value:
            self._right()
        else:
            self._say(tr("Ce n’est pas le bon mot de passe. Vérifiez la touche des majuscules."), wrong=True)

    def _right(self) -> None:
        self.busy = False
        if not self.on:
            return  # the session ended meanwhile
        if self._work.desk.sync_state.signed_out:
            self.ended.emit()
        else:
            self.unlocked.emit()

    def _failed(self, outcome: RefusedBy | Crashed) -> None:
        if isinstance(outcome, Crashed):
            self._say(tr("Kiosk a rencontré un problème. Réessayez, ou redémarrez Kiosk."))
            return
        failure = outcome.failure
        said = sentence_at_the_door(SignedOut(at_sign_in=True) if isinstance(failure, SignedOut) else failure)
        if self.may_code:
            said += " " + tr("Votre code de ce poste ouvre sans la plateforme.")
        self._say(said)

    def _say(self, said: str, *, wrong: bool = False) -> None:
        self.busy, self.said = False, said
        if wrong:
            self._wrong += 1
            self.wait = _WAITS[min(self._wrong, len(_WAITS) - 1)]
            if self.wait:
                self._timer.start()
        self.changed.emit()

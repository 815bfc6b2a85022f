"""Memories whose agents come no more: what is said of them, what is done about them; one's own, erased on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.text.language import counted, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.kept.texts import left_line, left_summary, until_line
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


@masked
@dataclass(frozen=True, slots=True)
class LeftLine:
    """One memory, in words."""

    name: str
    said: str
    until: str
    may_keep: bool


class KeptPresenter(QObject):
    """Lives as long as the application: the door and whoever is at work are told the same."""

    changed = Signal()
    """``lines`` are not what they were."""
    keyring_waits = Signal(bool)
    """A person is to unlock the keyring, or no longer."""
    erase_mine_wanted = Signal()
    """Who is at work has said yes: their session ends, and all that is theirs goes."""

    def __init__(self, work: Work, show_names: bool = True, parent: QObject | None = None) -> None:
        """``show_names``: whether the site has it that a desk says who works at it."""
        super().__init__(parent)
        self._work = work
        self._show_names = show_names
        self._keyring_waited = False
        work.follow(self._heard)
        work.tasks.at_end(work.desk.memories.attend())

    @property
    def lines(self) -> tuple[LeftLine, ...]:
        """Those to be told of, the next to go first."""
        now = self._work.clock.now()
        return tuple(
            LeftLine(one.name, left_line(one, self._show_names, now), until_line(one, now), one.may_keep)
            for one in self._work.desk.memories.left_behind
        )

    @property
    def summary(self) -> str:
        """The same in one sentence; empty where there is nothing to be told."""
        return left_summary(self._work.desk.memories.left_behind, self._show_names, self._work.clock.now())

    def seen(self) -> None:
        """Somebody has this before their eyes."""
        if self._work.desk.memories.left_behind:
            self._work.tasks.run("left behind told", self._work.desk.memories.told(), replace=True)

    def keep(self, name: str) -> None:
        """Has one of the lines wait longer."""
        self._work.tasks.run(f"keep {name}", self._work.desk.memories.keep(name))

    def ask_to_erase(self, name: str) -> None:
        """Asks, then has one of the lines go now."""
        line = next((one for one in self.lines if one.name == name), None)
        if line is None:
            return
        self._work.questions.ask(
            Question(
                title=tr("Effacer maintenant\u202f?"),
                text=line.said,
                lines=(),
                yes=tr("Effacer maintenant"),
                no=tr("Garder"),
                accept=lambda: self._erase(name),
                after=tr("Ce qui n’est pas envoyé sera perdu\u00a0: personne ne pourra le retrouver."),
            )
        )

    def ask_to_erase_mine(self) -> None:
        """Asks whether all that is kept of who is at work is to go; what they did leaves first where it can."""
        unsent = self._work.desk.unsent_count
        self._ask_mine(
            counted(
                unsent,
                "{} geste n’est pas encore envoyé\u00a0: Kiosk essaie d’abord de l’envoyer.",
                "{} gestes ne sont pas encore envoyés\u00a0: Kiosk essaie d’abord de les envoyer.",
            )
            if unsent
            else "",
            self._send_first if unsent else self.erase_mine_wanted.emit,
        )

    def ask_keyring_again(self) -> None:
        """« Réessayer »."""
        self._work.desk.memories.ask_keyring_again()

    def do_without_keyring(self) -> None:
        """« Continuer sans rien garder »."""
        self._work.desk.memories.do_without_keyring()

    # Inside

    def _heard(self, change: DeskChange) -> None:
        if change.kind != "memories":
            return
        waits = self._work.desk.memories.waits_for_keyring
        if waits != self._keyring_waited:
            self._keyring_waited = waits
            self.keyring_waits.emit(waits)
        else:
            self.changed.emit()

    def _erase(self, name: str) -> None:
        def ended(outcome: Outcome[None]) -> None:
            if isinstance(outcome, RefusedBy):
                self._work.notices.failure(outcome.failure)

        self._work.tasks.run(f"erase {name}", self._work.desk.memories.erase(name), done=ended)

    def _send_first(self) -> None:
        def ended(outcome: Outcome[int]) -> None:
            if not isinstance(outcome, Ok):
                return
            if not outcome.value:
                self.erase_mine_wanted.emit()
                return
            lost = counted(
                outcome.value,
                "{} geste n’a pas pu être envoyé et serait perdu.",
                "{} gestes n’ont pas pu être envoyés et seraient perdus.",
            )
            self._ask_mine(lost, self.erase_mine_wanted.emit, yes=tr("Effacer quand même"))

        self._work.tasks.run("send first", self._work.desk.memories.send_first(), done=ended)

    def _ask_mine(self, warning: str, accept: Callable[[], None], yes: str = "") -> None:
        self._work.questions.ask(
            Question(
                title=tr("Effacer vos données de ce poste\u202f?"),
                text=tr(
                    "Tout ce que Kiosk garde pour vous sur ce poste est effacé\u00a0: l’agenda des derniers jours, les "
                    "usagers rencontrés, les venues sans RDV, vos réglages d’affichage, votre code et votre connexion."
                ),
                lines=(),
                yes=yes or tr("Effacer et me déconnecter"),
                no=tr("Garder"),
                accept=accept,
                after=tr("Rien n’est effacé sur la plateforme."),
                warnings=(warning,) if warning else (),
            )
        )

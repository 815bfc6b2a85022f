"""« Changer d’agent »: who works at this desk, and by what the one chosen comes in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kiosk.desk.session.codes import Tried, Verdict
from kiosk.domain.text.language import tr
from kiosk.presenters.switch.lines import DIGITS, UNSHIFTED, AgentLine, lines_of, matching, name_of
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Cancelled, Crashed, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk.types import AgentHere, SignedAgent

_READ: Final = "agents"
_TASK: Final = "agents.code"


class SwitchPresenter(QObject):
    """One choice at a time. What is typed of a code is never kept."""

    changed = Signal()
    """``lines``, ``asked_of``, ``busy``, ``said``, ``reason`` or ``leave_words`` is not what it was."""
    chosen = Signal(object)
    """A SignedAgent other than who is at work: whoever was is to be hidden for good."""
    opened = Signal()
    """The one chosen is at work."""
    password_wanted = Signal(object, str)
    """A SignedAgent who proves who they are at the platform, and why that is."""
    nobody_known = Signal()
    """There is nobody to choose among, or somebody else is meant: a sign-in from the start."""
    left = Signal()
    """The person goes back to where they were."""
    asked = Signal(object)
    """A Question, which is asked although the desk is locked: it names nobody but those of the list."""

    def __init__(
        self,
        work: Work,
        now: Callable[[], datetime],
        loss: Callable[[], str] = lambda: "",
        parent: QObject | None = None,
    ) -> None:
        """``now``: the hour of the desk. ``loss``: what to ask before who is at work is gone; empty: nothing."""
        super().__init__(parent)
        self._work = work
        self._now = now
        self._loss = loss
        self._lines: tuple[AgentLine, ...] = ()
        self.on = False
        """Whether it is shown."""
        self.reason = ""
        """Why it is, where nobody asked for it."""
        self.leave_words = ""
        """Where Échap leads; empty where there is nothing to go back to."""
        self.text = ""
        self.place = 0
        """Which of ``lines`` Return chooses."""
        self.asked_of: AgentHere | None = None
        """Whose code is asked for."""
        self.busy = False
        self.said = ""

    @property
    def lines(self) -> tuple[AgentLine, ...]:
        """Those whom what is typed leaves."""
        return matching(self._lines, self.text) if self.text.strip() else self._lines

    @property
    def others(self) -> tuple[AgentLine, ...]:
        """Those who could take the desk over."""
        return tuple(line for line in self._lines if not line.at_work)

    @property
    def asked_name(self) -> str:
        """Of the one whose code is asked for."""
        return name_of(self.asked_of.who) if self.asked_of is not None else ""

    # Shown and left

    def begin(self, *, reason: str = "", leave_words: str = "", known: tuple[AgentHere, ...] | None = None) -> None:
        """Shows ``known``, or finds out who works here; ``nobody_known`` where there is nobody else."""
        self.on = True
        self.reason, self.leave_words = reason, leave_words
        self.text, self.place, self.asked_of, self.busy, self.said = "", 0, None, False, ""
        self._lines = ()
        if known is not None:
            self._show(known)
            return
        self._work.tasks.run(_READ, self._work.desk.agents.here(), replace=True, done=self._read)
        self.changed.emit()

    def end(self) -> None:
        """Another page is shown."""
        self.on, self.asked_of, self.said = False, None, ""
        self._work.tasks.cancel(_READ)

    def step_back(self) -> None:
        """Échap: from the code to the names, from what is typed to all of them, then out."""
        if self.busy:
            return
        if self.asked_of is not None:
            self.asked_of, self.said = None, ""
            self.changed.emit()
        elif self.text:
            self.type_in("")
        elif self.leave_words:
            self.end()
            self.left.emit()

    def say(self, text: str) -> None:
        """Something that is to be known while this is shown."""
        self.reason = text
        self.changed.emit()

    def expect_back(self, leave_words: str) -> None:
        """There is something else to go back to than there was."""
        self.leave_words = leave_words
        self.changed.emit()

    def _read(self, outcome: Outcome[tuple[AgentHere, ...]]) -> None:
        if not self.on or isinstance(outcome, Cancelled):
            return
        self._show(outcome.value if isinstance(outcome, Ok) else ())

    def _show(self, known: tuple[AgentHere, ...]) -> None:
        desk = self._work.desk
        self._lines = lines_of(known, self._now(), desk.who, desk.unsent_count)
        if not self.others:
            self.nobody_known.emit()
            return
        self.place = min(self.place, len(self.lines) - 1)
        self.changed.emit()

    # Choosing

    def type_in(self, text: str) -> None:
        """What is typed: a figure chooses at once, letters leave those who have them in their name."""
        if len(text) == 1 and not self.text:
            key = DIGITS[UNSHIFTED.index(text)] if text in UNSHIFTED else text
            line = next((one for one in self._lines if one.key == key), None)
            if line is not None:
                self.choose(line)
                return
        self.text, self.place = text, 0
        self.changed.emit()

    def move(self, step: int) -> None:
        """To the next, or the one before."""
        if lines := self.lines:
            self.place = (self.place + step) % len(lines)
            self.changed.emit()

    def take(self) -> None:
        """Chooses the one who is marked."""
        if 0 <= self.place < len(self.lines):
            self.choose(self.lines[self.place])

    def choose(self, line: AgentLine) -> None:
        """Goes on as that one: back where it is who is at work, by their code, else by what the platform asks for."""
        if self.busy:
            return
        self.text = ""
        if line.at_work and self.leave_words:
            self.end()
            self.left.emit()
            return
        if risk := self._loss():
            self.asked.emit(
                Question(
                    title=tr("Changer d’agent\u202f?"),
                    text=risk,
                    lines=(),
                    yes=tr("Changer d’agent"),
                    no=tr("Rester"),
                    accept=lambda: self._go_on(line),
                )
            )
            return
        self._go_on(line)

    def somebody_else(self) -> None:
        """Who has not worked here yet signs in."""
        self.nobody_known.emit()

    def _go_on(self, line: AgentLine) -> None:
        who = line.agent.who
        self.place = self._lines.index(line) if line in self._lines else 0
        self.chosen.emit(who)
        if line.agent.by_code:
            self.asked_of, self.said = line.agent, ""
            self.changed.emit()
        else:
            self._to_the_platform(who, "")

    def _to_the_platform(self, who: SignedAgent, reason: str) -> None:
        self.end()
        self.password_wanted.emit(who, reason)

    # By a code

    def by_platform(self) -> None:
        """The code is not known: by the password, or the browser."""
        if self.asked_of is not None and not self.busy:
            self._to_the_platform(self.asked_of.who, "")

    def try_code(self, typed: str) -> None:
        """Tries. Ends with ``opened``, with ``password_wanted``, or with what ``said`` says."""
        if self.asked_of is None or self.busy:
            return
        if not typed.strip():
            self.said = tr("Saisissez votre code.")
        else:
            who = self.asked_of.who
            self.busy, self.said = True, ""
            trying = self._work.desk.agents.try_code(who, typed)
            self._work.tasks.run(_TASK, trying, done=lambda outcome: self._tried(who, outcome), to_the_end=True)
        self.changed.emit()

    def _tried(self, who: SignedAgent, outcome: Outcome[Tried]) -> None:
        self.busy = False
        match outcome:
            case Ok(Tried(Verdict.RIGHT)):
                self.end()
                self.opened.emit()
                return
            case Ok(Tried(Verdict.WRONG, left)):
                tries = tr("Il reste un essai.") if left == 1 else tr("Il reste {} essais.").format(left)
                self.said = tr("Ce n’est pas ce code.") + " " + tries
            case Ok():
                self._to_the_platform(who, tr("Ce code n’est plus valable sur ce poste."))
                return
            case RefusedBy(failure):
                self.said = sentence_at_the_door(failure)
            case Crashed():
                self.said = tr("Kiosk a rencontré un problème. Réessayez, ou redémarrez Kiosk.")
            case Cancelled():
                pass
        self.changed.emit()

    # Forgetting

    def ask_to_forget(self, line: AgentLine) -> None:
        """« Oublier cet agent sur ce poste »: asked first, for what was not sent goes too."""
        if line.at_work or self.busy:
            return
        who = line.agent.who
        lost = line.agent.unsent
        self.asked.emit(
            Question(
                title=tr("Oublier {} sur ce poste\u202f?").format(line.name),
                text=tr("Son nom, son code et tout ce que ce poste garde de sa session sont effacés."),
                lines=(),
                yes=tr("Oublier"),
                no=tr("Garder"),
                accept=lambda: self._work.tasks.run(
                    "agents.forget", self._forget(who), done=self._read, to_the_end=True
                ),
                warnings=(_lost_text(lost),) if lost else (),
            )
        )

    async def _forget(self, who: SignedAgent) -> tuple[AgentHere, ...]:
        await self._work.desk.agents.forget(who)
        return await self._work.desk.agents.here()


def _lost_text(count: int) -> str:
    if count == 1:
        return tr("Un geste n’est pas encore envoyé et serait perdu.")
    return tr("{} gestes ne sont pas encore envoyés et seraient perdus.").format(count)

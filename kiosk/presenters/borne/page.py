"""The steps of a borne, and what they forget.

Home, then at most three: the letters, the date, the answer. Whatever is typed stands in one ``Visit``, which is let go
of as soon as the borne is as before.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.clock import Clock
from kiosk.domain.dates.times import date_of, hour
from kiosk.domain.platform.failures import Unreachable
from kiosk.domain.platform.lobby import ASKED, CODE_LENGTH, CheckIn, Told, letters_of, read_slip_code
from kiosk.domain.platform.pairing import LETTERS
from kiosk.domain.text.language import tr
from kiosk.presenters.borne.state import Choices, Step, Visit
from kiosk.presenters.borne.words import apart, failure_text, told_text, told_title
from kiosk.presenters.device.leaving import Leaving
from kiosk.presenters.device.pairing import DevicePairing
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy, Tasks

if TYPE_CHECKING:
    from kiosk.lobby.borne import Borne
    from kiosk.lobby.printer import Printer

FORGETS_MS: Final = 20_000
_TICK_MS: Final = 1000
_ASKING: Final = "ask the companion"
_DATE: Final = 8
_OLDEST: Final = 1900


class BornePresenter(QObject):
    """Of one borne. ``leave`` is called once the site's code was given."""

    changed = Signal()
    """The step, or what it shows, is not what it was."""
    language_chosen = Signal(str)
    leave = Signal()

    def __init__(
        self,
        borne: Borne,
        tasks: Tasks,
        clock: Clock,
        choices: Choices,
        leaving: Leaving,
        *,
        address: str,
        printer: Printer | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.choices = choices
        self.step = Step.HOME
        self.language = "fr"
        self.low = choices.low
        self.contrast = False
        self.large = False
        self.pairing = DevicePairing("borne", address, borne.pair, tasks, self)
        self._borne = borne
        self._tasks = tasks
        self._clock = clock
        self._leaving = leaving
        self._printer = printer
        self._visit = Visit()
        self._hour = ""
        self._forgetting = QTimer(self, interval=FORGETS_MS, singleShot=True)
        self._forgetting.timeout.connect(self.begin_again)
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        borne.changed = self._link_changed

    def start(self) -> None:
        """From now on it follows its companion."""
        self._tasks.run("follow the companion", self._borne.run())
        self._ticking.start()
        self._tick()

    # --- what is shown

    @property
    def hour(self) -> str:
        """« 10:20 »."""
        return hour(self._clock.now())

    @property
    def connected(self) -> bool:
        """Whether its companion answers."""
        return self._borne.state.connected is True

    @property
    def away(self) -> bool:
        """Whether nobody would answer: people are sent to the desk at once."""
        return self._borne.state.connected is False

    @property
    def typed(self) -> str:
        """What has been typed at this step."""
        visit = self._visit
        return {Step.LETTERS: visit.letters, Step.CODE: visit.code}.get(self.step, visit.figures)

    @property
    def length(self) -> int:
        """How many signs are asked for."""
        return {Step.LETTERS: ASKED, Step.CODE: CODE_LENGTH, Step.LEAVING: self._leaving.length}.get(self.step, _DATE)

    @property
    def signs(self) -> str:
        """The keys that are offered."""
        match self.step:
            case Step.LETTERS:
                return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            case Step.CODE:
                return LETTERS
            case _:
                return "1234567890"

    @property
    def said(self) -> str:
        """What was wrong with what was typed; empty otherwise."""
        return self._visit.said

    @property
    def answer(self) -> tuple[str, Sequence[str], str, bool]:
        """Its title, its lines, a ticket or nothing, and whether one need not go to the desk."""
        visit = self._visit
        return visit.title, visit.lines, visit.ticket, visit.good

    @property
    def reasons(self) -> list[str]:
        """The site's reasons, in the language in sight where it has them."""
        return [one.names.get(self.language, one.name) for one in self.choices.reasons]

    # --- what a person does

    def touched(self) -> None:
        """Somebody is there: twenty seconds begin anew."""
        if self._is_as_before:
            self._forgetting.stop()
        else:
            self._forgetting.start()

    def choose_language(self, code: str) -> None:
        """Speaks it until the borne is as before."""
        if code != self.language:
            self.language = code
            self.language_chosen.emit(code)
        self._told()

    def lower(self) -> None:
        """Puts the controls where they are reached from a wheelchair, or back."""
        self.low = not self.low
        self._told()

    def enlarge(self) -> None:
        """Writes larger, or as before."""
        self.large = not self.large
        self._told()

    def heighten(self) -> None:
        """Black and white, or as before."""
        self.contrast = not self.contrast
        self._told()

    def have_rdv(self) -> None:
        """« J’ai rendez-vous »."""
        self._go(Step.LETTERS)

    def have_code(self) -> None:
        """« J’ai un code »."""
        self._go(Step.CODE)

    def no_rdv(self) -> None:
        """« Je n’ai pas de rendez-vous »: its reason, where there are several."""
        if len(self.choices.reasons) > 1:
            self._go(Step.REASONS)
        else:
            self.choose_reason(0)

    def choose_reason(self, number: int) -> None:
        """Takes a ticket for that reason."""
        reason = self.choices.reasons[number] if number < len(self.choices.reasons) else None
        motif_id = None if reason is None else reason.motif_id
        self._ask(self._borne.ticket(motif_id, str(uuid4())), self._ticketed)

    def want_help(self) -> None:
        """« J’ai besoin d’aide »."""
        self._ask(self._borne.ask_help(), self._helped)

    def press(self, sign: str) -> None:
        """A key, of the screen or of a keyboard. The last one that is asked for is enough."""
        visit, sign = self._visit, sign.upper()
        if sign not in self.signs or not sign or len(self.typed) >= self.length:
            return
        visit.said = ""
        match self.step:
            case Step.LETTERS:
                visit.letters += sign
            case Step.CODE:
                visit.code += sign
            case Step.DATE | Step.LEAVING:
                visit.figures += sign
            case _:
                return
        if len(self.typed) == self.length:
            self.confirm()
        else:
            self._told()

    def erase(self) -> None:
        """The last sign."""
        visit = self._visit
        visit.said = ""
        match self.step:
            case Step.LETTERS:
                visit.letters = visit.letters[:-1]
            case Step.CODE:
                visit.code = visit.code[:-1]
            case _:
                visit.figures = visit.figures[:-1]
        self._told()

    def confirm(self) -> None:
        """Goes on with what was typed: a name may have fewer than three letters."""
        match self.step:
            case Step.LETTERS if self._visit.letters:
                self._go(Step.DATE)
            case Step.DATE:
                self._check_date()
            case Step.CODE:
                self.scanned(self._visit.code)
            case Step.LEAVING:
                if self._leaving.accepts(self._visit.figures):
                    self.leave.emit()
                else:
                    too_many = tr("Trop d’essais\u00a0: attendez cinq minutes.")
                    self._visit = Visit(said=too_many if self._leaving.closed else tr("Ce n’est pas le code du site."))
                    self._told()
            case _:
                pass

    def scanned(self, text: str) -> None:
        """What a scanner read, at whatever step; nothing happens for what is no slip's code."""
        code = read_slip_code(text)
        if code is not None and self.step not in (Step.PAIRING, Step.ASKING, Step.LEAVING):
            self._ask(self._borne.check_in_by_code(code), self._checked_in)
        elif self.step is Step.CODE:
            self._visit.said = tr("Ce code n’est pas complet.")
            self._told()

    def back(self) -> None:
        """One step back; what is typed there is still there."""
        match self.step:
            case Step.DATE:
                self._visit.figures = ""
                self._go(Step.LETTERS)
            case Step.PAIRING | Step.ASKING:
                pass
            case _:
                self.begin_again()

    def ask_to_leave(self) -> None:
        """Somebody of the site wants out of the window: by its code alone."""
        if not self._leaving.asks:
            self.leave.emit()
        elif self.step is not Step.ASKING:
            self._visit = Visit()
            self._go(Step.LEAVING)

    def begin_again(self) -> None:
        """As before anybody came: nothing of them is left, nor the language and the looks that they chose."""
        self._tasks.cancel(_ASKING)
        self._visit = Visit()
        self.low, self.large, self.contrast = self.choices.low, False, False
        self.step = Step.PAIRING if self._borne.state.paired is False else Step.HOME
        self._forgetting.stop()
        if self.language != "fr":
            self.language = "fr"
            self.language_chosen.emit("fr")
        self.changed.emit()

    # --- inside

    @property
    def _is_as_before(self) -> bool:
        looks = (self.low, self.large, self.contrast, self.language) == (self.choices.low, False, False, "fr")
        return self.step in (Step.HOME, Step.PAIRING) and looks

    def _go(self, step: Step) -> None:
        if step is not Step.LEAVING:
            if self.step is Step.PAIRING or (self.away and self.step is Step.HOME):
                return
            if self.away:  # the link went while somebody typed: they are told so, and not left before deaf keys
                self._visit = Visit()
                self._sent_to_desk(failure_text(Unreachable()))
                return
        self.step = step
        self._told()

    def _sent_to_desk(self, why: str) -> None:
        self._visit.title, self._visit.lines = tr("Adressez-vous à l’accueil"), (why,)
        self.step = Step.ANSWER
        self._told()

    def _told(self) -> None:
        self.touched()
        self.changed.emit()

    def _check_date(self) -> None:
        figures = self._visit.figures
        born = _read_date(figures, self._clock.now().date()) if len(figures) == _DATE else None
        if born is None:
            self._visit.said = tr("Cette date n’existe pas. Tapez le jour, le mois, puis l’année.")
            self._visit.figures = ""
            self._told()
            return
        self._ask(self._borne.check_in(letters_of(self._visit.letters), born), self._checked_in)

    def _ask(self, call: Coroutine[Any, Any, Any], done: Callable[[Any], None]) -> None:
        if self.step in (Step.PAIRING, Step.ASKING):
            call.close()
            return
        self._visit = Visit()  # what was typed has left
        self.step = Step.ASKING
        self._tasks.run(_ASKING, call, replace=True, done=lambda outcome: self._answered(outcome, done))
        self._told()

    def _answered(self, outcome: Outcome[Any], done: Callable[[Any], None]) -> None:
        if self.step is not Step.ASKING:
            return  # it is as before already
        if isinstance(outcome, Ok):
            done(outcome.value)
            self.step = Step.ANSWER
            self._told()
        elif isinstance(outcome, RefusedBy):
            self._sent_to_desk(failure_text(outcome.failure))
        else:
            self._sent_to_desk(tr("La borne n’a pas compris la réponse. Adressez-vous à l’accueil."))

    def _checked_in(self, answer: CheckIn) -> None:
        visit = self._visit
        visit.title = told_title(answer)
        visit.lines = told_text(answer, self._clock.zone, self.choices.waiting)
        visit.good = answer.told in (Told.ARRIVED, Told.EARLY)
        visit.ticket = answer.rdvs[0].ticket if answer.told is Told.ARRIVED and answer.rdvs else ""

    def _ticketed(self, given: tuple[int, int]) -> None:
        number, ahead = given
        visit = self._visit
        visit.title, visit.ticket, visit.good = tr("Votre ticket"), str(number), True
        before = tr("Personnes avant vous\u00a0: {}").format(ahead) if ahead else tr("Personne n’attend avant vous.")
        visit.lines = (before, apart(self.choices.waiting) or tr("Asseyez-vous, on va vous appeler."))
        if self._printer is not None:
            slip = (self.choices.title, tr("Votre ticket"), str(number), self.hour)
            self._tasks.run("print a ticket", self._printer.print_ticket(*slip), done=self._printed)

    def _printed(self, outcome: Outcome[None]) -> None:
        if not isinstance(outcome, Ok) and self.step is Step.ANSWER and self._visit.ticket:
            self._visit.lines = (*self._visit.lines, tr("L’imprimante ne répond pas\u00a0: retenez ce numéro."))
            self.changed.emit()

    def _helped(self, _: None) -> None:
        visit = self._visit
        visit.title, visit.good = tr("On vient vous aider"), True
        visit.lines = (tr("L’accueil sait que vous l’attendez devant la borne."),)

    def _link_changed(self) -> None:
        if self._borne.state.paired is False:
            self.begin_again()
        elif self.step is Step.PAIRING:
            self.step = Step.HOME
        self.changed.emit()

    def _tick(self) -> None:
        if self.hour != self._hour:
            self._hour = self.hour
            self.changed.emit()


def _read_date(figures: str, today: date) -> date | None:
    found = date_of(int(figures[4:]), int(figures[2:4]), int(figures[:2]))
    return found if found is not None and found.year >= _OLDEST and found <= today else None

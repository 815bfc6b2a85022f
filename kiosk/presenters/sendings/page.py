"""« Envois »: what waits to leave, what asks, what was sent today; both sides of what two people did to the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.people.names import discreet
from kiosk.domain.text.language import capital, counted, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.sending import Becomes, Choice, Sending
from kiosk.presenters.around.around import Around
from kiosk.presenters.sendings.deciding import Deciding
from kiosk.presenters.sendings.lines import WAITING, SendingLine, SendingModel, lines_of
from kiosk.presenters.sendings.texts import advice_text, made_text, side_text, state_text, what_text, whom_text
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.rereading import Rereading
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

PLACE = "sendings"


@masked
@dataclass(frozen=True, slots=True)
class ShownSide:
    """One side of a conflict: whose, what is so by it, and by whom and when."""

    head: str
    what: str
    by: str


class SendingsPresenter(QObject):
    """Reads while somebody looks at it, and nothing otherwise."""

    changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._work = work = around.work.apart()
        self.model = SendingModel(self)
        self.state: Literal["loading", "shown", "failed"] = "loading"
        self.problem = ""
        self.selected: Sending | None = None
        self._found: tuple[Sending, ...] = ()
        self._open = False
        self._by_initials = False
        self._deciding = Deciding(work, self)
        self._reading = Rereading(work.tasks, "read", work.desk.sendings.all, self._was_read)
        around.pages.shown.connect(self._shown)
        around.ticker.ticked.connect(self._ticked)
        around.where.moved.connect(self._arrange)
        work.follow(self._on_desk_change)

    # What is shown

    @property
    def summary(self) -> str:
        """« 2 à régler, 3 en attente, 14 aujourd’hui »."""
        asking = sum(one.asks for one in self._found)
        waiting = sum(one.becomes in WAITING for one in self._found)
        sent = sum(one.becomes is Becomes.SENT for one in self._found)
        parts = (
            counted(asking, "{} à régler", "{} à régler") if asking else "",
            counted(waiting, "{} en attente", "{} en attente") if waiting else "",
            counted(sent, "{} envoyé aujourd’hui", "{} envoyés aujourd’hui") if sent else "",
        )
        return " · ".join(part for part in parts if part)

    @property
    def whom(self) -> str:
        """Whom the sending in hand is about."""
        return whom_text(self.selected.names) if self.selected is not None else ""

    @property
    def what(self) -> str:
        """What it is."""
        return what_text(self.selected, self._around.where.now) if self.selected is not None else ""

    @property
    def made(self) -> str:
        """« Fait à 10:20, il y a 3 h »."""
        return made_text(self.selected.made_at, self._around.where.now) if self.selected is not None else ""

    @property
    def state_text(self) -> str:
        """What becomes of it, and what is asked of the person where something is."""
        if self.selected is None:
            return ""
        cut = self._work.desk.sync_state.connected is False
        state = state_text(self.selected, self._around.where.now, cut=cut)
        return advice_text(self.selected) or capital(state)

    @property
    def sides(self) -> tuple[ShownSide, ...]:
        """Both sides, where somebody else was first; else none."""
        one, now = self.selected, self._around.where.now
        if one is None or one.becomes is not Becomes.CONFLICT:
            return ()
        mine = ShownSide(tr("Mon geste"), one.mine.what, side_text(tr("Vous"), one.mine.at, now))
        if one.theirs is None:
            return (mine,)
        by = side_text(one.theirs.who or tr("Quelqu’un d’autre"), one.theirs.at, now)
        return mine, ShownSide(tr("Entre-temps"), one.theirs.what, by)

    @property
    def told(self) -> tuple[str, ...]:
        """Whom the platform would tell, where it is held for that."""
        return tuple(told.text for told in self.selected.told) if self.selected is not None else ()

    def select(self, place: int) -> None:
        """The line in hand."""
        line = self.model.at(place)
        if isinstance(line, SendingLine) and line.sending != self.selected:
            self.selected = line.sending
            self.changed.emit()

    # What one does

    def choose(self, choice: Choice) -> None:
        """Does ``choice`` about the sending in hand, where it is offered."""
        if self.selected is not None:
            self._deciding.decide(choice, self.selected)

    @property
    def subject_text(self) -> str:
        """What opening what it is about is; empty where there is nothing to open."""
        one = self.selected
        if one is None:
            return ""
        if one.rdv_id is not None:
            return tr("Voir dans l’agenda") if one.starts_at is not None else ""
        if one.asks:
            return tr("Continuer la saisie")
        return tr("Voir la fiche") if one.usager_id is not None and one.usager_id > 0 else ""

    def open_subject(self) -> None:
        """The RDV on its day; the fiche of who it is about, or what was typed of them and did not come to pass."""
        one = self.selected
        if one is None or not self.subject_text:
            return
        if one.rdv_id is not None and one.starts_at is not None:
            day = one.starts_at.astimezone(self._around.where.zone).date()
            self._around.intents.show_in_agenda(day, one.rdv_id)
        elif one.asks:
            self._work.tasks.run("reopen", self._reopen(one.key), replace=True)
        elif one.usager_id is not None:
            self._around.intents.show_fiche(one.usager_id)

    async def _reopen(self, key: str) -> None:
        for record in await self._work.desk.usagers.refused():
            if record.errand.key == key:
                self._around.intents.go_on_writing(record)

    def read(self) -> None:
        """Reads again."""
        self._reading.ask()

    # Inside

    def _shown(self, place: str) -> None:
        self._open = place == PLACE
        if self._open:
            self.read()

    def _on_desk_change(self, change: DeskChange) -> None:
        if self._open and change.kind in ("rdvs", "usagers", "sync"):
            self.read()

    def _ticked(self) -> None:
        if self._open:
            self._arrange()
            if discreet() != self._by_initials:
                self.read()  # names are made where it is read

    def _was_read(self, outcome: Outcome[tuple[Sending, ...]]) -> None:
        if isinstance(outcome, Ok):
            self.state, self._found = "shown", outcome.value
            self._by_initials = discreet()
        elif isinstance(outcome, RefusedBy):
            self.state, self.problem = "failed", sentence(outcome.failure)
        else:
            return
        self._arrange()

    def _arrange(self) -> None:
        if self.selected is not None:
            here = self.selected.key
            self.selected = next((one for one in self._found if one.key == here), None)
        cut = self._work.desk.sync_state.connected is False
        self.model.show(lines_of(self._found, self._around.where.now, cut=cut))
        self.changed.emit()

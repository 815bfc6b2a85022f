"""The day's list of those who came without an RDV: who still waits first, then what became of the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import hour, minutes, spoken_hour, spoken_minutes
from kiosk.domain.day.walk_in import OUTCOME_LABELS, WalkIn, WalkInOutcome, figures, in_order
from kiosk.domain.lobby.call import Called, CallOutcome
from kiosk.domain.lobby.queue import wait_text
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import inside, labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.around.around import Around
from kiosk.presenters.around.lines import LineModel
from kiosk.presenters.day.feed import DayFeed
from kiosk.presenters.lobby.book import LobbyBook
from kiosk.presenters.lobby.calling import Calling
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.walk_ins.flow import WalkInFlow
from kiosk.presenters.walk_ins.taking_back import walk_in_act

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


@masked
@dataclass(frozen=True, slots=True)
class WalkInLine:
    """One line as it is shown."""

    walk_in: WalkIn
    hour: str
    wait: str
    outcome: str
    spoken: str
    called: str = ""
    unanswered: bool = False
    taken: str = ""  # who sees to them

    @property
    def key(self) -> str:
        return self.walk_in.id

    @property
    def tip(self) -> str:
        return ""

    @property
    def waiting(self) -> bool:
        return self.walk_in.outcome is WalkInOutcome.WAITING


def line_of(walk_in: WalkIn, now: datetime, called: Called | None = None, taken: str = "") -> WalkInLine:
    """``now`` is in the organisation's zone; ``called``: their call, ``taken``: who sees to them, while they wait."""
    arrived = walk_in.arrived_at.astimezone(now.tzinfo)
    waited = walk_in.minutes(now)
    outcome = OUTCOME_LABELS[walk_in.outcome]
    parts = [
        tr("arrivée à {}").format(spoken_hour(arrived)),
        walk_in.spoken,
        walk_in.about,
        taken,
        tr("{} depuis {}").format(inside(outcome), spoken_minutes(waited)) if not walk_in.ended_at else outcome,
        called.told(now) if called is not None else "",
    ]
    return WalkInLine(
        walk_in,
        hour(arrived),
        minutes(waited),
        outcome,
        ", ".join(part for part in parts if part),
        called.short if called is not None else "",
        called is not None and called.outcome is CallOutcome.NO_ANSWER,
        taken,
    )


class WalkInsPresenter(QObject):
    """The list of one day, at one lieu or at all of an organisation's."""

    changed = Signal()
    """The lines, or one of the texts, are not what they were."""
    count_changed = Signal(int)
    """How many still wait."""
    line_wanted = Signal(int)
    """The line at that place is to be in hand."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._work = work = around.work.apart()
        self._where = where = around.where
        self.model: LineModel[WalkInLine] = LineModel(self)
        self.flow = WalkInFlow(work, where, self)
        self.search = UsagerSearchPresenter(work, self, todays=around.pages.of("agenda").todays.of)
        """Who stands here, as the flow asks first."""
        self.search.create_wanted.connect(lambda typed: around.intents.write_down(typed, self.flow.choose_usager))
        agenda = around.pages.of("agenda")
        self.calling: Calling = agenda.calling
        self._lobby: LobbyBook = agenda.lobby
        self._feed: DayFeed = agenda.today_feed
        self._lobby.changed.connect(self.tick)
        self.flow.usual_wait = lambda motif_id: wait_text(self._all, motif_id)
        self._looked: tuple[int, date] | None = None
        self._all: tuple[WalkIn, ...] = ()
        self.loading = True
        self.count = 0
        where.moved.connect(self._go)
        around.ticker.ticked.connect(self.tick)
        work.follow(self._on_desk_change)
        self._go()

    def _go(self) -> None:
        """To today's list of the organisation and lieu where the desk is."""
        where = self._where
        if where.organisation_id is None:
            return
        there = (where.organisation_id, where.today)
        if there != self._looked:
            self._looked = there
            self.loading = True
            self._read_again()
        self.tick()

    def _on_desk_change(self, change: DeskChange) -> None:
        if change.kind == "walk_ins" and self._where.organisation_id in change.organisation_ids:
            self._read_again()

    @property
    def shared(self) -> bool:
        """Whether other desks have this list too: else nobody need be told who sees to whom."""
        can = self._work.desk.capabilities
        return can is not None and can.walk_ins

    @property
    def lines(self) -> tuple[WalkInLine, ...]:
        return self.model.lines

    @property
    def walk_ins(self) -> tuple[WalkIn, ...]:
        """Those of the lieu, as on the list."""
        return in_order(self._all, self._where.lieu_id)

    @property
    def total(self) -> int:
        """How many came, whatever has become of them."""
        return len(self.lines)

    @property
    def figures_text(self) -> str:
        """« 5 personnes · en attente : 2 · reçu : 3 »; empty when nobody came."""
        here = self.walk_ins
        if not here:
            return ""
        said = [tr("1 personne") if len(here) == 1 else tr("{} personnes").format(len(here))]
        said += [labelled(inside(OUTCOME_LABELS[one]), count) for one, count in figures(here).items()]
        return " · ".join(said)

    @property
    def ended_text(self) -> str:
        """« reçu : 3 · orienté ailleurs : 1 », of those without an RDV who wait no more."""
        ended = [one for one in self.walk_ins if one.outcome is not WalkInOutcome.WAITING]
        said = [labelled(inside(OUTCOME_LABELS[one]), count) for one, count in figures(ended).items()]
        return " · ".join(said)

    @property
    def total_on_agenda(self) -> int:
        """The same, where the agenda shows today: they are of today, and nothing is said of them on another day's."""
        return self.total if self._where.day == self._where.today else 0

    # What one does

    def begin(self, typed: str = "") -> None:
        """Somebody stands at the counter: who, of whom something may have been ``typed``, then what for."""
        self.search.set_organisation(self._where.organisation_id, self._where.zone)
        if not self.flow.step:
            self.search.set_text(typed)
        self.flow.begin()

    def show_line(self, walk_in_id: str) -> None:
        """Has the line of somebody in hand."""
        place = self.model.place_of(walk_in_id)
        if place >= 0:
            self.line_wanted.emit(place)

    def give_outcome(self, place: int, outcome: WalkInOutcome) -> None:
        """Says what has become of the person at ``place``."""
        walk_in = self._at(place)
        if walk_in is not None and walk_in.outcome is not outcome:
            self._work.tasks.run("walk_in", self._give(walk_in, outcome), to_the_end=True)

    def receive(self, walk_in: WalkIn, outcome: WalkInOutcome) -> None:
        """The same of somebody, wherever they are on the list."""
        self._work.tasks.run("walk_in", self._give(walk_in, outcome), to_the_end=True)

    def take(self, walk_in: WalkIn) -> None:
        """Whoever is at work sees to them; who does so already no longer does."""
        who = self._work.desk.who
        if who is not None and self.shared and walk_in.outcome is WalkInOutcome.WAITING:
            agent_id = None if walk_in.taken_by == who.agent_id else who.agent_id
            self._work.tasks.run("walk_in", self._take(walk_in, agent_id), to_the_end=True)

    def call(self, place: int, *, elsewhere: bool = False) -> None:
        """Calls the person at ``place``."""
        self.calling.call_walk_in(self._at(place), elsewhere=elsewhere)

    def no_answer(self, place: int) -> None:
        """The person at ``place`` was called, and does not come."""
        self.calling.no_answer_walk_in(self._at(place))

    def take_at(self, place: int) -> None:
        """Whoever is at work sees to the person at ``place``, or no longer does."""
        walk_in = self._at(place)
        if walk_in is not None:
            self.take(walk_in)

    def remove(self, place: int) -> None:
        """Takes a line noted by mistake away."""
        walk_in = self._at(place)
        if walk_in is not None:
            self._work.tasks.run("walk_in", self._remove(walk_in), to_the_end=True)

    async def _give(self, walk_in: WalkIn, outcome: WalkInOutcome) -> None:
        said, journal = inside(OUTCOME_LABELS[outcome]), self._work.journal
        with journal.doing():
            after = await self._work.desk.walk_ins.give_outcome(walk_in, outcome)
            what = labelled(tr("Sans RDV"), said)
            journal.note(walk_in_act(self._work, what, walk_in, after), labelled(walk_in.name, said))

    async def _take(self, walk_in: WalkIn, agent_id: int | None) -> None:
        said, journal = tr("pris en charge") if agent_id is not None else tr("laissé aux autres"), self._work.journal
        with journal.doing():
            after = await self._work.desk.walk_ins.take(walk_in, agent_id)
            what = labelled(tr("Sans RDV"), said)
            journal.note(walk_in_act(self._work, what, walk_in, after), labelled(walk_in.name, said))

    async def _remove(self, walk_in: WalkIn) -> None:
        said, journal = tr("ligne retirée"), self._work.journal
        with journal.doing():
            await self._work.desk.walk_ins.remove(walk_in)
            what = labelled(tr("Sans RDV"), said)
            journal.note(walk_in_act(self._work, what, walk_in, None), labelled(walk_in.name, said))

    def _at(self, place: int) -> WalkIn | None:
        line = self.model.at(place)
        return line.walk_in if line is not None else None

    # What is shown

    def tick(self) -> None:
        """Brings the minutes to the present instant."""
        now = self._where.now
        self.model.show(tuple(self._line(one, now) for one in self.walk_ins))
        count = sum(line.waiting for line in self.lines)
        if count != self.count:
            self.count = count
            self.count_changed.emit(count)
        self.changed.emit()

    def _line(self, one: WalkIn, now: datetime) -> WalkInLine:
        if one.outcome is not WalkInOutcome.WAITING:
            return line_of(one, now)
        called = self._lobby.of_walk_ins.get(one.id)
        taken = tr("pris en charge par {}").format(self._name(one.taken_by)) if one.taken_by is not None else ""
        return line_of(one, now, called if called is not None and called.stands else None, taken)

    def _name(self, agent_id: int) -> str:
        data = self._feed.data
        agent = data.agents.get(agent_id) if data is not None else None
        return agent_name(agent) if agent is not None else tr("un collègue")

    def _read_again(self) -> None:
        if self._looked is not None:
            self._work.tasks.run("read", self._read(*self._looked), replace=True)

    async def _read(self, organisation_id: int, day: date) -> None:
        self._all = await self._work.desk.walk_ins.of_day(organisation_id, day)
        self.loading = False
        self.tick()

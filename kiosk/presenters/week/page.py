"""« Mon agenda »: the week of an agent, one's own first, or of any whom one may see."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import MONTHS, day_number
from kiosk.domain.day.columns import Columns
from kiosk.domain.day.rows import Row
from kiosk.domain.day.shown import takes_place
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import counted, tr
from kiosk.domain.text.search_text import fold
from kiosk.presenters.around.around import Around
from kiosk.presenters.booking.modes import Place
from kiosk.presenters.day.feed import DayFeed
from kiosk.presenters.week.calendar import calendar_of
from kiosk.presenters.week.columns import Week, week_of
from kiosk.presenters.week.own import OwnChoices

if TYPE_CHECKING:
    from kiosk.desk import DayData
    from kiosk.presenters.booking.page import BookingPresenter

DAYS: Final = 7


class WeekPresenter(QObject):
    """Reads nothing before somebody comes to the page. What it shows is what the memory has, as on the agenda."""

    changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._work = work = around.work.apart()
        self._around = around
        self._where = around.where
        self.own = OwnChoices(work, self)
        self.agent_id = 0
        self.first = _monday(self._where.today)
        self.selected_key = ""
        self._opened = False
        self._asked: tuple[int, date] | None = None
        self._feeds = tuple(DayFeed(work, self) for _ in range(DAYS))
        for feed in self._feeds:
            feed.changed.connect(self._rebuild)
        self.week = Week(Columns(self.first), {}, empty=True)
        self._where.moved.connect(self._go)
        around.ticker.ticked.connect(self._rebuild)
        around.pages.gone_to.connect(lambda place: self.open() if place == "week" else None)
        work.follow(lambda change: self._rebuild() if change.kind == "sync" else None)

    # Whose, and when

    def open(self) -> None:
        """Somebody comes to the page: their own week, or that which they looked at last."""
        self._opened, self._asked = True, None
        self.agent_id = self.agent_id or self.me
        self.own.read()
        self._go()

    def show(self, agent_id: int, day: date) -> None:
        """The week of an agent around ``day``."""
        self._opened, self._asked = True, None
        self.agent_id, self.first = agent_id, _monday(day)
        self.own.read()
        self._go()

    @property
    def me(self) -> int:
        """Who is signed in."""
        who = self._work.desk.who
        return who.agent_id if who is not None else 0

    @property
    def is_own(self) -> bool:
        """Whether the week is one's own."""
        return self.agent_id == self.me

    @property
    def agents(self) -> tuple[tuple[int, str], ...]:
        """(id, name) of those whose week may be seen, oneself first."""
        data = self._data
        known = data.agents if data is not None else {}
        who = self._work.desk.who
        me = RdvAgent(who.agent_id, who.first_name, who.last_name) if who is not None else None
        mine = tr("{} (vous)").format(agent_name(me)) if me is not None else ""
        others = [(one.id, agent_name(one)) for one in known.values() if one.id != self.me]
        return ((self.me, mine), *sorted(others, key=lambda pair: (fold(pair[1]), pair[0])))

    def choose(self, agent_id: int) -> None:
        """The same days of another agent."""
        if agent_id != self.agent_id:
            self.agent_id = agent_id
            self._rebuild()

    def previous_day(self) -> None:
        """The week before."""
        self.go_to(self.first - timedelta(days=DAYS))

    def next_day(self) -> None:
        """The week after."""
        self.go_to(self.first + timedelta(days=DAYS))

    def go_to_today(self) -> None:
        """The present week."""
        self.go_to(self._where.today)

    def go_to(self, day: date) -> None:
        """The week of ``day``."""
        if (first := _monday(day)) != self.first:
            self.first = first
            self._go()

    @property
    def today(self) -> date:
        """The Monday of the present week."""
        return _monday(self._where.today)

    # What is shown

    @property
    def state(self) -> Literal["loading", "shown", "empty"]:
        """Loading: nothing is known of any day yet."""
        if not self.week.empty:
            return "shown"
        read = [feed for feed in self._feeds if feed.data is not None and not feed.stale]
        cut = self._work.desk.sync_state.connected is False
        told = [feed for feed in read if feed.data is not None and (feed.data.synced_at is not None or cut)]
        return "empty" if told else "loading"

    @property
    def title(self) -> str:
        """« Semaine du 28 décembre 2026 au 3 janvier 2027 », its months and years said once."""
        last = self.first + timedelta(days=DAYS - 1)
        year = f" {self.first.year}" if self.first.year != last.year else ""
        month = f" {tr(MONTHS[self.first.month - 1])}" if self.first.month != last.month else ""
        until = f"{day_number(last)} {tr(MONTHS[last.month - 1])} {last.year}"
        return tr("Semaine du {} au {}").format(f"{day_number(self.first)}{month}{year}", until)

    @property
    def count_text(self) -> str:
        """« 12 RDV », those that take place."""
        entries = (row.entry for row in self.week.rows.values())
        taking_place = [one for one in entries if one is not None and takes_place(one.rdv)]
        return counted(len(taking_place), "{} RDV", "{} RDV")

    @property
    def note(self) -> str:
        """What must be known of the week while the platform is out of reach."""
        if self._work.desk.sync_state.connected is not False:
            return ""
        return tr("La plateforme n’est pas joignable\u00a0: voici ce que ce poste connaît de cette semaine.")

    @property
    def empty_text(self) -> tuple[str, str]:
        """What is said of a week without anything."""
        name = next((name for agent_id, name in self.agents if agent_id == self.agent_id), "")
        return (
            tr("Rien dans votre semaine") if self.is_own else tr("Rien cette semaine pour {}").format(name),
            tr("Ni rendez-vous, ni plage d’ouverture, ni indisponibilité."),
        )

    def row(self, key: str) -> Row | None:
        """The line of an RDV shown."""
        return self.week.rows.get(key)

    def select(self, key: str) -> None:
        """The RDV in hand."""
        self.selected_key = key

    # What one does

    def open_row(self, key: str) -> None:
        """The RDV on the agenda of its day, where everything can be done with it."""
        row = self.row(key)
        if row is not None and row.entry is not None:
            rdv = row.entry.rdv
            self._around.intents.show_in_agenda(rdv.starts_at.astimezone(self._where.zone).date(), rdv.id)

    def show_fiche(self, key: str) -> None:
        """The fiche of who comes to an RDV."""
        self._around.intents.show_fiche_of(self.row(key))

    def book_at(self, column: int, minute: int, lieu_id: int | None) -> None:
        """Begins an RDV at a free place; ``column`` is the ordinal of its day."""
        data = self._data
        agent = data.agents.get(self.agent_id) if data is not None else None
        if data is None or agent is None:
            return
        at = datetime.combine(date.fromordinal(column), time(minute // 60, minute % 60), data.zone)
        booking: BookingPresenter = self._around.pages.of("booking")
        booking.begin_at(Place(at, RdvAgent(agent.id, agent.first_name, agent.last_name), lieu_id))

    @property
    def file_name(self) -> str:
        """Of the week as a file: whose it is, nobody else's business, is not in it."""
        return tr("semaine-{}.ics").format(self.first.isoformat())

    def calendar_file(self) -> bytes:
        """The week as a calendar (iCalendar), for another program; each RDV once."""
        entries = (row.entry for row in self.week.rows.values())
        rdvs = {one.rdv.id: one.rdv for one in entries if one is not None}
        who = self._work.desk.who
        return calendar_of(self.title, rdvs.values(), who.instance if who is not None else "", self._where.now)

    def saved(self, path: Path | None) -> None:
        """The file is written, or could not be."""
        if path is None:
            self._work.notices.unwritten()
        else:
            self._work.notices.info(
                tr("Semaine enregistrée\u00a0: {}. Motifs, adresses et liens, sans aucun nom.").format(path.name)
            )

    @property
    def _data(self) -> DayData | None:
        return next((feed.data for feed in self._feeds if feed.data is not None), None)

    def _go(self) -> None:
        organisation_id = self._where.organisation_id
        if not self._opened or organisation_id is None:
            return
        for number, feed in enumerate(self._feeds):
            feed.look(organisation_id, self.first + timedelta(days=number))
        if self._asked != (organisation_id, self.first):
            self._asked = (organisation_id, self.first)
            self._work.desk.look_beside(organisation_id, self.first)
        self._rebuild()

    def _rebuild(self, _change: object = None) -> None:
        if not self._opened:
            return
        days = {
            self.first + timedelta(days=number): None if feed.stale else feed.data
            for number, feed in enumerate(self._feeds)
        }
        cut = self._work.desk.sync_state.connected is False
        self.week = week_of(self.first, days, self.agent_id, self._where.now, self._around.thresholds, cut)
        if self.selected_key not in self.week.rows:
            self.selected_key = ""
        self.changed.emit()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

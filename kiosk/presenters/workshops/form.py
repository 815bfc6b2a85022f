"""A workshop being made, or several of them a week or more apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.booking import Booking
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.booking.workshops import MOST_TIMES, Field, WorkshopDraft, faults
from kiosk.domain.dates.times import day_name
from kiosk.domain.day.consequences import NEW_RDV, agents_told
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import capital, counted, french, inside, labelled, tr
from kiosk.domain.text.search_text import fold
from kiosk.domain.writes.errand import Booked, OnItsWay, Taken, Turned
from kiosk.presenters.booking.overlap import ask_over, may_accept
from kiosk.presenters.booking.texts import obstacle_lines, refusal_text, when_text
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work
from kiosk.presenters.workshops.taking_back import workshop_act

if TYPE_CHECKING:
    from kiosk.desk import Directory


class WorkshopForm(QObject):
    """What is filled in stays until it is made, or put away."""

    changed = Signal()
    saved = Signal()
    """Workshops have been made, or are on their way."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        left: tuple[int, WorkshopDraft] | None = work.typed.hold("workshop", french("atelier"), self._begun)
        self.organisation_id, self.draft = left or (0, WorkshopDraft())
        self.directory: Directory | None = None
        self.open = False
        self.busy = False
        self.faults: Mapping[Field, str] = {}
        self.problem = ""

    def show_organisation(self, organisation_id: int, directory: Directory) -> None:
        """Where it will be; of another organisation, what was filled in is no more."""
        if organisation_id != self.organisation_id:
            self.draft, self.faults, self.open = WorkshopDraft(), {}, False
        self.organisation_id, self.directory = organisation_id, directory
        self.changed.emit()

    def _begun(self) -> tuple[int, WorkshopDraft] | None:
        filled = replace(self.draft, motif=None) != WorkshopDraft()  # a single motif is chosen by itself
        return (self.organisation_id, self.draft) if filled else None

    @property
    def now(self) -> datetime:
        """In the organisation's zone."""
        now = self._work.clock.now()
        return now.astimezone(self.directory.zone) if self.directory is not None else now

    def begin(self) -> None:
        """A new one; what was not made yet is there again."""
        self.open = True
        motifs = self.motifs
        if self.draft.motif is None and len(motifs) == 1:
            self.choose_motif(motifs[0][0])
        self.changed.emit()

    def close(self) -> None:
        """Leaves; what was filled in is there the next time."""
        if not self.busy:
            self.open = False
            self.changed.emit()

    # What can be chosen

    @property
    def motifs(self) -> tuple[tuple[int, str], ...]:
        """The motifs of workshops, by name."""
        known = self.directory.motifs.values() if self.directory is not None else ()
        return tuple(sorted(((one.id, one.name) for one in known if one.collectif), key=lambda pair: fold(pair[1])))

    @property
    def lieux(self) -> tuple[tuple[int, str], ...]:
        """Where people come regularly."""
        known = self.directory.lieux if self.directory is not None else ()
        return tuple((one.id, one.name) for one in known if one.enabled and not one.single_use)

    @property
    def agents(self) -> tuple[tuple[int, str, None], ...]:
        """Those of the motif's service first."""
        known = self.directory.agents.values() if self.directory is not None else ()
        service_id = self.draft.motif.service_id if self.draft.motif is not None else None
        ordered = sorted(known, key=lambda one: (service_id not in one.service_ids, fold(agent_name(one))))
        return tuple((one.id, agent_name(one), None) for one in ordered)

    @property
    def dates(self) -> tuple[tuple[int, str, None], ...]:
        """The series by ordinal: « Lundi 7 décembre »."""
        today = self.now.date()
        return tuple((day.toordinal(), capital(day_name(day, today)), None) for day in self.draft.series)

    @property
    def summary(self) -> str:
        """« 6 ateliers, du lundi 7 décembre au lundi 11 janvier 2027 »; empty for a single one."""
        dates = self.draft.dates
        if len(self.draft.series) < 2 or not dates:
            return ""
        today = self.now.date()
        many = counted(len(dates), "{} atelier", "{} ateliers")
        return tr("{}, du {} au {}").format(many, day_name(dates[0], today), day_name(dates[-1], today))

    @property
    def told_text(self) -> str:
        """Who will be told; empty where nobody is."""
        me = self._work.desk.who.agent_id if self._work.desk.who is not None else None
        known = self.directory.agents if self.directory is not None else {}
        names = [agent_name(known[one]) for one in sorted(self.draft.agent_ids) if one in known and one != me]
        return agents_told(names, tr(NEW_RDV)).text if names else ""

    # What is filled in

    def choose_motif(self, motif_id: int) -> None:
        """The motif; what it implies is filled in where nothing is."""
        motif = self.directory.motifs.get(motif_id) if self.directory is not None else None
        if motif is None:
            return
        lieux = self.lieux
        self._set(
            motif=motif,
            minutes=motif.default_duration_in_min or self.draft.minutes,
            lieu_id=self.draft.lieu_id or (lieux[0][0] if len(lieux) == 1 else None),
        )

    def set_title(self, title: str) -> None:
        self._set(title=title)

    def choose_lieu(self, lieu_id: int) -> None:
        self._set(lieu_id=lieu_id)

    def choose_agents(self, agent_ids: Collection[int]) -> None:
        self._set(agent_ids=frozenset(agent_ids))

    def set_day(self, day: date | None) -> None:
        self._set(day=day, left_out=frozenset())

    def set_hour(self, hour: time | None) -> None:
        self._set(hour=hour)

    def set_minutes(self, minutes: int | None) -> None:
        self._set(minutes=minutes)

    def set_seats(self, seats: int | None) -> None:
        self._set(seats=seats)

    def set_times(self, times: int) -> None:
        """How many of them there are."""
        self._set(times=max(1, min(times, MOST_TIMES)), left_out=frozenset())

    def set_weeks(self, weeks: int) -> None:
        """How many weeks lie between two of them."""
        self._set(weeks=weeks, left_out=frozenset())

    def choose_dates(self, ordinals: Collection[int]) -> None:
        """The dates of the series on which there is one."""
        self._set(left_out=frozenset(day for day in self.draft.series if day.toordinal() not in ordinals))

    def _set(self, **values: object) -> None:
        draft = replace(self.draft, **values)  # type: ignore[arg-type] # each from a typed method above
        if draft != self.draft and not self.busy:
            self.draft, self.problem = draft, ""
            if self.faults:
                self.faults = {field: said for field, said in faults(draft, self.now).items() if field in self.faults}
            self.changed.emit()

    # Making it

    def save(self) -> None:
        """Makes it; asks first where there are several."""
        if self.busy or self.directory is None:
            return
        self.faults = faults(self.draft, self.now)
        self.changed.emit()
        if self.faults:
            return
        bookings = self.draft.bookings(self.organisation_id, self.directory.zone)
        make = partial(self._make, self._title, bookings, Shown(self._work.clock.now()))
        if len(bookings) == 1:
            make()
            return
        self._work.questions.ask(
            Question(
                title=tr("Créer {} ateliers\u202f?").format(len(bookings)),
                text=tr("{}, à ces dates\u00a0:").format(self._title),
                lines=tuple(when_text(one.starts_at) for one in bookings),
                yes=tr("Créer les {} ateliers").format(len(bookings)),
                no=tr("Ne rien créer"),
                accept=make,
                after=self.told_text,
            )
        )

    @property
    def _title(self) -> str:
        motif = self.draft.motif
        return self.draft.title.strip() or (motif.name if motif is not None else "")

    def _make(self, title: str, bookings: tuple[Booking, ...], shown: Shown) -> None:
        """``shown``: when the person was told what was in the way, and whether they accepted it."""
        if self.busy:
            return
        self.busy = True
        self.changed.emit()
        self._work.tasks.run("make", self._write(title, bookings, shown), done=self._made, to_the_end=True)

    def _agents(self, booking: Booking) -> list[RdvAgent]:
        known = self.directory.agents.values() if self.directory is not None else ()
        return [RdvAgent(one.id, one.first_name, one.last_name) for one in known if one.id in booking.agent_ids]

    async def _write(self, title: str, bookings: tuple[Booking, ...], shown: Shown) -> None:
        desk, journal = self._work.desk.bookings, self._work.journal
        written = []
        with journal.doing():
            for booking in bookings:
                rdv_id = await desk.book(booking, shown=shown)
                key = await desk.last_key(rdv_id)
                when = when_text(booking.starts_at)
                written.append((rdv_id, booking, journal.note(workshop_act(self._work, rdv_id, key, title, when))))
        made, kept, refused = 0, 0, []
        over: list[str] = []
        zone = self.now.tzinfo or self._work.clock.zone
        for rdv_id, booking, act in written:
            match became := await desk.outcome(rdv_id):
                case Booked():
                    made += 1
                case OnItsWay():
                    kept += 1
                case Taken() | Turned():
                    journal.drop(act)
                    await self._work.desk.dismiss_problem(rdv_id)
                    agents = self._agents(booking)
                    refused.append((booking, refusal_text(became, agents, zone)))
                    if isinstance(became, Taken) and may_accept(self._work, became):
                        lines = " ".join(obstacle_lines(became, agents, zone))
                        over.append(labelled(when_text(booking.starts_at), lines))
                case _:
                    pass
        self._say(title, made, kept, refused, bookings)
        if over and len(over) == len(refused):
            left = tuple(booking for booking, _ in refused)
            ask_over(self._work, over, partial(self._make, title, left, Shown(self._work.clock.now(), accepted=True)))

    def _say(
        self,
        title: str,
        made: int,
        kept: int,
        refused: list[tuple[Booking, str]],
        bookings: tuple[Booking, ...],
    ) -> None:
        notices, journal = self._work.notices, self._work.journal
        if refused:
            self.problem = "\n".join(labelled(when_text(one.starts_at), inside(why)) for one, why in refused)
            dates = {one.starts_at.date() for one, _ in refused}
            # What was not made is what is left to be made.
            self.draft = replace(self.draft, left_out=frozenset(set(self.draft.series) - dates))
            notices.warning(tr("{} sur {} n’ont pas pu être créés.").format(len(refused), len(bookings)))
            return
        self.draft, self.open = WorkshopDraft(), False
        many = counted(len(bookings), "{} atelier", "{} ateliers")
        when = inside(when_text(bookings[0].starts_at))
        if kept:
            notices.info(tr("À confirmer, gardé sur ce poste\u00a0: {}, {}").format(title, many))
        elif len(bookings) == 1:
            journal.say(journal.newest, tr("Atelier créé\u00a0: {}, {}").format(title, when))
        else:
            notices.info(tr("{} créés\u00a0: {}, à partir du {}").format(many, title, when))

    def _made(self, outcome: Outcome[None]) -> None:
        self.busy = False
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        self.changed.emit()
        if isinstance(outcome, Ok):
            self.saved.emit()

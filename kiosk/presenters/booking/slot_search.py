"""« Trouver un RDV »: the question asked of the platform, and what is free."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Coroutine, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.desk.free_slots import first_day_that_suits
from kiosk.domain.booking.availability import Availability, PartOfDay, Suits, availability
from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion
from kiosk.domain.booking.territory import Territory
from kiosk.domain.day.model import Motif
from kiosk.presenters.booking.choices import IdName, agents_of, lieux_of, services_of, teams_of
from kiosk.presenters.booking.motif_choices import MotifChoice, motif_choices, rows_of
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.words.slot_texts import alone_text, computed_text, nothing_text, period_text
from kiosk.presenters.work.tasks import Cancelled, Crashed, Outcome, RefusedBy, unheard
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange, Directory

State: TypeAlias = Literal["no_motif", "searching", "found", "nothing", "failed"]

DAYS: Final = 7
_TASK: Final = "slots"
_AGAIN: Final = "slots.again"
CALM: Final = 3.0
"""Seconds from a change of somebody's RDV until what is free is asked again: changes come in flocks."""


class SlotSearch(QObject):
    """One question at a time; the answer to an older one never takes the place of a newer one's."""

    changed = Signal()
    """The question, ``state`` or a text is not what it was."""
    directory_changed = Signal()
    """The motifs, agents and lieux among which one looks are not what they were."""
    found_changed = Signal()
    """``found`` is not what it was."""
    first_found = Signal(object)
    """The Slot at which a search for the first one has come."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.directory: Directory | None = None
        self.organisation_id: int | None = None
        self.own_lieu: int | None = None
        self.service_id: int | None = None
        self.motif: Motif | None = None
        self.lieu_ids: frozenset[int] = frozenset()
        self.agent_ids: frozenset[int] = frozenset()
        self.team_ids: frozenset[int] = frozenset()
        self.first_day = self.today
        self.suits = Suits()
        self.same_agent = False
        self.first_agents: tuple[int, ...] = ()
        """The usager's référents, then who received them last."""
        self.may_widen = False  # whether this platform searches throughout its territory
        self.wide = False
        self.territory = Territory()
        self.found: Availability | None = None
        self.state: State = "no_motif"
        self.problem = ""
        self._heard: tuple[CreneauQuestion, CreneauAnswer] | None = None
        self.heard_at = work.clock.now()
        """As of when what is free is so."""
        self._motifs: list[Motif] = []
        self._looked_at = False
        work.follow(self._on_desk_change)

    # Among what

    @property
    def zone(self) -> tzinfo:
        """The organisation's."""
        return self.directory.zone if self.directory is not None else self._work.clock.zone

    @property
    def now(self) -> datetime:
        """The present instant in the organisation's zone."""
        return self._work.clock.now().astimezone(self.zone)

    @property
    def today(self) -> date:
        """The present day in the organisation's zone."""
        return self.now.date()

    def set_directory(self, organisation_id: int, directory: Directory, own_lieu: int | None) -> None:
        """Looks in an organisation; another one than before starts the question over."""
        other = organisation_id != self.organisation_id
        self.organisation_id, self.directory, self.own_lieu = organisation_id, directory, own_lieu
        self.territory.know(organisation_id, directory.lieux)
        self._motifs = motif_choices(directory.motifs.values(), directory.services)
        if other:
            self.motif = None
            self.lieu_ids = self.agent_ids = self.team_ids = frozenset()
            self.wide = False
            self.first_day = self.today
            self.ask()
        else:
            self.motif = directory.motifs.get(self.motif.id) if self.motif is not None else None
            self._arrange()
            self.changed.emit()
        self.directory_changed.emit()

    def motif_rows(self, text: str) -> list[MotifChoice]:
        """The motifs that ``text`` leaves of the service's, with the heads of their services."""
        if self.directory is None:
            return []
        wanted = [m for m in self._motifs if self.service_id is None or m.service_id == self.service_id]
        return rows_of(wanted, self.directory.services, text)

    @property
    def services(self) -> list[IdName]:
        """Those that have a motif, by name."""
        return services_of(self.directory) if self.directory is not None else []

    @property
    def lieux(self) -> list[IdName]:
        """Those where people come regularly, by name."""
        return lieux_of(self.directory) if self.directory is not None else []

    @property
    def agents(self) -> list[IdName]:
        """The agents of the motif's service, those who are in none too; all while no motif is chosen. By name."""
        service = self.motif.service_id if self.motif is not None else self.service_id
        return agents_of(self.directory, service) if self.directory is not None else []

    @property
    def teams(self) -> list[IdName]:
        """Équipes, by name."""
        return teams_of(self.directory) if self.directory is not None else []

    # What is asked

    def set_service(self, service_id: int | None) -> None:
        """Narrows the motifs to one service; None: all."""
        self.service_id = service_id
        if self.motif is not None and service_id not in (None, self.motif.service_id):
            self.set_motif(None)
        self.changed.emit()

    def set_motif(self, motif_id: int | None) -> None:
        """Looks for another motif, and asks at once."""
        motif = self.directory.motifs.get(motif_id) if self.directory and motif_id is not None else None
        if motif != self.motif:
            self.motif = motif
            self.agent_ids &= {agent_id for agent_id, _ in self.agents}
            self.wide = False
            self.first_day = self.today
            self._forget()
        self.ask()

    def set_lieux(self, ids: Collection[int]) -> None:
        """Looks at these lieux; none: at all."""
        self.lieu_ids = frozenset(ids)
        self.ask()

    def set_agents(self, ids: Collection[int]) -> None:
        """Looks with these agents; none: with any."""
        self.agent_ids = frozenset(ids)
        self.same_agent = False
        self.ask()

    def set_teams(self, ids: Collection[int]) -> None:
        """Looks with the agents of these équipes."""
        self.team_ids = frozenset(ids)
        self.ask()

    def set_first_agents(self, ids: Sequence[int]) -> None:
        """Who comes first for the usager: their référents, then who received them last."""
        if tuple(ids) == self.first_agents:
            return
        self.first_agents = tuple(ids)
        if self.same_agent:
            self.same_agent = bool(ids)
            self.ask()
        else:
            self._arrange()
            self.changed.emit()

    def set_same_agent(self, wanted: bool) -> None:
        """« Même agent »: only those of ``first_agents``."""
        if wanted != self.same_agent and self.first_agents:
            self.same_agent = wanted
            self.ask()

    def let_widen(self, may: bool) -> None:
        """Whether this platform searches throughout its territory."""
        if may != self.may_widen:
            self.may_widen = may
            self.changed.emit()

    def set_wide(self, wanted: bool) -> None:
        """« Élargir la recherche »: the other organisations of the territory too, for the motifs like this one.

        The lieux, agents and équipes chosen are those of one organisation: while the search is wide they count for
        nothing.
        """
        if wanted != self.wide and self.may_widen:
            self.wide = wanted
            self.ask()

    def set_part(self, part: str) -> None:
        """Shows a part of each day."""
        self._suit(replace(self.suits, part=PartOfDay(part)))

    def set_weekdays(self, weekdays: Collection[int]) -> None:
        """Shows these weekdays (0 is Monday); none: all."""
        self._suit(replace(self.suits, weekdays=frozenset(weekdays)))

    def set_together(self, agents: int) -> None:
        """« À plusieurs »: the hours at which so many agents are free at one lieu."""
        self._suit(replace(self.suits, together=max(1, agents)))

    def set_seats(self, seats: int) -> None:
        """The workshops with seats for so many."""
        self._suit(replace(self.suits, seats=max(1, seats)))

    def clear_filter(self) -> None:
        """All hours and weekdays again, with one agent."""
        self._suit(Suits(seats=self.suits.seats))

    def go_to(self, day: date) -> None:
        """The seven days from ``day`` on, today at the earliest."""
        day = max(day, self.today)
        if day != self.first_day:
            self.first_day = day
            self.ask()

    def go_by(self, days: int) -> None:
        """So many days further, or back."""
        self.go_to(self.first_day + timedelta(days=days))

    # Asking

    def ask(self) -> None:
        """Asks anew; what is shown stays until the answer comes, and cannot be chosen meanwhile."""
        self.first_day = max(self.first_day, self.today)  # the night may have passed
        if (question := self._question()) is not None:
            self._seek(self._asked(question))
        else:
            self._work.tasks.cancel(_TASK)
            self._forget()
            self.state = "no_motif"
            self.changed.emit()

    def go_to_first(self) -> None:
        """« Premier créneau »: the earliest hour that suits, from today on and however far."""
        if (question := self._question()) is not None:
            self._seek(self._look_for_first(replace(question, first_day=self.today)))

    def _seek(self, work: Coroutine[Any, Any, None]) -> None:
        self.state, self.problem = "searching", ""
        self._work.tasks.run(_TASK, work, replace=True, done=self._answered_or_not)
        self.changed.emit()

    def watch(self, looked_at: bool) -> None:
        """While somebody looks, what is free is kept true; it is asked again when they come back to it."""
        if looked_at == self._looked_at:
            return
        self._looked_at = looked_at
        if not looked_at:
            self._work.tasks.cancel(_AGAIN)
        elif self._settled and self.first_day >= self.today:
            self._work.tasks.run(_AGAIN, self._ask_again(0.0), done=unheard)
        elif self.motif is not None:
            self.ask()

    def _on_desk_change(self, change: DeskChange) -> None:
        """Somebody's RDV is not what it was, so an hour may be free, or taken; or the platform is back."""
        if not self._looked_at or not self._settled or _AGAIN in self._work.tasks.names:
            return
        here = not change.organisation_ids or self.organisation_id in change.organisation_ids
        back = change.kind == "sync" and bool(self.computed) and self._work.desk.sync_state.connected is True
        if back or (change.kind == "rdvs" and here):
            self._work.tasks.run(_AGAIN, self._ask_again(0.0 if back else CALM), done=unheard)

    async def _ask_again(self, pause: float) -> None:
        """Asks the same question behind what is shown, which can be chosen all the while."""
        await asyncio.sleep(pause)
        question = self._question()
        if question is None or not self._settled:
            return
        answer = await self._work.desk.bookings.creneaux(question)
        if self._settled and question == self._question():
            self._take(question, answer)
            self.changed.emit()

    @property
    def _settled(self) -> bool:
        return self.state in ("found", "nothing")

    def _question(self) -> CreneauQuestion | None:
        """None until a motif is chosen."""
        if self.motif is None or self.organisation_id is None:
            return None
        question = CreneauQuestion(
            organisation_id=self.organisation_id, motif_id=self.motif.id, first_day=self.first_day, days=DAYS
        )
        if self.wide:
            return replace(question, territory=True)
        return replace(
            question,
            lieu_ids=tuple(sorted(self.lieu_ids)),
            agent_ids=self.first_agents if self.same_agent else tuple(sorted(self.agent_ids)),
            team_ids=() if self.same_agent else tuple(sorted(self.team_ids)),
        )

    async def _asked(self, question: CreneauQuestion) -> None:
        self._take(question, await self._work.desk.bookings.creneaux(question))

    async def _look_for_first(self, question: CreneauQuestion) -> None:
        day = await first_day_that_suits(self._work.desk, question, self._arranged)
        self.first_day = day or question.first_day
        await self._asked(replace(question, first_day=self.first_day))
        if day is not None and self.found is not None and self.found.first is not None:
            self.first_found.emit(self.found.first)

    def _take(self, question: CreneauQuestion, answer: CreneauAnswer) -> None:
        self._heard, self.state, self.heard_at = (question, answer), "found", self._work.clock.now()
        self.territory.learn(answer)
        self._arrange()

    def _arranged(self, question: CreneauQuestion, answer: CreneauAnswer) -> Availability:
        return availability(
            answer,
            question.first_day,
            question.days,
            self.zone,
            self.suits,
            motif_id=question.motif_id,
            organisation_id=question.organisation_id,
            first_agents=self.first_agents,
            first_lieu=self.own_lieu,
        )

    def _arrange(self) -> None:
        if self._heard is None:
            return
        self.found = self._arranged(*self._heard)
        if self.state != "searching":
            self.state = "found" if self.found.count else "nothing"
        self.found_changed.emit()

    def _suit(self, suits: Suits) -> None:
        if suits != self.suits:
            self.suits = suits
            self._arrange()
            self.changed.emit()

    def _answered_or_not(self, outcome: Outcome[None]) -> None:
        match outcome:
            case RefusedBy(failure):
                self._forget()
                self.state, self.problem = "failed", sentence(failure)
            case Cancelled() | Crashed() if self.state == "searching":
                return  # a newer question is on its way
        self.changed.emit()

    def _forget(self) -> None:
        self._heard = None
        if self.found is not None:
            self.found = None
            self.found_changed.emit()

    # What is said

    @property
    def period(self) -> str:
        """« Du 23 au 29 novembre 2026 »."""
        return period_text(self.first_day, DAYS)

    @property
    def computed(self) -> str:
        """That the slots were worked out on this desk, and from when; empty when the platform answered."""
        at = self.found.computed_at if self.found is not None else None
        return computed_text(at.astimezone(self.zone), self.now) if at is not None else ""

    @property
    def nothing(self) -> tuple[str, str]:
        """What is said when no hour suits, and what can be done: a title and a sentence."""
        return nothing_text(self.found, self.suits, self.today) if self.found is not None else ("", "")

    @property
    def alone(self) -> str:
        """That the widened search found nobody else; empty otherwise."""
        heard = self._heard if self.wide and self._settled else None
        return alone_text(heard[1], self.organisation_id) if heard is not None else ""

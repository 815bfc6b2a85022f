"""Other hours for an RDV that falls into an absence: a colleague on the same day, the same agent on another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.booking import Booking, CreneauQuestion, FreeCreneau
from kiosk.domain.dates.times import hour
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import capital, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.absences.place import AbsencePlace
from kiosk.presenters.rdv.move import moved_to
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.words.slot_texts import day_text
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

DAYS: Final = 21
_EACH, _MOST = 2, 6
"""How many of each kind come first, and how many are shown."""

State: TypeAlias = Literal["closed", "searching", "found", "nothing", "failed"]


@dataclass(frozen=True, slots=True)
class Away:
    """Who is not there, and when."""

    agent_id: int
    starts_at: datetime
    ends_at: datetime


@masked
@dataclass(frozen=True, slots=True)
class Proposal:
    """An hour that fits: « Aujourd’hui à 14:00 », « Alain Petit », and what the RDV would become."""

    when: str
    who: str
    after: Booking


class Proposals(QObject):
    """Of one RDV at a time."""

    changed = Signal()

    def __init__(self, work: Work, place: AbsencePlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._place = place
        self.rdv: Rdv | None = None
        self.state: State = "closed"
        self.found: tuple[Proposal, ...] = ()
        self.problem = ""
        self.computed = False
        """Whether this desk worked them out by itself: the platform is out of reach."""

    def open(self, rdv: Rdv, away: Away) -> None:
        """Looks for hours for ``rdv``."""
        self.rdv, self.state, self.found, self.problem, self.computed = rdv, "searching", (), "", False
        self.changed.emit()
        self._work.tasks.run("hours", self._look(rdv, away), replace=True, done=self._looked)

    def close(self) -> None:
        """None is looked for any more."""
        if self.rdv is not None:
            self._work.tasks.cancel("hours")
            self.rdv, self.state, self.found = None, "closed", ()
            self.changed.emit()

    async def _look(self, rdv: Rdv, away: Away) -> None:
        first = max(self._place.today, rdv.starts_at.astimezone(self._place.zone).date())
        question = CreneauQuestion(
            organisation_id=rdv.organisation_id, motif_id=rdv.motif.id, first_day=first, days=DAYS
        )
        answer = await self._work.desk.bookings.creneaux(question)
        free = [one for lieu in answer.lieux for one in lieu.creneaux]
        fitting = [one for one in free if self._fits(one, rdv, away)]
        self.found = tuple(self._proposal(one, rdv, away) for one in self._best(fitting, rdv, away))
        self.computed = answer.computed_at is not None

    def _looked(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Ok):
            self.state = "found" if self.found else "nothing"
        elif isinstance(outcome, RefusedBy):
            self.state, self.problem = "failed", sentence(outcome.failure)
        else:
            return
        self.changed.emit()

    def _fits(self, one: FreeCreneau, rdv: Rdv, away: Away) -> bool:
        ends_at = one.starts_at + timedelta(minutes=rdv.duration_in_min)
        gone = one.agent.id == away.agent_id and one.starts_at < away.ends_at and ends_at > away.starts_at
        others = {agent.id for agent in rdv.agents} - {away.agent_id}
        return not gone and one.starts_at > self._place.now and one.agent.id not in others

    def _best(self, free: Iterable[FreeCreneau], rdv: Rdv, away: Away) -> list[FreeCreneau]:
        """The nearest of the same day, the soonest with the same agent, then the soonest of all; in hour order."""
        zone = self._place.zone
        day = rdv.starts_at.astimezone(zone).date()
        once = list({(one.starts_at, one.agent.id): one for one in free}.values())
        soonest = sorted(once, key=lambda one: (one.starts_at, one.agent.id))
        that_day = [one for one in soonest if one.starts_at.astimezone(zone).date() == day]
        chosen = sorted(that_day, key=lambda one: abs(one.starts_at - rdv.starts_at))[:_EACH]
        chosen += [one for one in soonest if one.agent.id == away.agent_id and one not in chosen][:_EACH]
        chosen += [one for one in soonest if one not in chosen][: _MOST - len(chosen)]
        return sorted(chosen, key=lambda one: (one.starts_at, one.agent.id))

    def _proposal(self, one: FreeCreneau, rdv: Rdv, away: Away) -> Proposal:
        at = one.starts_at.astimezone(self._place.zone)
        when = capital(tr("{} à {}").format(day_text(at.date(), self._place.today), hour(at)))
        return Proposal(when, agent_name(one.agent), moved_to(rdv, at, away.agent_id, one.agent.id, one.lieu_id))

"""What a desk knows of slots and bookings, answering by rule: over the fake desk, for the tests of both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from kiosk.clock import PARIS
from kiosk.desk import Directory
from kiosk.domain.booking.booking import Booking, CreneauAnswer, CreneauQuestion, FreeCreneau, LieuCreneaux, RdvPlan
from kiosk.domain.booking.change import Overtaken
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Motif, Rdv, Service, Team
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, RdvAgent, Usager
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure, TimedOut, Unreachable
from kiosk.domain.writes.errand import Booked, OnItsWay, Outcome
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.versions import Version
from tests.presenters.fakes import MARTIN, NORD, NOW, PETIT, SUD, FakeDesk, usager

WHOLE = Capabilities(version=1, directory=True, creneaux=True, rdvs=True, versions=True)
LEA = usager(1, "Léa", "Dupont", phone_number="06 39 98 00 12")
TOM = usager(2, "Tom", "Dupont", responsible_id=1, email=None, phone_number_formatted=None)
SERVICES = {5: Service(5, "PMI"), 6: Service(6, "Aide sociale")}
MOTIFS = {
    31: Motif(31, "Consultation", 1, 5, default_duration_in_min=30),
    32: Motif(32, "Suivi social", 1, 6, follow_up=True, default_duration_in_min=45, bookable_by="everyone"),
    33: Motif(33, "Premier accueil", 1, 6, for_secretariat=True),
}
DIRECTORY = Directory(
    agents={
        21: Agent(21, "Béatrice", "Martin", service_ids=(5,)),
        22: Agent(22, "Alain", "Petit", service_ids=(6,), team_ids=(3,)),
    },
    services=SERVICES,
    motifs=MOTIFS,
    lieux=(NORD, SUD),
    teams=(Team(3, "Équipe rose"),),
    zone=PARIS,
)


def free(at: datetime, agent: RdvAgent = MARTIN) -> FreeCreneau:
    return FreeCreneau(at, at + timedelta(minutes=30), agent, NORD.id)


def answer(*slots: FreeCreneau, following: FreeCreneau | None = None) -> CreneauAnswer:
    return CreneauAnswer((LieuCreneaux(NORD, None, 31, following or next(iter(slots), None), slots),))


@dataclass
class FakeBookings:
    """What is amended is written into the day of ``desk``; all else is noted, and answered as the test says."""

    desk: FakeDesk
    failure: Exception | None = None
    gate: asyncio.Event | None = None
    # Slots; a question may be held back until the test lets it go
    asked: list[CreneauQuestion] = field(default_factory=list)
    answer: Callable[[CreneauQuestion], CreneauAnswer] = lambda _: answer(free(NOW + timedelta(hours=1)))
    gates: dict[date, asyncio.Event] = field(default_factory=dict)
    # RDVs
    outcomes: list[Outcome] = field(default_factory=lambda: [Booked(42)])
    booked: list[Booking] = field(default_factory=list)
    changed: list[tuple[int, Booking]] = field(default_factory=list)
    met: list[int] = field(default_factory=list)
    plans: list[RdvPlan | Failure] = field(default_factory=list)
    becomes: Outcome | Overtaken | None = None
    amended: list[tuple[Rdv, Booking]] = field(default_factory=list)
    unsent: dict[int, Rdv] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)
    history: tuple[Version, ...] = ()

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure

    async def _pass(self, gate: asyncio.Event | None) -> None:
        if gate is not None:
            await gate.wait()

    async def creneaux(self, question: CreneauQuestion) -> CreneauAnswer:
        try:
            return await self._told(question)
        except (Unreachable, TimedOut):
            return CreneauAnswer(answer(free(NOW + timedelta(hours=2))).lieux, NOW - timedelta(minutes=9))

    async def _told(self, question: CreneauQuestion) -> CreneauAnswer:
        if self.desk.sync_state.connected is False:
            raise Unreachable
        self.asked.append(question)
        await self._pass(self.gates.get(question.first_day))
        await asyncio.sleep(0)
        self._fail()
        return self.answer(question)

    async def book(self, booking: Booking, usagers: Sequence[Usager] = ()) -> int:
        self.booked.append(booking)
        self._fail()
        return -len(self.booked)

    async def meet(self, rdv: Rdv) -> None:
        self.met.append(rdv.id)

    async def change(self, rdv_id: int, after: Booking, usagers: Sequence[Usager] = ()) -> None:
        self.changed.append((rdv_id, after))

    async def outcome(self, rdv_id: int, patience_s: float = 6.0) -> Outcome:
        await self._pass(self.gate)
        return self.outcomes[0] if len(self.outcomes) == 1 else self.outcomes.pop(0)

    async def amend(self, seen: Rdv, after: Booking, usagers: Any = ()) -> Any:
        self.amended.append((seen, after))
        outcome = self.becomes or Booked(seen.id)
        if isinstance(outcome, Booked | OnItsWay):
            before = self.desk.entries[seen.id].rdv
            if isinstance(outcome, OnItsWay):
                self.unsent[seen.id] = before
            agents = tuple(agent for agent in (MARTIN, PETIT) if agent.id in after.agent_ids)
            changed = replace(before, starts_at=after.starts_at, duration_in_min=after.duration_in_min, agents=agents)
            self.desk.put(changed, origin=Origin.DESK)
        return outcome

    async def take_back(self, rdv_id: int) -> bool:
        if rdv_id not in self.unsent:
            return False
        self.desk.put(self.unsent.pop(rdv_id), origin=Origin.DESK)
        return True

    async def delete(self, rdv_id: int) -> None:
        self._fail()
        self.deleted.append(rdv_id)

    async def written(self, rdv_id: int) -> tuple[()]:
        return ()

    async def versions(self, rdv_id: int) -> tuple[Version, ...]:
        self._fail()
        return self.history

    async def plan(self, usager_id: int, return_url: str) -> RdvPlan:
        return self._next_plan()

    async def plan_state(self, plan_id: int | str) -> RdvPlan:
        return self._next_plan()

    def _next_plan(self) -> RdvPlan:
        told = self.plans[0] if len(self.plans) == 1 else self.plans.pop(0)
        if isinstance(told, Failure):
            raise told
        return told


@dataclass
class FakeUsagers:
    """Léa, and Tom who is her proche."""

    remembered: list[Rdv] = field(default_factory=list)
    told: list[Rdv] = field(default_factory=list)
    referents: tuple[int, ...] = ()

    async def known_rdvs(self, usager_id: int) -> tuple[DeskRdv, ...]:
        return tuple(DeskRdv(one) for one in self.remembered)

    async def rdvs(self, usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
        return tuple(self.told)

    async def fiche(self, usager_id: int, organisation_id: int) -> Fiche:
        return Fiche(LEA, referent_agent_ids=self.referents)

    async def known(self, usager_id: int, organisation_id: int) -> Usager | None:
        return LEA if usager_id == LEA.id else None

    async def proches(self, usager_id: int, organisation_id: int) -> tuple[Usager, ...]:
        return (TOM,)


class BookingDesk(FakeDesk):
    """The fake desk, with a directory, slots and two usagers."""

    def __init__(self, *rdvs: Rdv) -> None:
        super().__init__(*rdvs)
        self.bookings: FakeBookings = FakeBookings(self)
        self.usagers = FakeUsagers()
        self.capabilities = WHOLE

    async def directory(self, organisation_id: int) -> Directory:
        return DIRECTORY

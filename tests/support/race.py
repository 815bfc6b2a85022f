"""Desks that race for the same slots: the real client of each, against one platform.

Desks go by pairs: both of a pair want the same slots, in the same order, at the same moment, each for usagers of its
own. Of each slot one gets the RDV, and the other is told by what it was taken.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.api_client.client import ApiClient
from kiosk.clock import PARIS, SetClock
from kiosk.desk import Desk, Waits
from kiosk.desk.bookings import BecameOf
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import CANCELLED
from kiosk.domain.writes.errand import Booked, Taken
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from tests.support.secrets import MemorySecrets

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=PARIS)
FIRST = NOW.replace(hour=9)
ORGANISATION, LIEU, MOTIF = 1, 1, 1
SLOTS_A_DAY = 20  # of each agent: from 9:00 to 19:00
MINUTES = 30
PATIENCE_S = 60.0
_PASSWORD = "un-mot-de-passe-d-essai"
_FIRST_AGENT, _FIRST_USER = 100, 1


@dataclass(frozen=True)
class Slot:
    """One slot of one agent."""

    agent_id: int
    starts_at: datetime


@dataclass
class Race:
    """What came of it: the outcomes for each slot, the RDVs that the platform has then, how long each desk waited."""

    outcomes: dict[Slot, list[BecameOf]] = field(default_factory=lambda: defaultdict(list))
    rdvs: tuple[Rdv, ...] = ()
    waits_s: list[float] = field(default_factory=list)

    @property
    def attempts(self) -> int:
        return sum(map(len, self.outcomes.values()))

    def wrong(self) -> list[str]:
        """Everything that should not be; nothing when the race was fair."""
        found = []
        for slot, outcomes in self.outcomes.items():
            booked = [one for one in outcomes if isinstance(one, Booked)]
            if len(booked) != 1:
                found.append(f"{slot}: booked {len(booked)} times")
            for other in outcomes:
                if isinstance(other, Booked):
                    continue
                if not isinstance(other, Taken):
                    found.append(f"{slot}: {type(other).__name__}, not said to be taken")
                elif not other.reason or not any(_is(rdv, slot) for rdv in other.in_the_way):
                    found.append(f"{slot}: not said by what it was taken")
        there = defaultdict(list)
        for rdv in self.rdvs:
            for agent in rdv.agents:
                there[agent.id].append(rdv)
        for agent_id, rdvs in there.items():
            rdvs.sort(key=lambda rdv: rdv.starts_at)
            for before, after in pairwise(rdvs):
                if before.starts_at + timedelta(minutes=before.duration_in_min) > after.starts_at:
                    found.append(f"agent {agent_id}: two RDVs at {after.starts_at}")
        if len(self.rdvs) != len(self.outcomes):
            found.append(f"{len(self.rdvs)} RDVs for {len(self.outcomes)} slots")
        return found


def race_data(desks: int, slots: int) -> dict[str, Any]:
    """A platform with so many secretaries, ``slots`` free slots, and somebody to receive at each attempt."""
    agents = -(-slots // SLOTS_A_DAY)
    secretaries = [_agent(f"desk{n}", n + 1, "sec") | {"email": _email(n), "password": _PASSWORD} for n in range(desks)]
    receiving = [_agent(f"agent{n}", _FIRST_AGENT + n, "pmi") for n in range(agents)]
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Bocage", "departement_number": "99"}],
        "organisations": [{"key": "nord", "id": ORGANISATION, "territory": "t", "name": "MDS Nord"}],
        "services": [
            {"key": "pmi", "id": 1, "name": "PMI", "short_name": "PMI"},
            {"key": "sec", "id": 2, "name": "Secrétariat", "secretariat": True},
        ],
        "agents": [*secretaries, *receiving],
        "lieux": [{"key": "centre", "id": LIEU, "organisation": "nord", "name": "Centre", "address": "1 place Haute"}],
        "motifs": [
            {
                "key": "consult",
                "id": MOTIF,
                "organisation": "nord",
                "service": "pmi",
                "name": "Consultation",
                "default_duration_in_min": MINUTES,
            }
        ],
        "plage_ouvertures": [
            {
                "key": f"plage{n}",
                "agent": f"agent{n}",
                "organisation": "nord",
                "lieu": "centre",
                "motifs": ["consult"],
                "title": "Consultations",
                "first_day": FIRST.date().isoformat(),
                "start_time": "09:00",
                "end_time": "19:00",
            }
            for n in range(agents)
        ],
        "users": [
            {
                "key": f"usager{n}",
                "id": _FIRST_USER + n,
                "organisations": ["nord"],
                "first_name": f"Usager{n}",
                "last_name": "ESSAI",
            }
            for n in range(2 * slots)
        ],
    }


async def race(url: str, folder: Path, desks: int, slots: int) -> Race:
    """Has ``desks`` (an even number) make two attempts at each of ``slots``."""
    result = Race()
    wanted = [
        Slot(_FIRST_AGENT + n // SLOTS_A_DAY, FIRST + timedelta(minutes=MINUTES * (n % SLOTS_A_DAY)))
        for n in range(slots)
    ]
    pairs = desks // 2
    async with AsyncExitStack() as stack:
        signed = [await stack.enter_async_context(_desk(url, folder, n)) for n in range(desks)]
        begun = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for n, desk in enumerate(signed):
                pair, side = divmod(n, 2)
                people = range(_FIRST_USER + side * slots, _FIRST_USER + (side + 1) * slots)[pair::pairs]
                group.create_task(_attempts(desk, wanted[pair::pairs], people, result, begun))
            begun.set()
        client = signed[0]._session
        found = await client.ask(lambda platform: platform.rdvs(ORGANISATION, NOW, NOW + timedelta(days=1)))
        result.rdvs = tuple(rdv for rdv in found if rdv.status not in CANCELLED)
    return result


async def _attempts(desk: Desk, slots: list[Slot], people: Sequence[int], result: Race, begun: asyncio.Event) -> None:
    await begun.wait()
    for slot, usager_id in zip(slots, people, strict=True):
        booking = Booking(
            organisation_id=ORGANISATION,
            motif_id=MOTIF,
            starts_at=slot.starts_at,
            duration_in_min=MINUTES,
            lieu_id=LIEU,
            agent_ids=(slot.agent_id,),
            guests=(Guest(usager_id, False, False),),
        )
        started = time.perf_counter()
        rdv_id = await desk.bookings.book(booking)
        outcome = await desk.bookings.outcome(rdv_id, PATIENCE_S)
        result.waits_s.append(time.perf_counter() - started)
        result.outcomes[slot].append(outcome)


@asynccontextmanager
async def _desk(url: str, folder: Path, number: int) -> AsyncIterator[Desk]:
    clock = SetClock(NOW)

    def connect(instance: str, credentials: object) -> ApiClient:
        kept = dict(credentials) if isinstance(credentials, dict) else None
        return ApiClient(instance, clock, credentials=kept)

    memories = MemoryFolder(folder / f"desk-{number}", MemorySecrets(), clock)
    desk = Desk(memories, connect, clock, Waits(last_sends=1.0), make_sync=Sync)
    try:
        await desk.sign_in(url, _email(number), _PASSWORD, stay=False)
        await desk.bring_up_to_date()
        yield desk
    finally:
        await desk.close()


def _email(number: int) -> str:
    return f"accueil{number}@bocage.test"


def _agent(key: str, agent_id: int, service: str) -> dict[str, Any]:
    return {
        "key": key,
        "id": agent_id,
        "first_name": key.capitalize(),
        "last_name": "Essai",
        "services": [service],
        "roles": {"nord": "basic"},
    }


def _is(rdv: Rdv, slot: Slot) -> bool:
    return rdv.starts_at == slot.starts_at and slot.agent_id in {agent.id for agent in rdv.agents}

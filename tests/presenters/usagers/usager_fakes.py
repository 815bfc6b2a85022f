"""The part of a desk that knows people, in memory, answering when the test says so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Duplicate, FoundUsager, FoundUsagers, Match, UsagerDraft
from kiosk.domain.platform.failures import Failure, NotFound
from kiosk.domain.text.search_text import Haystack, Query
from kiosk.domain.writes.errand import ErrandRecord
from kiosk.domain.writes.origin import Origin
from tests.presenters.fakes import NOW, rdv
from tests.presenters.usagers.people import AWA, LEA, PAUL

PRIVATE = Fiche(
    LEA,
    notes="Appeler le matin",
    caisse_affiliation="caf",
    affiliation_number="1234567",
    family_situation="in_a_relationship",
    number_of_children=2,
    logement="heberge",
    organisation_ids=(1, 8, 9),
    referent_agent_ids=(21, 99),
)


def with_lea(number: int, days: int, status: Status = Status.UNKNOWN, hour: int = 9) -> Rdv:
    return rdv(number, NOW.replace(hour=hour, minute=0) + timedelta(days=days), Participation(number * 10, LEA, status))


RDVS = (
    with_lea(1, 3),
    with_lea(2, 0, hour=15),
    with_lea(3, -1, Status.SEEN),
    with_lea(4, -2, Status.NOSHOW),
    with_lea(5, -3, Status.EXCUSED),
    with_lea(6, -4),
    with_lea(7, -5, Status.REVOKED),
)


class FakeUsagers:
    """``UsagerDesk`` over a few people. ``gate`` holds the platform's answers back until it is set."""

    def __init__(self, *people: Usager) -> None:
        self.people = {one.id: one for one in (people or (LEA, PAUL, AWA))}
        self.today = {1: NOW.replace(hour=15, minute=20)}
        self.last = {2: NOW - timedelta(days=40)}
        self.at_platform: tuple[FoundUsager, ...] = ()
        self.gate = asyncio.Event()
        self.gate.set()
        self.memory_gate = asyncio.Event()
        self.memory_gate.set()
        self.failure: Failure | None = None
        self.platform_failure: Failure | None = None
        self.memory_asked: list[str] = []
        self.platform_asked: list[str] = []
        self.fiche_asked: list[int] = []
        self.met: list[Usager] = []
        self.attached: list[tuple[int, int]] = []
        self.rdvs_of: dict[int, tuple[Rdv, ...]] = {}
        self.fiches: dict[int, Fiche] = {}
        self.more = False
        self.among: tuple[int, int] | None = None
        self.listed = True
        self.alike = False  # whom memory finds only resembles what was typed

    async def search(self, organisation_id: int, text: str, *, limit: int = 30) -> FoundUsagers:
        self.memory_asked.append(text)
        await self.memory_gate.wait()
        await asyncio.sleep(0)
        self._fail(self.failure)
        found = [self._found(one) for one in self.people.values() if _haystack(one).matches(Query(text))]
        found.sort(key=lambda one: (one.rdv_today_at is None, one.usager.last_name))
        return FoundUsagers(tuple(found[:limit]), self.more, self.among, self.listed)

    async def search_platform(self, organisation_id: int, text: str) -> FoundUsagers:
        self.platform_asked.append(text)
        await self.gate.wait()
        self._fail(self.platform_failure)
        return FoundUsagers(self.at_platform)

    async def attach(self, usager_id: int, organisation_id: int) -> None:
        await self.gate.wait()
        self._fail(self.platform_failure)
        self.attached.append((usager_id, organisation_id))

    async def known(self, usager_id: int, organisation_id: int) -> Usager | None:
        await asyncio.sleep(0)
        return self.people.get(usager_id)

    async def birth_note(self, usager_id: int) -> str:
        return ""

    async def known_as_of(self, usager_id: int, organisation_id: int) -> datetime | None:
        return NOW.replace(hour=8, minute=31)

    async def meet(self, found: Iterable[Usager], organisation_id: int, origin: Origin = Origin.DESK) -> None:
        self.met += found

    async def known_rdvs(self, usager_id: int) -> tuple[DeskRdv, ...]:
        await asyncio.sleep(0)
        return tuple(DeskRdv(one) for one in self.rdvs_of.get(usager_id, ())[:2])

    async def fiche(self, usager_id: int, organisation_id: int) -> Fiche:
        self.fiche_asked.append(usager_id)
        await self.gate.wait()
        self._fail(self.platform_failure)
        if usager_id in self.fiches:
            return self.fiches[usager_id]
        if usager_id not in self.people:
            if (usager_id, organisation_id) not in self.attached:
                raise NotFound()
            return Fiche(Usager(usager_id, "Léo", "Duval"))
        return Fiche(self.people[usager_id])

    async def rdvs(self, usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
        await self.gate.wait()
        self._fail(self.platform_failure)
        return self.rdvs_of.get(usager_id, ())

    async def refused(self) -> tuple[ErrandRecord, ...]:
        return ()

    async def proches(self, usager_id: int, organisation_id: int) -> tuple[Usager, ...]:
        await self.gate.wait()
        self._fail(self.platform_failure)
        return tuple(one for one in self.people.values() if one.responsible_id == usager_id)

    async def has_notification_email(self, organisation_id: int) -> bool:
        return False

    async def near_duplicates(self, draft: UsagerDraft, organisation_id: int, **more: Any) -> tuple[Duplicate, ...]:
        return ()

    duplicates = near_duplicates

    def _found(self, usager: Usager) -> FoundUsager:
        return FoundUsager(
            usager,
            (Match("last_name", not self.alike, ((0, 3),)),),
            rdv_today_at=self.today.get(usager.id),
            last_rdv_at=self.last.get(usager.id),
        )

    def _fail(self, failure: Failure | None) -> None:
        if failure is not None:
            raise failure


def found(*usagers: Usager, **more: Any) -> tuple[FoundUsager, ...]:
    return tuple(replace(FoundUsager(one), **more) for one in usagers)


def names(rows: Iterable[Any]) -> list[str]:
    return [row.name.text for row in rows]


def _haystack(usager: Usager) -> Haystack:
    return Haystack((f"{usager.last_name} {usager.first_name}",), (usager.phone_number_formatted or "",))

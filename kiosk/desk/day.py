"""What the memory has of a day, gathered for those who show it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, datetime

from kiosk.desk.platform_calls import PlatformCalls
from kiosk.desk.types import DayData, DeskChange, Directory, OrganisationPlaces
from kiosk.domain.day.model import Lieu, Motif, Service, Team
from kiosk.domain.people.model import Agent
from kiosk.domain.text.search_text import fold


class DayReader:
    """Reads days. Keeps the directories read until the memory says that they have changed."""

    def __init__(self, calls: PlatformCalls) -> None:
        self._calls = calls
        self._directories: dict[int, Directory] = {}
        self._last_read: dict[int, Directory] = {}  # what is said of people does not wait for the next reading
        self._outdated = 0  # counts the changes: a directory read across one is not kept

    def heard(self, change: DeskChange) -> None:
        """What may no longer be kept after ``change``."""
        if change.kind in ("directory", "session"):
            self._directories.clear()
            self._outdated += 1
        if change.kind == "session":
            self._last_read.clear()

    async def places(self) -> list[OrganisationPlaces]:
        """Organisations by name, each with the lieux where people come regularly, by name."""
        found = []
        for organisation in await self._calls.memory.organisations():
            lieux = [
                lieu
                for lieu in await self._calls.memory.entries(organisation.id, Lieu)
                if lieu.enabled and not lieu.single_use
            ]
            zone = await self._calls.memory.zone(organisation.id)
            lieux.sort(key=lambda lieu: fold(lieu.name))
            found.append(OrganisationPlaces(organisation, tuple(lieux), zone))
        return sorted(found, key=lambda places: fold(places.organisation.name))

    async def day(self, organisation_id: int, day: date) -> DayData:
        """All of ``day``, as days go in the organisation's zone."""
        directory = await self.directory(organisation_id)
        memory = self._calls.memory
        entries, plages, absences, synced_at = await asyncio.gather(
            memory.day(organisation_id, day, directory.zone),
            memory.plages(organisation_id, day, directory.zone),
            memory.absences(organisation_id, day, directory.zone),
            memory.synced_at(organisation_id, day),
        )
        return DayData(
            entries=tuple(entries),
            zone=directory.zone,
            agents=directory.agents,
            services=directory.services,
            motifs=directory.motifs,
            plages=tuple(plages),
            absences=tuple(absences),
            lieux=directory.lieux,
            days_off=directory.days_off,
            synced_at=synced_at,
        )

    def motifs(self, organisation_id: int) -> Mapping[int, Motif]:
        """Those of an organisation of which a day was read; else none."""
        directory = self._last_read.get(organisation_id)
        return directory.motifs if directory else {}

    def now(self, organisation_id: int) -> datetime:
        """The present instant in the organisation's zone, the clock's while that is not known."""
        directory = self._last_read.get(organisation_id)
        now = self._calls.now()
        return now.astimezone(directory.zone) if directory else now

    async def directory(self, organisation_id: int) -> Directory:
        """Who and what is at an organisation."""
        known = self._directories.get(organisation_id)
        if known is not None:
            return known
        outdated = self._outdated
        memory = self._calls.memory
        agents, services, motifs, lieux, teams, zone = await asyncio.gather(
            memory.entries(organisation_id, Agent),
            memory.entries(organisation_id, Service),
            memory.entries(organisation_id, Motif),
            memory.entries(organisation_id, Lieu),
            memory.entries(organisation_id, Team),
            memory.zone(organisation_id),
        )
        directory = Directory(
            agents={agent.id: agent for agent in agents},
            services={service.id: service for service in services},
            motifs={motif.id: motif for motif in motifs},
            lieux=tuple(lieux),
            teams=tuple(teams),
            zone=zone,
            days_off=await memory.days_off(organisation_id),
        )
        if outdated == self._outdated:
            self._directories[organisation_id] = directory
        self._last_read[organisation_id] = directory
        return directory

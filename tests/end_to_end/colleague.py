"""Someone else on the same platform: the other desk, seen over HTTP, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from kiosk.api_client.client import ApiClient
from kiosk.clock import Clock
from kiosk.domain.day.model import Organisation, Participation, Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.names import usager_name
from kiosk.domain.platform.capabilities import Capabilities
from tests.support.arriving import APPLICATION, arrive


class Colleague:
    """Reads what the platform answers and changes it, as another desk does."""

    def __init__(
        self, client: ApiClient, organisations: Sequence[Organisation], can: Capabilities, clock: Clock
    ) -> None:
        self.client = client
        self.organisations = organisations
        self.can = can
        self._clock = clock

    @classmethod
    async def arrive(cls, url: str, email: str, password: str, clock: Clock) -> Self:
        """Signs in at the platform."""
        client = ApiClient(url, clock, application=APPLICATION)
        try:
            await arrive(client, email, password)
            return cls(client, await client.organisations(), await client.capabilities(), clock)
        except BaseException:
            await client.aclose()
            raise

    async def leave(self) -> None:
        """Closes the connections; the session on the platform dies by itself."""
        await self.client.aclose()

    async def day(self) -> list[Rdv]:
        """Every RDV of the clock's day, of all their organisations."""
        midnight = self._clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        found = []
        for organisation in self.organisations:
            found += await self.client.rdvs(organisation.id, midnight, midnight + timedelta(days=1))
        return found

    async def find(self, name: str) -> tuple[Rdv, Participation]:
        """The RDV of the day of « NOM Prénom », and their participation in it."""
        for rdv in await self.day():
            for participation in rdv.participations:
                if usager_name(participation.usager) == name:
                    return rdv, participation
        raise AssertionError(f"the platform has no « {name} » today")

    async def status(self, name: str) -> Status:
        """What the platform says of ``name``."""
        return (await self.find(name))[1].status

    async def waiting_since(self, name: str) -> datetime | None:
        """Since when ``name`` waits, as the platform says."""
        return (await self.find(name))[1].waiting_since

    async def sets(self, name: str, status: Status) -> None:
        """Sets the status of ``name``."""
        _, participation = await self.find(name)
        await self.client.set_participation_status(participation.id, status, key=str(uuid4()))

    async def receives(self, name: str) -> None:
        """Puts ``name`` in the waiting room."""
        rdv, participation = await self.find(name)
        await self.client.mark_waiting(rdv.id, [participation.id], self._clock.now(), key=str(uuid4()))

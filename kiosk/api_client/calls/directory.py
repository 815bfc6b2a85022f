"""Organisations, and who and what is in them."""

from __future__ import annotations

from datetime import date

from kiosk.api_client.call import DESK, V1, Call
from kiosk.api_client.calls.base import Calls
from kiosk.api_client.optional import LIEUX
from kiosk.api_client.wire.agenda import AbsencesPage, OneAbsence, PlagesPage, absence_of, plages_of
from kiosk.api_client.wire.dates import day_text
from kiosk.api_client.wire.directory import (
    AgentsPage,
    Complement,
    LieuxPage,
    MotifsPage,
    OrganisationsPage,
    WireComplement,
    agent_of,
    complement_of,
    lieu_of,
    motif_of,
    organisation_of,
)
from kiosk.domain.day.absence import Absence, AbsenceDraft
from kiosk.domain.day.model import Lieu, Motif, Organisation, PlageOccurrence
from kiosk.domain.people.model import Agent


class DirectoryCalls(Calls):
    async def organisations(self) -> list[Organisation]:
        """The organisations of the signed-in agent."""
        return await self._all(
            f"{V1}/organisations", (), OrganisationsPage, lambda b: [organisation_of(o) for o in b.organisations]
        )

    async def directory(self, organisation_id: int) -> Complement:
        """What API v1 leaves out (capability ``directory``)."""
        call = Call("GET", f"{DESK}/organisations/{organisation_id}/directory")
        return await self._ask(call, WireComplement, complement_of, repeats=True)

    async def agents(self, organisation_id: int) -> list[Agent]:
        """The agents that the signed-in one may see, in the server's order."""
        query = (("organisation_id", organisation_id),)
        return await self._all(f"{V1}/agents", query, AgentsPage, lambda b: [agent_of(a) for a in b.agents])

    async def motifs(self, organisation_id: int) -> list[Motif]:
        """The motifs of the organisation that are in use."""
        path = f"{V1}/organisations/{organisation_id}/motifs"
        query = (("active", "true"),)
        return await self._all(path, query, MotifsPage, lambda b: [motif_of(m, organisation_id) for m in b.motifs])

    async def lieux(self, organisation_id: int) -> list[Lieu]:
        """The lieux (current instances; ``NotFound`` on historic ones, where they are derived from the RDVs)."""
        query = (("organisation_id", organisation_id),)
        return await self._all(
            f"{V1}/lieux", query, LieuxPage, lambda b: [lieu_of(x, organisation_id) for x in b.lieux], optional=LIEUX
        )

    async def plage_ouvertures(self, organisation_id: int, from_: date, to: date) -> list[PlageOccurrence]:
        """The openings from day ``from_`` to day ``to``, in hour order (capability ``plage_ouvertures``)."""
        path = f"{DESK}/organisations/{organisation_id}/plage_ouvertures"
        query = (("from", day_text(from_)), ("to", day_text(to)))
        zone = self._connection.clock.zone
        return await self._all(
            path,
            query,
            PlagesPage,
            lambda b: plages_of(b.plage_ouvertures, zone),
            # A plage has many occurrences: what makes one unique is its plage and its hour.
            identity=lambda o: (o.plage_id, o.starts_at),
        )

    async def absences(self) -> list[Absence]:
        """The absences that the signed-in agent may see, of all their organisations, recurring ones with their rule."""
        return await self._all(f"{V1}/absences", (), AbsencesPage, lambda b: [absence_of(a) for a in b.absences])

    async def absence(self, absence_id: int) -> Absence:
        return await self._absence(Call("GET", f"{V1}/absences/{absence_id}"))

    async def create_absence(self, fields: AbsenceDraft, *, key: str) -> Absence:
        return await self._absence(Call("POST", f"{V1}/absences", body=fields, key=key))

    async def update_absence(self, absence_id: int, fields: AbsenceDraft, *, key: str) -> Absence:
        return await self._absence(Call("PATCH", f"{V1}/absences/{absence_id}", body=fields, key=key))

    async def delete_absence(self, absence_id: int, *, key: str) -> None:
        await self._send(Call("DELETE", f"{V1}/absences/{absence_id}", key=key))

    async def _absence(self, call: Call) -> Absence:
        return await self._ask(call, OneAbsence, lambda b: absence_of(b.absence))

"""Around a booking: free créneaux, the platform's page where one is finished, histories."""

from __future__ import annotations

from kiosk.api_client.call import DESK, V1, Call
from kiosk.api_client.calls.base import Calls
from kiosk.api_client.http.paging import read_all
from kiosk.api_client.optional import RDV_PLANS
from kiosk.api_client.wire.creneaux import CreneauReader, WireCreneaux
from kiosk.api_client.wire.dates import day_text
from kiosk.api_client.wire.rdvs import OneRdvPlan
from kiosk.api_client.wire.versions import VersionsPage, version_of
from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion, RdvPlan
from kiosk.domain.writes.versions import Version


class BookingCalls(Calls):
    async def creneaux(self, question: CreneauQuestion) -> CreneauAnswer:
        """What is free (capability ``creneaux``; ``prescription`` for a question on the territory)."""
        query: list[tuple[str, str | int]] = [
            ("motif_id", question.motif_id),
            ("from", day_text(question.first_day)),
            ("days", question.days),
            *(("lieu_ids[]", i) for i in question.lieu_ids),
            *(("agent_ids[]", i) for i in question.agent_ids),
            *(("team_ids[]", i) for i in question.team_ids),
        ]
        if question.territory:
            query.append(("territory", "true"))
        path = f"{DESK}/organisations/{question.organisation_id}/creneaux"
        zone = self._connection.clock.zone

        def read(body: WireCreneaux) -> CreneauAnswer:
            reader = CreneauReader(zone)
            return CreneauAnswer(
                tuple([reader.lieu(lieu, question.organisation_id, question.motif_id) for lieu in body.lieux])
            )

        return await self._ask(Call("GET", path, query), WireCreneaux, read)

    async def create_rdv_plan(self, usager_id: int, return_url: str, *, key: str) -> RdvPlan:
        """Begins a booking for an usager, which the agent finishes on the platform's page (current instances)."""
        body = {"user": {"id": usager_id}, "return_url": return_url}
        return await self._ask(
            Call("POST", f"{V1}/rdv_plans", body=body, key=key, optional=RDV_PLANS), OneRdvPlan, _plan
        )

    async def rdv_plan(self, plan_id: int | str) -> RdvPlan:
        """How far a booking is."""
        return await self._ask(Call("GET", f"{V1}/rdv_plans/{plan_id}", optional=RDV_PLANS), OneRdvPlan, _plan)

    async def rdv_versions(self, rdv_id: int) -> list[Version]:
        """The history of an RDV, newest first (capability ``versions``)."""
        return await self._versions(f"{DESK}/rdvs/{rdv_id}/versions")

    async def user_versions(self, user_id: int) -> list[Version]:
        """The history of an usager, newest first (capability ``versions``)."""
        return await self._versions(f"{DESK}/users/{user_id}/versions")

    async def _versions(self, path: str) -> list[Version]:
        zone = self._connection.clock.zone
        numbered = self._pages(path, (), VersionsPage, lambda b: [(v.id, version_of(v, zone)) for v in b.versions])
        return [version for _, version in await read_all(numbered, lambda v: v[0])]


def _plan(body: OneRdvPlan) -> RdvPlan:
    plan = body.rdv_plan
    return RdvPlan(plan.id, plan.url or "", plan.rdv.id if plan.rdv is not None else None)

"""Bookings: free créneaux, RDVs made, changed and deleted, an usager's RDVs, histories."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from kiosk.api_client.answers import decoded
from kiosk.api_client.call import DESK, V1, Call
from kiosk.api_client.calls.base import Q
from kiosk.api_client.calls.rdvs import RdvCalls
from kiosk.api_client.http.paging import Page, read_all
from kiosk.api_client.optional import RDVS
from kiosk.api_client.wire.creneaux import CreneauReader, WireCreneaux, WireLieuCreneaux
from kiosk.api_client.wire.dates import day_text, instant_text
from kiosk.api_client.wire.rdvs import OneRdv, RdvsPage, SlotTaken, rdvs_of
from kiosk.api_client.wire.versions import VersionsPage, version_of
from kiosk.domain.booking.booking import Booking, CreneauAnswer, CreneauQuestion, LieuCreneaux
from kiosk.domain.day.model import Rdv
from kiosk.domain.platform.failures import Conflict, NotFound
from kiosk.domain.writes.versions import Version


class BookingCalls(RdvCalls):
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
        body = decoded(await self._connection.call(Call("GET", path, query)), WireCreneaux)
        reader = CreneauReader(self._connection.clock.zone)

        def read(lieu: WireLieuCreneaux) -> LieuCreneaux:
            return reader.lieu(lieu, question.organisation_id, question.motif_id)

        found: list[LieuCreneaux] = []
        for one in body.lieux:
            found.append(self._made(one, read))
            await asyncio.sleep(0)  # thousands of slots: whoever waits for the loop goes between two lieux
        return CreneauAnswer(tuple(found))

    async def create_rdv(self, booking: Booking, *, key: str) -> Rdv:
        """Books (capability ``rdvs``). Raises ``Conflict`` with the RDVs in the way when the slot was taken since."""
        path = f"{DESK}/organisations/{booking.organisation_id}/rdvs"
        body = {name: value for name, value in _fields(booking).items() if value is not None}
        return await self._booked(Call("POST", path, body=body, key=key))

    async def update_rdv(
        self, rdv_id: int, before: Booking, after: Booking, *, key: str, lock_version: int | None = None
    ) -> Rdv:
        """Makes of an RDV, which was ``before``, what ``after`` says: only what differs is sent (capability ``rdvs``).

        Raises ``Conflict`` with the RDVs in the way, or with the present ``Rdv`` when ``lock_version`` is stale.
        """
        was = _fields(before)
        body = {name: value for name, value in _fields(after).items() if value != was[name]}
        return await self._booked(Call("PATCH", f"{DESK}/rdvs/{rdv_id}", body=body, key=key, lock_version=lock_version))

    async def delete_rdv(self, rdv_id: int, *, key: str, lock_version: int | None = None) -> None:
        """Deletes an RDV (capability ``rdvs``); nobody is told. Raises ``Forbidden`` for all but administrators."""
        call = Call("DELETE", f"{DESK}/rdvs/{rdv_id}", key=key, lock_version=lock_version)
        try:
            await self._send(call)
        except Conflict as conflict:
            conflict.theirs = self._theirs(conflict, OneRdv, self._one)
            raise

    async def rdvs_of_user(self, user_id: int, organisation_id: int) -> list[Rdv]:
        """The RDVs of an usager that this agent sees, newest first.

        Those of the organisation alone where the server has no list of all. Raises ``NotFound`` on servers that cannot
        be asked for one usager's.
        """
        query: Q = (("user_id", user_id),)
        try:
            return await self._rdvs_of_user(f"{V1}/rdvs", query, user_id, organisation_id)
        except NotFound:
            path = f"{V1}/organisations/{organisation_id}/rdvs"
            return await self._rdvs_of_user(path, query, user_id, organisation_id)

    async def _rdvs_of_user(self, path: str, query: Q, user_id: int, organisation_id: int) -> list[Rdv]:
        zone = self._connection.clock.zone
        optional = RDVS if path == f"{V1}/rdvs" else None
        read = self._pages(path, query, RdvsPage, lambda b: rdvs_of(b.rdvs, zone, organisation_id), optional=optional)

        async def page(number: int) -> Page[Rdv]:
            found = await read(number)
            if any(all(p.usager.id != user_id for p in rdv.participations) for rdv in found.items):
                # A release that does not know this filter lists everybody's: nobody waits for all of those.
                raise NotFound()
            return found

        return sorted(await read_all(page, lambda r: r.id), key=lambda r: (r.starts_at, r.id), reverse=True)

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

    async def _booked(self, call: Call) -> Rdv:
        try:
            return await self._rdv(call)
        except Conflict as conflict:
            # The RDVs that hold the slot, where that is what it is about.
            zone = self._connection.clock.zone
            conflict.theirs = self._theirs(conflict, SlotTaken, lambda taken: tuple(rdvs_of(taken.rdvs, zone)))
            raise


def _fields(booking: Booking) -> Mapping[str, Any]:
    """A booking as the API writes it. Who takes part is there in the order in which they were named."""
    return {
        "motif_id": booking.motif_id,
        "lieu_id": booking.lieu_id,
        "starts_at": instant_text(booking.starts_at),
        "duration_in_min": booking.duration_in_min,
        "agent_ids": sorted(booking.agent_ids),
        "participations": [
            {
                "user_id": guest.usager_id,
                "send_lifecycle_notifications": guest.send_lifecycle_notifications,
                "send_reminder_notification": guest.send_reminder_notification,
            }
            for guest in booking.guests
        ],
        "context": booking.context,
        "name": booking.name,
        "max_participants_count": booking.max_participants_count,
    }

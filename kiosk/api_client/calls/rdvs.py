"""RDVs: reading them, their statuses, the waiting room, bookings made, changed and deleted, what changed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from kiosk.api_client.call import DESK, SOON, V1, Call
from kiosk.api_client.calls.base import Calls, Q
from kiosk.api_client.http.paging import MOST, Page, ReadPage, each_span, read_all
from kiosk.api_client.optional import RDVS
from kiosk.api_client.wire.dates import instant_text, outside_paris
from kiosk.api_client.wire.rdvs import (
    ChangeBatch,
    OneRdv,
    RdvsPage,
    SlotTaken,
    WireChangeBatch,
    changes_of,
    obstacles_of,
    rdvs_of,
)
from kiosk.api_client.wire.unread import passed_on
from kiosk.domain.booking.booking import Booking
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.platform.failures import Conflict, NotFound, Unintelligible

MOST_AT_ONCE = 5000
"""RDVs of one day of an organisation: the busiest have some hundreds."""
_NO_STATUS = {"participation": {"status": None}}
_SETTABLE = frozenset({Status.UNKNOWN, Status.SEEN, Status.NOSHOW, Status.EXCUSED, Status.REVOKED})


@dataclass(frozen=True, slots=True)
class _Span:
    """From an instant to another, as they are where the organisation is."""

    after: datetime
    before: datetime

    @property
    def asked(self) -> tuple[datetime, datetime]:
        """What to ask for: outside of Paris the platform keeps hours as if they were Paris's, and compares instants."""
        wider = timedelta(days=1 if outside_paris(self.after) or outside_paris(self.before) else 0)
        return self.after - wider, self.before + wider

    def holds(self, rdv: Rdv) -> bool:
        """Whether ``rdv`` was meant; to a day, where no more was asked for: there the platform knows best."""
        more = timedelta(days=1) if self.asked == (self.after, self.before) else timedelta()
        return self.after - more <= rdv.starts_at <= self.before + more


class RdvCalls(Calls):
    async def rdvs(self, organisation_id: int, starts_after: datetime, starts_before: datetime) -> list[Rdv]:
        """All RDVs that start in that span, bounds included, by hour and id, each once. Both instants must be aware,
        and in the organisation's zone.
        """
        pages_of_span = self.rdv_pages(organisation_id, starts_after, starts_before, most=MOST_AT_ONCE)
        async with aclosing(pages_of_span) as pages:
            return sorted([rdv async for page in pages for rdv in page], key=_hour_then_id)

    async def rdv_pages(
        self, organisation_id: int, starts_after: datetime, starts_before: datetime, *, most: int = MOST
    ) -> AsyncGenerator[list[Rdv], None]:
        """The same for a big pull, part by part, none given twice and none missed (see ``each_span``).

        To be closed (``contextlib.aclosing``) by who leaves early.
        """
        span = _Span(starts_after, starts_before)

        def read(after: datetime, before: datetime) -> ReadPage[Rdv]:
            return self._rdv_pages(organisation_id, after, before)

        async with aclosing(each_span(read, _hour, attrgetter("id"), *span.asked, most)) as parts:
            async for part in parts:
                yield sorted(filter(span.holds, part), key=_hour_then_id)

    async def rdvs_listed(
        self, organisation_id: int, starts_after: datetime, starts_before: datetime, *, unsaid: bool = False
    ) -> list[Rdv]:
        """As ``rdvs``, for a list that somebody looks through once: nothing of the answers is kept.

        ``unsaid``: those alone of which the platform says that nobody has said what became of them. Raises ``NotFound``
        on servers that cannot be asked for a status.
        """
        span = _Span(starts_after, starts_before)

        def read(after: datetime, before: datetime) -> ReadPage[Rdv]:
            return self._rdv_pages(organisation_id, after, before, repeats=False, unsaid=unsaid)

        async with aclosing(each_span(read, _hour, attrgetter("id"), *span.asked)) as parts:
            found = [rdv async for part in parts for rdv in part if span.holds(rdv)]
        return sorted(found, key=_hour_then_id)

    def _rdv_pages(
        self, organisation_id: int, after: datetime, before: datetime, *, repeats: bool = True, unsaid: bool = False
    ) -> ReadPage[Rdv]:
        zone = self._connection.clock.zone
        path = f"{V1}/organisations/{organisation_id}/rdvs"
        query: Q = (("starts_after", instant_text(after)), ("starts_before", instant_text(before)))
        if unsaid:
            path, query = f"{V1}/rdvs", (("organisation_id", organisation_id), ("status", "unknown"), *query)
        return self._pages(
            path,
            query,
            RdvsPage,
            lambda b: rdvs_of(b.rdvs, zone, organisation_id),
            optional=RDVS if unsaid else None,
            repeats=repeats,
        )

    async def rdv(self, rdv_id: int) -> Rdv:
        """One RDV (current instances and the embedded platform).

        Raises ``NotFound(gone=True)`` when this agent sees no such RDV, ``NotFound()`` where there is no such call.
        """
        zone = self._connection.clock.zone
        call = Call("GET", f"{V1}/rdvs", (("id", rdv_id),), optional=RDVS)
        with passed_on() as unread:
            found = await self._ask(call, RdvsPage, lambda b: rdvs_of(b.rdvs, zone))
        for rdv in found:
            if rdv.id == rdv_id:
                return rdv
        if unread:
            raise Unintelligible  # it may be that one
        # A list of other RDVs comes from a release that does not know this filter.
        raise NotFound(gone=not found)

    async def rdv_of(self, participation_id: int) -> Rdv:
        """The RDV that a participation is of, wherever it was moved to, by a write that writes nothing: a status left
        empty changes none (all instances). Raises ``NotFound`` when this agent sees no such participation."""
        return await self._rdv(Call("PATCH", f"{V1}/participations/{participation_id}", body=_NO_STATUS))

    async def set_participation_status(
        self, participation_id: int, status: Status, *, key: str, lock_version: int | None = None
    ) -> Rdv:
        """Sets a participation's status; the whole RDV as it then is.

        ``excused`` and ``revoked``, and going back from them, make the platform tell the usager. Raises ``Conflict``
        (``theirs`` an ``Rdv`` where the server sent it) when ``lock_version`` is stale.

        Tried once, and not kept waiting for its turn: what it rests on may be otherwise later, which whoever calls
        looks at. Raises ``Throttled`` where the desk's own budget is spent for longer than ``SOON``.
        """
        body = {"participation": {"status": _settable(status)}}
        path = f"{V1}/participations/{participation_id}"
        call = Call("PATCH", path, body=body, key=key, lock_version=lock_version, retried=False, patience=SOON)
        return await self._rdv(call)

    async def set_rdv_status(self, rdv_id: int, status: Status, *, key: str) -> None:
        """Sets the status of an RDV that nobody takes part in; of any other, those of its participations are set."""
        path = f"{V1}/rdvs/{rdv_id}/update_status"
        await self._send(Call("PATCH", path, body={"status": _settable(status)}, key=key), "status")

    async def mark_waiting(
        self,
        rdv_id: int,
        participation_ids: Sequence[int],
        arrived_at: datetime,
        *,
        key: str,
        lock_version: int | None = None,
    ) -> Rdv:
        """Puts participations in the waiting room since ``arrived_at``, aware (capability ``waiting_room``).

        Raises ``Refused`` unless their status is unknown.
        """
        body = {"arrived_at": instant_text(arrived_at), "participation_ids": list(participation_ids)}
        return await self._rdv(
            Call("PUT", f"{DESK}/rdvs/{rdv_id}/waiting_room", body=body, key=key, lock_version=lock_version)
        )

    async def clear_waiting(
        self, rdv_id: int, participation_ids: Sequence[int], *, key: str, lock_version: int | None = None
    ) -> Rdv:
        """Takes participations out of the waiting room (capability ``waiting_room``)."""
        # In the query too: a proxy that drops the body of a DELETE would empty the whole waiting room of the RDV.
        query = [("participation_ids[]", i) for i in participation_ids]
        body = {"participation_ids": list(participation_ids)}
        path = f"{DESK}/rdvs/{rdv_id}/waiting_room"
        return await self._rdv(Call("DELETE", path, query, body, key=key, lock_version=lock_version))

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

    async def create_rdv(self, booking: Booking, *, key: str, shown: Shown | None = None) -> Rdv:
        """Books (capability ``rdvs``), over what was in the way when it was ``shown`` if that was accepted.

        Raises ``Conflict`` with what is in the way.
        """
        path = f"{DESK}/organisations/{booking.organisation_id}/rdvs"
        body = {name: value for name, value in _fields(booking).items() if value is not None} | _consent(shown)
        return await self._booked(Call("POST", path, body=body, key=key))

    async def update_rdv(
        self,
        rdv_id: int,
        before: Booking,
        after: Booking,
        *,
        key: str,
        lock_version: int | None = None,
        shown: Shown | None = None,
    ) -> Rdv:
        """Makes of an RDV, which was ``before``, what ``after`` says: only what differs is sent (capability ``rdvs``).

        ``shown`` as for ``create_rdv``. Raises ``Conflict`` with what is in the way, or with the present ``Rdv`` when
        ``lock_version`` is stale.
        """
        was = _fields(before)
        body = {name: value for name, value in _fields(after).items() if value != was[name]} | _consent(shown)
        return await self._booked(Call("PATCH", f"{DESK}/rdvs/{rdv_id}", body=body, key=key, lock_version=lock_version))

    async def delete_rdv(self, rdv_id: int, *, key: str, lock_version: int | None = None) -> None:
        """Deletes an RDV (capability ``rdvs``); nobody is told. Raises ``Forbidden`` for all but administrators."""
        call = Call("DELETE", f"{DESK}/rdvs/{rdv_id}", key=key, lock_version=lock_version)
        try:
            await self._send(call)
        except Conflict as conflict:
            conflict.theirs = self._theirs(conflict, OneRdv, self._one)
            raise

    async def _booked(self, call: Call) -> Rdv:
        try:
            return await self._rdv(call)
        except Conflict as conflict:
            # What holds the slot, where that is what it is about.
            zone = self._connection.clock.zone
            found = self._theirs(
                conflict, SlotTaken, lambda taken: (tuple(rdvs_of(taken.rdvs, zone)), obstacles_of(taken, zone))
            )
            if isinstance(found, tuple):
                conflict.theirs, conflict.obstacles = found
            raise

    async def _rdv(self, call: Call) -> Rdv:
        return await self._ask(call, OneRdv, self._one)

    def _one(self, body: OneRdv) -> Rdv:
        return rdvs_of((body.rdv,), self._connection.clock.zone)[0]

    async def changes(self, organisation_id: int, cursor: str | None) -> ChangeBatch:
        """What changed since ``cursor`` (capability ``changes``): waits until something has, 25 s at most.

        Without a cursor, the present one at once. Raises ``NotFound(gone=True)`` when the cursor is too old: then all
        is to be pulled again.
        """
        query = () if cursor is None else (("since", cursor),)
        path = f"{DESK}/organisations/{organisation_id}/changes"
        return await self._ask(Call("GET", path, query, long_poll=True, retried=False), WireChangeBatch, changes_of)


def _hour(rdv: Rdv) -> datetime:
    return rdv.starts_at


def _hour_then_id(rdv: Rdv) -> tuple[datetime, int]:
    return rdv.starts_at, rdv.id


def _settable(status: Status) -> str:
    # The platform answers 500 for anything else.
    if status not in _SETTABLE:
        raise ValueError(f"{status.value} cannot be set")
    return status.value


def _consent(shown: Shown | None) -> dict[str, str]:
    """What the person was shown, and said to it."""
    if shown is None:
        return {}
    return {"shown_at": instant_text(shown.at)} | ({"overlap": "accepted"} if shown.accepted else {})


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

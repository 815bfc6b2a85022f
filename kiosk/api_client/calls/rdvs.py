"""RDVs: reading them, their statuses, the waiting room, what changed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.api_client.call import DESK, SOON, V1, Call
from kiosk.api_client.calls.base import Calls
from kiosk.api_client.http.paging import ReadPage, each_span
from kiosk.api_client.optional import RDV_PLANS, RDVS
from kiosk.api_client.wire.dates import instant_text, outside_paris
from kiosk.api_client.wire.rdvs import ChangeBatch, OneRdv, OneRdvPlan, RdvsPage, WireChangeBatch, changes_of, rdvs_of
from kiosk.domain.booking.booking import RdvPlan
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.platform.failures import NotFound

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
        """Whether ``rdv`` was meant; where no more was asked for, the platform knows best."""
        return self.asked == (self.after, self.before) or self.after <= rdv.starts_at <= self.before


class RdvCalls(Calls):
    async def rdvs(self, organisation_id: int, starts_after: datetime, starts_before: datetime) -> list[Rdv]:
        """All RDVs that start in that span, bounds included, by hour and id, each once. Both instants must be aware,
        and in the organisation's zone.
        """
        async with aclosing(self.rdv_pages(organisation_id, starts_after, starts_before)) as pages:
            return sorted([rdv async for page in pages for rdv in page], key=_hour_then_id)

    async def rdv_pages(
        self, organisation_id: int, starts_after: datetime, starts_before: datetime
    ) -> AsyncGenerator[list[Rdv], None]:
        """The same for a big pull, part by part, none given twice and none missed (see ``each_span``).

        To be closed (``contextlib.aclosing``) by who leaves early.
        """
        span = _Span(starts_after, starts_before)

        def read(after: datetime, before: datetime) -> ReadPage[Rdv]:
            return self._rdv_pages(organisation_id, after, before)

        async with aclosing(each_span(read, _hour, _id, *span.asked)) as parts:
            async for part in parts:
                yield sorted(filter(span.holds, part), key=_hour_then_id)

    def _rdv_pages(self, organisation_id: int, after: datetime, before: datetime) -> ReadPage[Rdv]:
        zone = self._connection.clock.zone
        query = (("starts_after", instant_text(after)), ("starts_before", instant_text(before)))
        path = f"{V1}/organisations/{organisation_id}/rdvs"
        return self._pages(path, query, RdvsPage, lambda b: rdvs_of(b.rdvs, zone, organisation_id), repeats=True)

    async def rdv(self, rdv_id: int) -> Rdv:
        """One RDV (current instances and the embedded platform).

        Raises ``NotFound(gone=True)`` when this agent sees no such RDV, ``NotFound()`` where there is no such call.
        """
        zone = self._connection.clock.zone
        call = Call("GET", f"{V1}/rdvs", (("id", rdv_id),), optional=RDVS)
        found = await self._ask(call, RdvsPage, lambda b: rdvs_of(b.rdvs, zone))
        for rdv in found:
            if rdv.id == rdv_id:
                return rdv
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

    async def create_rdv_plan(self, usager_id: int, return_url: str, *, key: str) -> RdvPlan:
        """Begins a booking for an usager, which the agent finishes on the platform's page (current instances)."""
        body = {"user": {"id": usager_id}, "return_url": return_url}
        return await self._ask(
            Call("POST", f"{V1}/rdv_plans", body=body, key=key, optional=RDV_PLANS), OneRdvPlan, _plan
        )

    async def rdv_plan(self, plan_id: int | str) -> RdvPlan:
        """How far a booking is."""
        return await self._ask(Call("GET", f"{V1}/rdv_plans/{plan_id}", optional=RDV_PLANS), OneRdvPlan, _plan)


def _plan(body: OneRdvPlan) -> RdvPlan:
    plan = body.rdv_plan
    return RdvPlan(plan.id, plan.url or "", plan.user_id, plan.rdv.id if plan.rdv is not None else None)


def _id(rdv: Rdv) -> int:
    return rdv.id


def _hour(rdv: Rdv) -> datetime:
    return rdv.starts_at


def _hour_then_id(rdv: Rdv) -> tuple[datetime, int]:
    return rdv.starts_at, rdv.id


def _settable(status: Status) -> str:
    # The platform answers 500 for anything else.
    if status not in _SETTABLE:
        raise ValueError(f"{status.value} cannot be set")
    return status.value

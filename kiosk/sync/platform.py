"""What sync asks of the platform: the part of ``kiosk.api_client.client.ApiClient`` that it uses."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from kiosk.api_client.http.paging import Page
from kiosk.api_client.wire.directory import Complement
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.api_client.wire.rdvs import ChangeBatch
from kiosk.domain.booking.booking import Booking
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.model import Lieu, Motif, Organisation, PlageOccurrence, Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.people.usagers import FoundUsagers
from kiosk.domain.platform.capabilities import Capabilities


class Platform(Protocol):
    """Every call raises a ``Failure``; the client's own documentation says which and when."""

    @property
    def clock_offset(self) -> timedelta | None: ...

    @property
    def tells_time(self) -> bool | None: ...

    async def capabilities(self) -> Capabilities: ...

    async def organisations(self) -> list[Organisation]: ...

    async def directory(self, organisation_id: int) -> Complement: ...

    async def agents(self, organisation_id: int) -> list[Agent]: ...

    async def motifs(self, organisation_id: int) -> list[Motif]: ...

    async def lieux(self, organisation_id: int) -> list[Lieu]: ...

    async def plage_ouvertures(self, organisation_id: int, from_: date, to: date) -> list[PlageOccurrence]: ...

    async def absences(self) -> list[Absence]: ...

    async def rdvs(self, organisation_id: int, starts_after: datetime, starts_before: datetime) -> list[Rdv]: ...

    def rdv_pages(
        self, organisation_id: int, starts_after: datetime, starts_before: datetime
    ) -> AsyncGenerator[list[Rdv], None]: ...

    async def rdv(self, rdv_id: int) -> Rdv: ...

    async def rdv_of(self, participation_id: int) -> Rdv: ...

    def users(self, organisation_id: int) -> AsyncGenerator[Page[Usager], None]: ...

    async def changes(self, organisation_id: int, cursor: str | None) -> ChangeBatch: ...

    async def user(self, user_id: int, *, organisation_id: int | None = None) -> Fiche: ...

    async def users_by_ids(self, ids: Sequence[int], *, organisation_id: int | None = None) -> list[Fiche]: ...

    async def search_users(self, organisation_id: int, text: str) -> FoundUsagers: ...

    async def create_user(self, fields: UsagerFields, organisation_ids: Sequence[int], *, key: str) -> Fiche: ...

    async def update_user(
        self, user_id: int, fields: UsagerFields | Mapping[str, Any], *, key: str, lock_version: int | None = None
    ) -> Fiche: ...

    async def create_rdv(self, booking: Booking, *, key: str) -> Rdv: ...

    async def update_rdv(
        self, rdv_id: int, before: Booking, after: Booking, *, key: str, lock_version: int | None = None
    ) -> Rdv: ...

    async def set_participation_status(
        self, participation_id: int, status: Status, *, key: str, lock_version: int | None = None
    ) -> Rdv: ...

    async def mark_waiting(
        self,
        rdv_id: int,
        participation_ids: Sequence[int],
        arrived_at: datetime,
        *,
        key: str,
        lock_version: int | None = None,
    ) -> Rdv: ...

    async def clear_waiting(
        self, rdv_id: int, participation_ids: Sequence[int], *, key: str, lock_version: int | None = None
    ) -> Rdv: ...

"""What the platform alone knows or does about RDVs: asked when somebody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.absence_calls import AbsenceCalls
from kiosk.desk.gestures import new_key

if TYPE_CHECKING:
    from kiosk.desk.ports import PlatformClient
    from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion, RdvPlan
    from kiosk.domain.writes.versions import Version


class BookingCalls(AbsenceCalls):
    """The part of ``BookingDesk`` that speaks to the platform."""

    async def creneaux(self, question: CreneauQuestion) -> CreneauAnswer:
        """What the platform says is free. Raises ``NotFound`` where it cannot search slots."""
        await self._needs("prescription" if question.territory else "creneaux")
        return await self._session.ask(lambda client: client.creneaux(question))

    async def versions(self, rdv_id: int) -> tuple[Version, ...]:
        """The history of an RDV, newest first."""
        await self._needs("versions")
        rdv_id = await self._there(rdv_id)
        return tuple(await self._session.ask(lambda client: client.rdv_versions(rdv_id)))

    async def delete(self, rdv_id: int) -> None:
        """Deletes an RDV, for good: nobody is told, and statistics lose it.

        Raises ``Forbidden`` for all but administrators, ``Conflict`` when it was changed since this desk heard of it.
        """
        await self._needs("rdvs")
        rdv_id = await self._there(rdv_id)
        known = await self._session.memory.confirmed(rdv_id)
        lock_version = known.lock_version if known is not None else None

        async def delete(client: PlatformClient, key: str) -> None:
            await client.delete_rdv(rdv_id, key=key, lock_version=lock_version)

        async def gone() -> bool:
            return await self._is_gone(lambda client: client.rdv(rdv_id))

        await self._do(delete, gone)
        self._session.look_again()

    async def plan(self, usager_id: int, organisation_id: int, return_url: str) -> RdvPlan:
        """Begins a booking that is finished on the platform's page; it books nothing by itself.

        Raises ``NotFound`` where there is no such call, and while the platform does not have the usager.
        """
        key = new_key()
        usager_id = await self._there(usager_id)
        return await self._session.ask(lambda client: client.create_rdv_plan(usager_id, return_url, key=key))

    async def plan_state(self, plan_id: int | str) -> RdvPlan:
        """How far a booking on the platform's page is."""
        return await self._session.ask(lambda client: client.rdv_plan(plan_id))

"""What the platform alone knows or does about RDVs and absences: asked when somebody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.gestures import new_key
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.absence import draft_of

if TYPE_CHECKING:
    from kiosk.desk.ports import PlatformClient
    from kiosk.domain.absence import Absence, AbsenceDraft
    from kiosk.domain.booking import CreneauAnswer, CreneauQuestion, RdvPlan
    from kiosk.domain.versions import Version


class BookingCalls(PlatformCalls):
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
        return await self._session.ask(
            lambda client: client.create_rdv_plan(None, return_url, key=key, usager_id=usager_id)
        )

    async def plan_state(self, plan_id: int | str) -> RdvPlan:
        """How far a booking on the platform's page is."""
        return await self._session.ask(lambda client: client.rdv_plan(plan_id))

    # Absences

    async def absences(self) -> tuple[Absence, ...]:
        """Those of the agents whom this one may see, of all organisations; recurring ones once, with their rule."""
        return tuple(await self._session.ask(lambda client: client.absences()))

    async def create_absence(self, draft: AbsenceDraft) -> Absence:
        """Writes an absence down. RDVs that fall into it stay."""

        async def there() -> Absence | None:
            return next((absence for absence in await self.absences() if draft_of(absence) == draft), None)

        made = await self._write(lambda client, key: client.create_absence(draft, key=key), there)
        self._session.look_again()
        return made

    async def update_absence(self, absence_id: int, draft: AbsenceDraft) -> Absence:
        """Makes of an absence what ``draft`` says; the rule of a recurring one stays as it is."""

        async def there() -> Absence | None:
            found = await self._session.ask(lambda client: client.absence(absence_id))
            return found if draft_of(found) == draft else None

        changed = await self._write(lambda client, key: client.update_absence(absence_id, draft, key=key), there)
        self._session.look_again()
        return changed

    async def delete_absence(self, absence_id: int) -> None:
        """Takes an absence away; of a recurring one all days."""

        async def delete(client: PlatformClient, key: str) -> None:
            await client.delete_absence(absence_id, key=key)

        async def gone() -> bool:
            return await self._is_gone(lambda client: client.absence(absence_id))

        await self._do(delete, gone)
        self._session.look_again()

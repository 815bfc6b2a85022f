"""People written down at this desk, and what its memory has of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.desk.errands import Errands
from kiosk.desk.gestures import new_key
from kiosk.domain.platform.failures import NotFound
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, Errand, differing
from kiosk.domain.writes.origin import Origin

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.day.gesture import DeskRdv
    from kiosk.domain.people.model import Usager
    from kiosk.domain.people.usagers import UsagerDraft
    from kiosk.domain.writes.errand import ErrandRecord, Outcome


class UsagerErrands(Errands):
    """The part of ``UsagerDesk`` that writes people down. An id below zero is good for all methods."""

    async def known(self, usager_id: int, organisation_id: int) -> Usager | None:
        """An usager as the memory has them, with what was written here; None when it does not know them."""
        return await self._session.memory.usager(organisation_id, usager_id)

    async def known_as_of(self, usager_id: int, organisation_id: int) -> datetime | None:
        """When the platform last told this desk who they are; None where only a list or an RDV does."""
        return await self._session.memory.as_of(organisation_id, usager_id)

    async def has_notification_email(self, organisation_id: int) -> bool:
        """Whether this platform has addresses for notifications alone, as far as what it last said tells."""
        last = await self._session.memory.last_told(organisation_id)
        return last is not None and last.notification_email is not None

    async def known_rdvs(self, usager_id: int) -> tuple[DeskRdv, ...]:
        """Their RDVs in the memory, those booked here included, in hour order."""
        return tuple(await self._session.memory.rdvs_of(usager_id))

    async def meet(self, found: Sequence[Usager], organisation_id: int, origin: Origin = Origin.DESK) -> None:
        """Keeps those with whom somebody goes on, as the platform has just said them: found later without a network."""
        await self._session.memory.meet(organisation_id, found, origin)

    async def create(self, draft: UsagerDraft, organisation_id: int, origin: Origin) -> Usager:
        """Writes somebody down. Durable when this returns, sent behind; the id is below zero until the platform has it.

        Raises ``Refused`` when the responsible is one whom the platform has refused.
        """
        (usager_id,) = await self._session.memory.queue.local_ids(1)
        errand = Errand(new_key(), organisation_id, self._clock.now(), CreateUsager(usager_id, draft))
        await self._keep(errand, origin)
        return await self._now_known(usager_id, organisation_id)

    async def change(
        self, usager_id: int, organisation_id: int, before: UsagerDraft, after: UsagerDraft, origin: Origin
    ) -> Usager:
        """Changes what differs between ``before``, which was shown, and ``after``. Durable when this returns."""
        if differing(before, after):
            errand = Errand(new_key(), organisation_id, self._clock.now(), ChangeUsager(usager_id, before, after))
            await self._keep(errand, origin)
        return await self._now_known(usager_id, organisation_id)

    async def outcome(self, usager_id: int, patience_s: float) -> Outcome:
        """What the platform says of the last thing written of an usager: ``Written``, ``Turned`` or ``OnItsWay``."""
        memory = self._session.memory
        return await self._outcome(lambda: memory.queue.of_usager(usager_id), patience_s)

    async def written(self, usager_id: int) -> tuple[ErrandRecord, ...]:
        """What was written here of an usager, newest first, and what became of it."""
        return tuple(await self._session.memory.queue.of_usager(usager_id))

    async def refused(self) -> tuple[ErrandRecord, ...]:
        """What was refused and not read yet, in the order of writing, with all that was typed."""
        records = await self._session.memory.queue.unread()
        return tuple(record for record in records if isinstance(record.errand.what, CreateUsager | ChangeUsager))

    async def _now_known(self, usager_id: int, organisation_id: int) -> Usager:
        found = await self.known(usager_id, organisation_id)
        if found is None:
            raise NotFound(gone=True)
        return found

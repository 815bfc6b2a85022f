"""People found in the desk's memory, without a word to the platform."""

from __future__ import annotations

from dataclasses import replace

from kiosk.clock import Clock
from kiosk.desk.session import Session
from kiosk.domain.people.usagers import Duplicate, FoundUsagers, UsagerDraft
from kiosk.store.marks import usagers_mark


class UsagerSearch:
    """The part of ``UsagerDesk`` that finds people in the memory."""

    _session: Session
    _clock: Clock

    async def search(self, organisation_id: int, text: str, *, limit: int = 30) -> FoundUsagers:
        """Who of an organisation's usagers may be meant by ``text``: names or parts of them, a telephone, an e-mail, a
        birth date, a case number, in any order.

        Those who have all of it come first, then those of whom it is begun, then those who look or sound alike; within
        each, who has an RDV today, who had or will have one about now, then the others by name.
        """
        memory = self._session.memory
        now = self._clock.now().astimezone(await memory.zone(organisation_id))
        found = await memory.usager_index.find(organisation_id, text, now, limit)
        listed = bool(await memory.mark(usagers_mark(organisation_id)))
        return replace(found, among=await memory.census(organisation_id), listed=listed)

    async def near_duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> tuple[Duplicate, ...]:
        """Who in the memory, of whichever organisation, is probably the one of ``draft``, the likest first.

        The same e-mail; the same names and birth date; the same telephone; names heard alike and the same birth date.
        ``besides``: who is being changed, and is not their own duplicate.
        """
        return await self._session.memory.usager_index.duplicates(draft, organisation_id, besides)

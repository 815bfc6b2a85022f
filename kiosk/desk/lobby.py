"""Who is called to where, and what agents have the desks told: shared by the site, kept here until it has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.desk.platform_calls import PlatformCalls
from kiosk.desk.types import Batch
from kiosk.domain.lobby.call import Called, CallOutcome, call_again, is_same
from kiosk.domain.lobby.notice import AgentNotice, written
from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.store.memory import Memory


@masked
@dataclass(frozen=True, slots=True)
class LobbyToday:
    """All of today at an organisation."""

    calls: tuple[Called, ...] = ()
    notices: tuple[AgentNotice, ...] = ()


class Lobby:
    """Every method raises a ``MemoryFailure`` when the memory cannot be read or written. Durable on return."""

    def __init__(self, calls: PlatformCalls) -> None:
        self._calls = calls

    async def today(self, organisation_id: int) -> LobbyToday:
        """What is so now, as far as this desk has heard."""
        lines = await self._calls.memory.site.lines(organisation_id)
        return LobbyToday(
            tuple(one for one in lines if isinstance(one, Called)),
            tuple(one for one in lines if isinstance(one, AgentNotice)),
        )

    async def call(self, who: Called, place: str, caller: str) -> tuple[Called | None, Called]:
        """Calls somebody to ``place``; ``who`` says whom. What was so before, and what is so now."""
        known = await self._known(who)
        after = call_again(who, known, self._calls.now(), place, caller)
        await self._calls.memory.site.save(after)
        return known, after

    async def no_answer(self, called: Called) -> tuple[Called, Called]:
        """Who was called does not come. Raises ``Refused`` where nobody calls them any more."""
        known = await self._known(called)
        if known is None or not known.stands:
            raise Refused({}, (tr("Cette personne n’est plus appelée."),))
        after = replace(known, outcome=CallOutcome.NO_ANSWER)
        await self._calls.memory.site.save(after)
        return known, after

    async def put_back(self, before: Called | None, after: Called) -> bool:
        """Has the call be as it was ``before`` it became ``after``; False: it is another by now, and stays so."""
        if not is_same(await self._known(after), after):
            return False
        await self._calls.memory.site.save(before or after, gone=before is None)
        return True

    async def say(self, organisation_id: int, agent_id: int, text: str, until: datetime | None = None) -> AgentNotice:
        """Has the desks told that of an agent; an empty ``text`` takes back what they were told."""
        notice = AgentNotice(organisation_id=organisation_id, agent_id=agent_id, text=written(text), until=until)
        await self._calls.memory.site.save(notice, gone=not notice.text)
        return notice

    async def came(self, batch: Batch) -> None:
        """Those who were called and are seen now came."""
        called: dict[int, set[str]] = {}
        for one in batch.gestures:
            called.setdefault(one.organisation_id, set()).update(f"p{number}" for number in one.participation_ids)
        for organisation_id, keys in called.items():
            await came(self._calls.memory, organisation_id, keys)

    async def _known(self, who: Called) -> Called | None:
        there = await self.today(who.organisation_id)
        return next((one for one in there.calls if one.key == who.key), None)


async def came(memory: Memory, organisation_id: int, keys: Collection[str]) -> None:
    """Those of ``keys`` who were called came: they were received."""
    for line in await memory.site.lines(organisation_id):
        if isinstance(line, Called) and line.stands and line.key in keys:
            await memory.site.save(replace(line, outcome=CallOutcome.CAME))

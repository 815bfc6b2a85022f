"""Those who share this desk: who they are, who takes it over, and the end of their day."""

from __future__ import annotations

import asyncio
from datetime import datetime

from kiosk.desk.session.codes import Tried
from kiosk.desk.session.lock import SessionLock
from kiosk.desk.session.memories import Memories
from kiosk.desk.session.session import Session
from kiosk.desk.types import AgentHere, SignedAgent


class Agents:
    """At most one of them is at work. What each keeps is theirs alone: another memory, another queue."""

    def __init__(self, session: Session, lock: SessionLock, memories: Memories, gestures: asyncio.Lock) -> None:
        """``gestures`` is held while one is made: it is not to end up with somebody else."""
        self._session = session
        self._lock = lock
        self._memories = memories
        self._gestures = gestures

    async def here(self) -> tuple[AgentHere, ...]:
        """Who works at this desk, the last at work first, who is at work included.

        Nobody where the site does not want it said, or where no keyring answers.
        """
        return await self._session.agents()

    async def try_code(self, who: SignedAgent, code: str) -> Tried:
        """Tries the code of ``who``. Where it is right they are at work at once, whoever was ends; offline too.

        Gone where they need their password, or their browser. Raises ``KeyringMissing``, a ``MemoryFailure``: all is
        then as it was.
        """
        async with self._gestures:
            return await self._session.try_code(who, code)

    async def forget(self, who: SignedAgent) -> None:
        """Forgets somebody who is not at work here, and erases all that this desk keeps of them, what is not sent too.

        Raises a ``MemoryFailure`` where something could not be erased; their name is gone all the same.
        """
        await self._session.forget(who)
        await self._memories.erase_agent(who.instance, who.agent_id)

    @property
    def day_ends(self) -> datetime | None:
        """When everybody of this desk is signed out; None: never, or nobody is signed in."""
        return self._session.closing_hour.until

    @property
    def day_is_over(self) -> bool:
        """Whether that moment is past, and ``end_day`` due."""
        return self._session.closing_hour.passed

    @property
    def day_ended(self) -> datetime | None:
        """When it last ended, while this Kiosk ran or before it started; None: it did not."""
        return self._session.closing_hour.came

    async def put_off(self) -> None:
        """The day ends an hour later."""
        await self._session.closing_hour.put_off()

    async def end_day(self) -> None:
        """Signs everybody out; codes are forgotten. What is not sent stays in its memory."""
        async with self._gestures:
            await self._lock.locked()
            await self._session.sign_all_out()

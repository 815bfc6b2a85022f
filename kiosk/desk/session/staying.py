"""Who works at this desk: the keyring has their names and, where they need no password, the newest of what proves it.

Writes to the keyring follow one another: what was refreshed must not come after what was forgotten.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.clock import Clock
from kiosk.desk.session.codes import Codes
from kiosk.desk.types import AgentHere, SessionRules, SignedAgent
from kiosk.domain.platform.failures import KeyringMissing
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import Remembered

if TYPE_CHECKING:
    from kiosk.desk.session.at_work import AtWork

MOST: Final = 12
"""How many agents a desk remembers."""


class Staying:
    """Where there is no keyring nothing was ever kept, and nothing can be: then nobody is known."""

    def __init__(self, memories: MemoryFolder, codes: Codes, clock: Clock, rules: SessionRules) -> None:
        self._memories = memories
        self._codes = codes
        self._clock = clock
        self._rules = rules
        self._one = asyncio.Lock()

    async def keep(self, now: AtWork) -> None:
        """Keeps who is at work as they are when their turn has come: in front of all, signed in where they stay so."""
        with contextlib.suppress(KeyringMissing):
            async with self._one:
                if not now.kept and not self._rules.show_names:
                    who = now.who
                    await self._memories.agents(lambda agents: agents.remove(who.instance, who.agent_id))
                    return
                record = record_of(now, self._clock.now())
                await self._memories.agents(lambda agents: agents.keep(record, stays=now.stays))

    async def known(self, at_work: SignedAgent | None) -> tuple[tuple[AgentHere, ...], tuple[Remembered, ...]]:
        """Who works here, the last first; and whose credentials were let go of, since they are good for nobody.

        Who has not come for long, or is one too many, is forgotten. Without a code nothing leads back to a session but
        a password: credentials are kept for nothing then, but those of who is ``at_work``, or stays so.
        """
        try:
            async with self._one:
                return await self._known(at_work)
        except KeyringMissing:
            return (), ()

    async def _known(self, at_work: SignedAgent | None) -> tuple[tuple[AgentHere, ...], tuple[Remembered, ...]]:
        kept, stays = await self._memories.agents(lambda agents: (agents.all(), agents.staying()))
        oldest = self._clock.now() - timedelta(days=self._rules.agents_days)
        here: list[AgentHere] = []
        spent: list[Remembered] = []
        for one in kept:
            who = signed(one)
            by_code = bool(one.credentials) and await self._codes.has(who)
            mine = who.is_also(at_work) or one == stays
            if not mine and (len(here) == MOST or (one.seen_at is not None and one.seen_at < oldest)):
                await self._codes.forget(who)
                await self._memories.agents(lambda agents, one=one: agents.remove(one.instance, one.agent_id))  # type: ignore[misc]
            else:
                here.append(AgentHere(who, one.seen_at, one.unsent, by_code))
                if mine or by_code or not one.credentials:
                    continue
                await self._let_go(one)
            if one.credentials:
                spent.append(one)
        return tuple(here) if self._rules.show_names else (), tuple(spent)

    async def credentials_of(self, who: SignedAgent) -> Remembered | None:
        """What is kept of ``who``, where their session can be gone on with. Raises ``KeyringMissing``."""
        async with self._one:
            kept = await self._memories.agents(lambda agents: agents.all())
        return next((one for one in kept if signed(one).is_also(who) and one.credentials), None)

    async def forget(self, who: SignedAgent) -> Remembered | None:
        """Forgets ``who``, name and code; what was kept of them, where credentials were."""
        with contextlib.suppress(KeyringMissing):
            async with self._one:
                kept = await self._memories.agents(lambda agents: agents.all())
                await self._codes.forget(who)
                await self._memories.agents(lambda agents: agents.remove(who.instance, who.agent_id))
                return next((one for one in kept if signed(one).is_also(who) and one.credentials), None)
        return None

    async def sign_all_out(self) -> tuple[Remembered, ...]:
        """Nobody needs no password any more; those of whom credentials were kept."""
        with contextlib.suppress(KeyringMissing):
            async with self._one:
                kept = await self._memories.agents(lambda agents: agents.all())
                for one in kept:
                    await self._codes.forget(signed(one))
                    await self._let_go(one)
                await self._memories.agents(lambda agents: agents.nobody_stays())
                return tuple(one for one in kept if one.credentials)
        return ()

    async def _let_go(self, one: Remembered) -> None:
        if one.credentials:
            await self._memories.agents(
                lambda agents: agents.change(one.instance, one.agent_id, lambda known: replace(known, credentials={}))
            )


def signed(one: Remembered) -> SignedAgent:
    """Who is meant by what is kept."""
    return SignedAgent(one.agent_id, one.first_name, one.last_name, one.email, one.instance, one.by_browser)


def record_of(now: AtWork, moment: datetime) -> Remembered:
    who = now.who
    return Remembered(
        who.instance,
        who.agent_id,
        who.first_name,
        who.last_name,
        who.email,
        dict(now.kept or {}),
        who.by_browser,
        moment,
        now.memory.unsent_count if now.memory.durable else 0,
    )

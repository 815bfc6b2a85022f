"""The memory of who comes to work, opened whatever state the machine is in."""

from __future__ import annotations

from pathlib import Path

from kiosk.desk.types import SignedAgent
from kiosk.domain.platform.failures import KeyringMissing, MemoryDamaged
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder


async def memory_of(memories: MemoryFolder, who: SignedAgent) -> tuple[Memory, Path | None]:
    """Their memory, which knows whose it is, and where the one before it was put that could not be read any more.

    Raises any ``MemoryFailure`` but those two with which a desk works all the same.
    """
    memory, aside = await _opened(memories, who)
    memory.agent_id = who.agent_id
    return memory, aside


async def _opened(memories: MemoryFolder, who: SignedAgent) -> tuple[Memory, Path | None]:
    try:
        return await memories.open(who.instance, who.agent_id), None
    except KeyringMissing:
        # ``memory.durable`` tells, and those who show it say so all day.
        return memories.open_in_ram(), None
    except MemoryDamaged:
        aside = await memories.set_aside(who.instance, who.agent_id)
        return await memories.open(who.instance, who.agent_id), aside

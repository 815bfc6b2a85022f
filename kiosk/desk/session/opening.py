"""The memory of who comes to work, opened whatever state the machine is in."""

from __future__ import annotations

from kiosk.desk.types import SignedAgent
from kiosk.domain.platform.failures import KeyringMissing
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder


async def memory_of(memories: MemoryFolder, who: SignedAgent) -> Memory:
    """Their memory, which knows whose it is; ``Memory.salvage`` says what became of the one before it, where that could
    not be read any more.

    Raises any ``MemoryFailure`` but those with which a desk works all the same.
    """
    try:
        memory = await memories.open(who.instance, who.agent_id)
    except KeyringMissing:
        # ``memory.durable`` tells, and those who show it say so all day.
        memory = memories.open_in_ram()
    memory.agent_id = who.agent_id
    return memory

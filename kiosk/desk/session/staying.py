"""« Rester connecté »: the keyring has whoever stays signed in, and always the newest of what proves it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from kiosk.desk.types import SignedAgent
from kiosk.domain.platform.failures import KeyringMissing
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import Remembered


class Staying:
    """Writes to the keyring one after another: what was refreshed must not come after what was forgotten."""

    def __init__(self, memories: MemoryFolder) -> None:
        self._memories = memories
        self._one = asyncio.Lock()

    async def keep(self, what: Callable[[], tuple[SignedAgent, dict[str, str] | None] | None]) -> None:
        """Keeps who ``what`` says stays signed in and by what, as it is when its turn has come; None: nobody.

        Where there is no keyring nothing was ever kept, and nothing can be.
        """
        with contextlib.suppress(KeyringMissing):
            async with self._one:
                who, credentials = what() or (None, None)
                if who is None or not credentials:
                    await self._memories.forget()
                else:
                    await self._memories.remember(
                        Remembered(
                            who.instance,
                            who.agent_id,
                            who.first_name,
                            who.last_name,
                            who.email,
                            credentials,
                            who.by_browser,
                        )
                    )

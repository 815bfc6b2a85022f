"""Has the memory start again once the platform was put back from a backup.

It says so itself by its epoch (``abilities``), or says of an RDV what only an earlier time, or another RDV, can say.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from kiosk.domain.day.gesture import is_another
from kiosk.domain.day.model import Rdv
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused
from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.errand import Refusal
from kiosk.sync.shared import Shared

if TYPE_CHECKING:
    from kiosk.sync.server import Platform

Read: TypeAlias = "Callable[[Platform, int, Rdv], Awaitable[Rdv]]"

_HELD = french(
    "La plateforme a repris une sauvegarde\u00a0: ce que vous aviez fait attend votre confirmation. "
    "Vérifiez sur la plateforme, puis envoyez ou renoncez."
)


class Anew:
    """``read`` has a platform say an RDV as it is now, given how it is known. ``begun`` is called once the memory has
    started again.
    """

    def __init__(self, shared: Shared, read: Read, begun: Callable[[], None]) -> None:
        self._shared = shared
        self._read = read
        self._begun = begun
        self._doubted: dict[int, Rdv] = {}
        self._something = asyncio.Event()
        self.put_back_at: datetime | None = None
        """When it was last found to have been put back, in this session."""

    async def run(self) -> None:
        """Until cancelled: looks into whatever the platform says that is older than what is known, or of another RDV of
        the same id."""
        heed_no_more = self._shared.memory.doubts.add(self._doubt)
        try:
            await self._heed()
        finally:
            heed_no_more()

    async def begin(self) -> None:
        """The platform was put back: all that was read of it is forgotten, and what is to be sent waits for a yes."""
        await self._shared.memory.begin_anew(Refusal(tr(_HELD)))
        self._doubted.clear()
        self._shared.freshness.forget_readings()
        self.put_back_at = self._shared.clock.now()
        self._begun()

    def _doubt(self, known: tuple[Rdv, ...]) -> None:
        self._doubted |= {rdv.id: rdv for rdv in known}
        self._something.set()

    async def _heed(self) -> None:
        backoff = self._shared.backoff()
        while True:
            await self._something.wait()
            await self._shared.link.admitted()
            signed_in = self._shared.link.signed_in_times
            try:
                while self._doubted:
                    await self._look_into(next(iter(self._doubted.values())))
            except Failure as failure:
                await self._shared.link.after(failure, backoff, signed_in)
            else:
                self._something.clear()
                backoff.reset()

    async def _look_into(self, known: Rdv) -> None:
        self._shared.abilities.doubt()
        await self._shared.abilities.now()  # where it tells its epoch, this may have been the end of it
        if known.id in self._doubted and await self._went_back(known):
            await self.begin()
        self._doubted.pop(known.id, None)

    async def _went_back(self, known: Rdv) -> bool:
        """Whether it still is so: answers overtake each other, and a proxy may keep an old one."""
        with self._shared.freshness.reading() as moment:
            try:
                there = await self._read(self._shared.server.platform, known.id, known)
            except (NotFound, Forbidden, Refused):
                return False
            if known.id in self._shared.freshness.since(moment):
                return False
        versions = known.lock_version, there.lock_version
        older = versions[0] is not None and versions[1] is not None and versions[1] < versions[0]
        return older or is_another(known.created_at, there)

"""What is asked of an instance before anybody is signed in: how it lets people in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kiosk.desk.ports import Connect
from kiosk.desk.session.instance import normalised
from kiosk.desk.types import Waits
from kiosk.domain.platform.failures import TimedOut

if TYPE_CHECKING:
    from kiosk.domain.platform.sign_in import Authorisation, WaysIn


class Door:
    """Each question by a visitor of its own."""

    def __init__(self, connect: Connect, waits: Waits) -> None:
        self._connect = connect
        self._waits = waits

    async def ways_in(self, instance: str) -> WaysIn:
        """How ``instance`` lets people in. Raises ``Unreachable`` for what is no address, ``TimedOut``."""
        visitor = self._connect(normalised(instance), None)
        try:
            async with asyncio.timeout(self._waits.asking):
                return await visitor.ways_in()
        except TimeoutError:
            raise TimedOut(sent=False) from None
        finally:
            await visitor.aclose()

    async def authorise(self, instance: str) -> Authorisation:
        """What the person is to be asked by ``instance`` in their browser. Raises ``Unauthorised``, ``Unreachable``."""
        visitor = self._connect(normalised(instance), None)
        try:
            return await visitor.authorise()
        finally:
            await visitor.aclose()

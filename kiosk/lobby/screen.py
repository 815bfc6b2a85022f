"""The last calls, as the companion has them for a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import NotFound
from kiosk.domain.platform.lobby import ShownCall
from kiosk.lobby.link import DeviceLink, LinkState

if TYPE_CHECKING:
    from kiosk.api_client.site_client import SiteClient


class ScreenFeed:
    """Of one organisation. ``changed`` is called when there are other calls, or the link is another."""

    def __init__(self, link: DeviceLink, organisation_id: int) -> None:
        self.changed: Callable[[], None] = lambda: None
        self.calls: Sequence[ShownCall] | None = None
        """The latest first; None until they were read."""
        self._link = link
        self._organisation_id = organisation_id
        link.changed = lambda: self.changed()

    @property
    def state(self) -> LinkState:
        """How it stands with the companion."""
        return self._link.state

    async def pair(self, typed: str) -> None:
        """Has this screen be let in; raises what ``SiteDoor.pair`` does."""
        await self._link.pair(typed)

    async def run(self) -> None:
        """Until cancelled."""
        await self._link.run(self._follow)

    async def _follow(self, client: SiteClient, answered: Callable[[], None]) -> None:
        cursor = ""
        while True:
            if cursor:
                try:
                    cursor, _ = await client.changes(self._organisation_id, cursor)
                except NotFound as failure:
                    if not failure.gone:
                        raise
            # Read again when nothing moved too: what was called long ago is to go.
            cursor, calls = await client.screen(self._organisation_id)
            moved, self.calls = calls != self.calls, calls
            answered()  # with what there is now: after a cut, nothing of before it is shown first
            if moved:
                self.changed()

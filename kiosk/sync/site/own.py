"""The platform that one is signed in at as the site's companion, where it does a companion's part itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.platform.capabilities import Capabilities
from kiosk.store.listeners import Listeners

if TYPE_CHECKING:
    from kiosk.api_client.calls.site import SiteCalls
    from kiosk.sync.server import Platform


class OwnPlatform:
    """Of one session: nobody pairs anything, who is signed in may."""

    address = ""

    def __init__(self) -> None:
        self.changed: Listeners[None] = Listeners()
        self.slips_key: bytes | None = None
        """None: a borne is a companion's."""
        self._platform: Platform | None = None

    @property
    def paired(self) -> bool:
        """Whether it does that part, as far as is known."""
        return self._platform is not None

    def offered(self, platform: Platform, known: Capabilities | None) -> None:
        """It is spoken to by ``platform`` now, and can do what is ``known``."""
        found = platform if known is not None and known.site else None
        if found is not self._platform:
            self._platform = found
            self.changed.tell(None)

    async def recall(self) -> None:
        """There is nothing to recall."""

    def client(self) -> SiteCalls | None:
        """Speaks for who is signed in; None where the platform has no such calls."""
        return None if self._platform is None else self._platform.site

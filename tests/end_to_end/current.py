"""A stage whose windows sign in by the browser, and the browser of that machine."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

from kiosk.settings import InstanceSettings, KnownInstanceSettings, OAuthSettings, Settings, ThisDeskSettings
from tests.end_to_end.screen import Screen
from tests.end_to_end.stage import MDS, Stage
from tests.support.oauth import DEMO_CLIENT
from tests.support.platform_process import PlatformProcess

PUBLIC = "https://rdv.anct.gouv.fr"
"""Nobody speaks to it: it is shown."""


def loopback() -> str:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}/callback"


async def revoke(screen: Screen) -> None:
    """Ends the session at the platform, as who takes an application its right away."""
    from kiosk.api_client.call import Call
    from kiosk.api_client.sign_in.oauth import revocation_form

    client: Any = screen.parts.desk._session._opened().client
    form = revocation_form(client._connection.application, client.auth.refresh, "refresh_token")
    await client._connection.call(Call("POST", "/oauth/revoke", form=form, signed=False))


class Current(Stage):
    """A stage whose windows sign in by the browser."""

    def __init__(self, platform: PlatformProcess, folder: Path, redirect_uri: str) -> None:
        super().__init__(platform, folder)
        self.settings = Settings(
            desk=ThisDeskSettings(organisation_id=MDS),
            instance=InstanceSettings(
                url=platform.url,
                sign_in="oauth",
                oauth=OAuthSettings(client_id=DEMO_CLIENT, redirect_uri=redirect_uri),
                known=(KnownInstanceSettings(url=PUBLIC, oauth=OAuthSettings(client_id="un-identifiant")),),
            ),
        )

    async def shows_sign_in(self, **more: Any) -> Screen:
        """A window at its first page; ``more`` as for ``opens``."""
        return await self.opens(**more)

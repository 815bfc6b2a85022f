"""Signing in at a platform of any kind, without a window."""

from __future__ import annotations

import asyncio

from kiosk.api_client.calls.session import SignedIn
from kiosk.api_client.client import ApiClient
from kiosk.domain.platform.sign_in import BY_CODE, Application
from tests.support.oauth import DEMO_CLIENT, answered, authorise

APPLICATION = Application(DEMO_CLIENT, BY_CODE)
"""What Kiosk is to the platforms of the tests; the client has to be made with it."""
REGISTERED = {
    "key": "kiosk",
    "name": "Kiosk",
    "client_id": APPLICATION.client_id,
    "redirect_uris": [APPLICATION.redirect_uri],
}
"""The same in a data file."""


async def arrive(client: ApiClient, email: str, password: str) -> SignedIn:
    """Signs ``client`` in by the way that its platform has."""
    if (await client.ways_in()).password:
        return await client.sign_in(email, password)
    asked = await client.authorise()
    back = await asyncio.to_thread(authorise, client.base_url, email, password, asked.url)
    return await client.sign_in_by_browser(asked, answered(back)["code"])

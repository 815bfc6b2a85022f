"""Who the desk speaks as: one ``httpx.Auth`` strategy for each generation of instance.

Secrets never show in a ``repr``, hence in no log and no report.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import UTC, datetime

import httpx

ACCESS_TOKEN, CLIENT, UID, EXPIRY, BEARER = "access-token", "client", "uid", "expiry", "bearer"


class TokenHeaders(httpx.Auth):
    """The three headers that sign-in by e-mail and password answers (platform-api.md, « Token headers »).

    ``expiry`` is the platform's own word on how long they hold, None where it said nothing.
    """

    def __init__(self, access_token: str, client: str, uid: str, expiry: datetime | None = None) -> None:
        self.access_token = access_token
        self.client = client
        self.uid = uid
        self.expiry = expiry

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        for name, value in ((ACCESS_TOKEN, self.access_token), (CLIENT, self.client), (UID, self.uid)):
            request.headers[name] = value
        yield request

    def kept(self) -> dict[str, str]:
        """What the system's keyring keeps of them; ``strategy`` reads it back."""
        kept = {ACCESS_TOKEN: self.access_token, CLIENT: self.client, UID: self.uid}
        if self.expiry is not None:
            kept[EXPIRY] = str(int(self.expiry.timestamp()))
        return kept

    def __repr__(self) -> str:
        return "TokenHeaders(…)"


class BearerToken(httpx.Auth):
    """The access token of OAuth 2 (platform-api.md, « OAuth 2 »). It cannot be refreshed: the desk signs in again."""

    def __init__(self, token: str, expiry: datetime | None = None) -> None:
        self.token = token
        self.expiry = expiry

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request

    def kept(self) -> dict[str, str]:
        """What the system's keyring keeps of it; ``strategy`` reads it back."""
        kept = {BEARER: self.token}
        if self.expiry is not None:
            kept[EXPIRY] = str(int(self.expiry.timestamp()))
        return kept

    def __repr__(self) -> str:
        return "BearerToken(…)"


def strategy(kept: Mapping[str, str]) -> TokenHeaders | BearerToken:
    """The strategy that ``kept()`` was taken from. Raises ``ValueError`` when something is missing in it."""
    expiry = read_expiry(kept.get(EXPIRY))
    if BEARER in kept:
        return BearerToken(kept[BEARER], expiry)
    try:
        return TokenHeaders(kept[ACCESS_TOKEN], kept[CLIENT], kept[UID], expiry)
    except KeyError as missing:
        raise ValueError(f"credentials without {missing.args[0]}") from None


def read_expiry(text: str | None) -> datetime | None:
    """Unix seconds as an instant; None where there are none or they cannot be read."""
    try:
        return datetime.fromtimestamp(int(text), UTC) if text else None
    except (ValueError, OverflowError, OSError):
        return None

"""Who the desk speaks as: one ``httpx.Auth`` strategy for each generation of instance.

Secrets never show in a ``repr``, hence in no log and no report.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping

import httpx

ACCESS_TOKEN, CLIENT, UID, REFRESH = "access-token", "client", "uid", "refresh-token"


class TokenHeaders(httpx.Auth):
    """The three headers that sign-in by e-mail and password answers (platform-api.md, « Token headers »)."""

    def __init__(self, access_token: str, client: str, uid: str) -> None:
        self.access_token = access_token
        self.client = client
        self.uid = uid

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        for name, value in ((ACCESS_TOKEN, self.access_token), (CLIENT, self.client), (UID, self.uid)):
            request.headers[name] = value
        yield request

    def kept(self) -> dict[str, str]:
        """What the system's keyring keeps of them; ``strategy`` reads it back."""
        return {ACCESS_TOKEN: self.access_token, CLIENT: self.client, UID: self.uid}

    def __repr__(self) -> str:
        return "TokenHeaders(…)"


class BearerToken(httpx.Auth):
    """The pair of OAuth 2 (platform-api.md, « OAuth 2 »): an access token, and the refresh token that gets the next.

    ``access`` is empty until the first pair is had for a refresh token that was kept. ``ends`` is the moment, of the
    monotonic clock, from which another access token is to be had before the platform is spoken to; None where the
    platform did not say, or it holds for good: a 401 tells. ``refresh`` is empty where the platform gives none.
    """

    def __init__(self, access: str, refresh: str = "", ends: float | None = None) -> None:
        self.access = access
        self.refresh = refresh
        self.ends = ends

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self.access}"
        yield request

    def fresh(self, now: float) -> bool:
        """Whether the platform may be spoken to with it at ``now`` of the monotonic clock."""
        return bool(self.access) and (self.ends is None or now < self.ends)

    def kept(self) -> dict[str, str]:
        """What the system's keyring keeps of it; ``strategy`` reads it back.

        The refresh token alone: an access token is had for it at the next start, and lies nowhere meanwhile.
        """
        return {REFRESH: self.refresh}

    def __repr__(self) -> str:
        return "BearerToken(…)"


def strategy(kept: Mapping[str, str]) -> TokenHeaders | BearerToken:
    """The strategy that ``kept()`` was taken from. Raises ``ValueError`` when something is missing in it."""
    if kept.get(REFRESH):
        return BearerToken("", kept[REFRESH])
    try:
        return TokenHeaders(kept[ACCESS_TOKEN], kept[CLIENT], kept[UID])
    except KeyError as missing:
        raise ValueError(f"credentials without {missing.args[0]}") from None

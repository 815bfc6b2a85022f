"""Signing in and out, who one is, and what the server has."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.api_client.answers import decoded
from kiosk.api_client.call import DESK, V1, Call
from kiosk.api_client.calls.base import Calls
from kiosk.api_client.optional import CAPABILITIES, ME
from kiosk.api_client.wire.directory import SignedInBody, WireAgent, agent_of
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import NotFound, SignedOut, Unintelligible

if TYPE_CHECKING:
    from kiosk.api_client.sign_in.auth import BearerToken, TokenHeaders


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and what to sign the next calls with."""

    agent_id: int
    email: str
    first_name: str
    last_name: str
    credentials: TokenHeaders | BearerToken


class SessionCalls(Calls):
    async def sign_in(self, email: str, password: str) -> SignedIn:
        """Signs in by e-mail and password; the client signs its next calls with what it got.

        Any earlier sign-in of this agent ends with it on most servers. Raises ``SignedOut(at_sign_in=True)`` when they
        are wrong.
        """
        body = {"email": email, "password": password}
        answer = await self._connection.call(
            Call("POST", f"{V1}/auth/sign_in", body=body, signed=False, at_sign_in=True)
        )
        agent = agent_of(decoded(answer, SignedInBody).data)
        from kiosk.api_client.sign_in.auth import ACCESS_TOKEN, CLIENT, UID, TokenHeaders

        headers = answer.headers
        if not (headers.get(ACCESS_TOKEN) and headers.get(CLIENT) and headers.get(UID)):
            raise Unintelligible()
        credentials = TokenHeaders(headers[ACCESS_TOKEN], headers[CLIENT], headers[UID])
        self._connection.auth = credentials
        return SignedIn(agent.id, agent.email or email.strip(), agent.first_name, agent.last_name, credentials)

    async def sign_out(self) -> None:
        """Ends the session on the platform and forgets the credentials; already out is fine too."""
        with contextlib.suppress(NotFound, SignedOut):
            await self._send(Call("DELETE", f"{V1}/auth/sign_out", retried=False))
        self._connection.auth = None

    async def me(self) -> Agent:
        """Who is signed in (current instances; ``NotFound`` on historic ones)."""
        return await self._ask(Call("GET", f"{V1}/agents/me.json", optional=ME), WireAgent, agent_of)

    async def capabilities(self) -> Capabilities:
        """What the server has beyond API v1; nothing of it on a server that does not know the question."""
        call = Call("GET", f"{DESK}/capabilities", optional=CAPABILITIES, shared=True)
        try:
            found = await self._ask(call, dict, _capabilities, repeats=True)
        except NotFound:
            found = Capabilities()
        if self._connection.pace is not None:
            # Servers that tell what changes have no such limit, and are asked for much in little time.
            self._connection.pace.free = found.version > 0
        return found


def _capabilities(body: dict[str, Any]) -> Capabilities:
    version = body.get("version")
    flags = {name: body.get(name) is True for name in Capabilities.__slots__ if name != "version"}
    return Capabilities(version=version if isinstance(version, int) else 1, **flags)

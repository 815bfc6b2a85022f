"""Signing in and out, who one is, and what the server has."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kiosk.api_client.address import read_address
from kiosk.api_client.answers import Answer
from kiosk.api_client.call import AUTHORIZE, DESK, REVOKE, TOKEN, V1, Call
from kiosk.api_client.calls.base import Calls
from kiosk.api_client.decoding import decoded
from kiosk.api_client.optional import CAPABILITIES, ME
from kiosk.api_client.sign_in import oauth
from kiosk.api_client.sign_in.renewal import Keep, pair_of, writable
from kiosk.api_client.sign_in.ways_in import asks_for_a_password, ways_in
from kiosk.api_client.wire.directory import SignedInBody, WireAgent, agent_of
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.desk_version import is_version
from kiosk.domain.platform.failures import (
    Failure,
    Forbidden,
    NotFound,
    Refused,
    SignedOut,
    Unauthorised,
    UnauthorisedCause,
    Unintelligible,
)
from kiosk.domain.platform.sign_in import Application, Authorisation, WaysIn
from kiosk.domain.text.masked import masked
from kiosk.domain.text.pages import is_plain

if TYPE_CHECKING:
    from kiosk.api_client.sign_in.auth import BearerToken, TokenHeaders


@masked
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

        tokens = [answer.headers.get(name, "") for name in (ACCESS_TOKEN, CLIENT, UID)]
        if not all(map(writable, tokens)):
            raise Unintelligible()
        credentials = TokenHeaders(*tokens)
        self._connection.auth = credentials
        return SignedIn(agent.id, agent.email or email.strip(), agent.first_name, agent.last_name, credentials)

    async def ways_in(self) -> WaysIn:
        """How the instance lets people in, asked by calls that do nothing to anybody.

        Where its answers cannot be told from those of a network in between, both ways stand, and are not certain.
        Instances of the original that have a page of sign-in for programs take no password any more, though the call
        for it still answers (platform-api.md, « Two generations »); a platform with the desk API may have both.
        """
        browser, password = await asyncio.gather(
            self._whatever(Call("GET", AUTHORIZE, signed=False, judged=False)),
            self._whatever(Call("POST", f"{V1}/auth/sign_in", body={}, signed=False, judged=False, retried=False)),
        )
        has_application = self._connection.application is not None
        ways = ways_in(browser, password, self._connection.base_url, application=has_application)
        if ways.certain and ways.password and ways.browser:
            desk = await self._whatever(Call("GET", f"{DESK}/capabilities", signed=False, judged=False))
            ways = replace(ways, password=desk is not None and asks_for_a_password(desk) is True)
        return ways

    async def _whatever(self, call: Call) -> Answer | None:
        try:
            return await self._connection.call(call)
        except Failure:
            return None

    async def authorise(self) -> Authorisation:
        """A new question to be put to the person by the instance, in their browser.

        Raises ``Unauthorised(NO_APPLICATION)`` where the site has no client id for it, ``Unreachable`` for an address
        that may not be spoken to.
        """
        application = self._application()
        root = read_address(self._connection.base_url).root
        return await asyncio.to_thread(oauth.begin, application, root)

    async def sign_in_by_browser(self, authorisation: Authorisation, answer: str) -> SignedIn:
        """Signs in with what the browser came back with, or the code that the person pasted.

        The client signs its next calls with what it got. Raises ``Unauthorised``, or what any call raises.
        """
        application = self._application()
        form = await asyncio.to_thread(oauth.exchange_form, application, authorisation, answer)
        asked_at = time.monotonic()
        call = Call("POST", TOKEN, form=form, signed=False, at_sign_in=True)
        try:
            pair = pair_of(await self._connection.call(call), asked_at)
        except SignedOut:
            raise Unauthorised(UnauthorisedCause.APPLICATION) from None
        except Refused as refused:
            errors = refused.fields.get("error")
            raise (oauth.failure_named(errors[0]) if errors else Unintelligible()) from None
        self._connection.auth = pair
        try:
            agent = await self.me()
        except Failure:
            # Nobody will ever use these tokens: they are ended.
            with contextlib.suppress(Failure):
                await self.sign_out()
            raise
        return SignedIn(agent.id, agent.email or "", agent.first_name, agent.last_name, pair)

    def keep_with(self, keep: Keep | None) -> None:
        """Gives ``keep`` each new pair of tokens before it is used; None: they live in this client alone."""
        self._connection.renewal.keep = keep

    def _application(self) -> Application:
        if self._connection.application is None:
            raise Unauthorised(UnauthorisedCause.NO_APPLICATION)
        return self._connection.application

    async def sign_out(self) -> None:
        """Ends the session on the platform, with all its tokens, and forgets them; already out is fine too."""
        from kiosk.api_client.sign_in.auth import BearerToken

        # A refresh under way would bring a pair that outlives this sign-out.
        await self._connection.renewal.settle()
        pair, application = self._connection.auth, self._connection.application
        if not isinstance(pair, BearerToken):
            with contextlib.suppress(NotFound, SignedOut):
                await self._send(Call("DELETE", f"{V1}/auth/sign_out", retried=False), "success")
            self._connection.auth = None
            return
        self._connection.auth = None
        if application is None:
            return
        tokens: tuple[tuple[str, oauth.Hint], ...] = ((pair.refresh, "refresh_token"), (pair.access, "access_token"))
        for token, hint in tokens:
            if token:
                form = await asyncio.to_thread(oauth.revocation_form, application, token, hint)
                # A token that the platform no longer knows, or does not let end, is of no more use.
                with contextlib.suppress(NotFound, SignedOut, Refused, Forbidden):
                    await self._connection.call(Call("POST", REVOKE, form=form, signed=False))

    async def me(self) -> Agent:
        """Who is signed in (current instances; ``NotFound`` on historic ones)."""
        return await self._ask(Call("GET", f"{V1}/agents/me.json", optional=ME), WireAgent, agent_of)

    async def capabilities(self, *, had_more: bool = False) -> Capabilities:
        """What the server has beyond API v1; nothing of it on a server that does not know the question.

        ``had_more``: it is known to have had some of it, which no page of somebody else's takes away at once.
        """
        if had_more:
            self._connection.expect(CAPABILITIES)
        call = Call("GET", f"{DESK}/capabilities", optional=CAPABILITIES, shared=True)
        try:
            found = await self._ask(call, dict[str, Any], _capabilities, repeats=True)
        except NotFound:
            found = Capabilities()
        if self._connection.pace is not None:
            # Servers that tell what changes have no such limit, and are asked for much in little time.
            self._connection.pace.free = found.version > 0
        return found


def _capabilities(body: dict[str, Any]) -> Capabilities:
    version = body.get("version")
    if not isinstance(version, int) or not 0 <= version <= 1000:
        raise ValueError("somebody else's page")
    flags: dict[str, Any] = {name: body.get(name) is True for name in Capabilities.__slots__ if name not in _NO_FLAGS}
    epoch = body.get("epoch")
    desks = _of_desks(body.get("desk"))
    return Capabilities(
        version=version,
        epoch=epoch[:100] if isinstance(epoch, str) else "",
        desk_recommended=desks.get("desk_recommended", ""),
        desk_minimum=desks.get("desk_minimum", ""),
        desk_page=desks.get("desk_page", ""),
        **flags,
    )


_NO_FLAGS = ("version", "epoch", "desk_recommended", "desk_minimum", "desk_page")


def _of_desks(said: Any) -> dict[str, Any]:
    """What the platform says of the Kiosks of desks: of no use, it is left out, and is no reason not to work."""
    if not isinstance(said, dict):
        return {}
    texts = {name: value for name in ("recommended", "minimum", "page") if isinstance(value := said.get(name), str)}
    found = {f"desk_{name}": value for name, value in texts.items() if name != "page" and is_version(value)}
    page = texts.get("page", "")
    return found | ({"desk_page": page} if is_plain(page) and len(page) <= 500 else {})

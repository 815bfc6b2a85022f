"""How an instance lets people in, and signing in by the browser (platform-api.md, « OAuth 2 »)."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import replace

from kiosk.api_client.address import read_address
from kiosk.api_client.answers import Answer, json_of, leads_to
from kiosk.api_client.call import AUTHORIZE, DESK, REVOKE, TOKEN, V1, Call
from kiosk.api_client.calls.session import SessionCalls, SignedIn
from kiosk.api_client.sign_in import oauth
from kiosk.api_client.sign_in.renewal import Keep, pair_of
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


class BrowserCalls(SessionCalls):
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
        ways = _ways(
            _sends_to_the_browser(browser, self._connection.base_url),
            _asks_for_a_password(password),
            application=self._connection.application is not None,
        )
        if ways.certain and ways.password and ways.browser:
            desk = await self._whatever(Call("GET", f"{DESK}/capabilities", signed=False, judged=False))
            ways = replace(ways, password=desk is not None and _asks_for_a_password(desk) is True)
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
            # Tokens that nobody will have are not left alive.
            with contextlib.suppress(Failure):
                await self.sign_out()
            raise
        return SignedIn(agent.id, agent.email or "", agent.first_name, agent.last_name, pair)

    def keep_with(self, keep: Keep | None) -> None:
        """Gives ``keep`` each new pair of tokens before it is used; None: they live in this client alone."""
        self._connection.renewal.keep = keep

    async def sign_out(self) -> None:
        """Ends the session on the platform, with all its tokens, and forgets them; already out is fine too."""
        from kiosk.api_client.sign_in.auth import BearerToken

        # The pair that is on its way would outlive the one that is known.
        await self._connection.renewal.settle()
        pair, application = self._connection.auth, self._connection.application
        if not isinstance(pair, BearerToken):
            await super().sign_out()
            return
        self._connection.auth = None
        if application is None:
            return
        tokens: tuple[tuple[str, oauth.Hint], ...] = ((pair.refresh, "refresh_token"), (pair.access, "access_token"))
        for token, hint in tokens:
            if token:
                form = await asyncio.to_thread(oauth.revocation_form, application, token, hint)
                # What the platform does not know any more, or does not let end, needs no other word.
                with contextlib.suppress(NotFound, SignedOut, Refused, Forbidden):
                    await self._send(Call("POST", REVOKE, form=form, signed=False))

    def _application(self) -> Application:
        if self._connection.application is None:
            raise Unauthorised(UnauthorisedCause.NO_APPLICATION)
        return self._connection.application


# What the two answers say: there, not there, or (None) nothing that could not be somebody else's word.

_LACKING = frozenset({404, 405, 410})
_PERHAPS_LACKING = frozenset({500, 502})  # so does a real instance answer in production for what its release lacks


class _Perhaps:
    """A page of a fault: a call that is not there, where everything else is well."""


_PERHAPS = _Perhaps()


def _sends_to_the_browser(answer: Answer | None, base_url: str) -> bool | _Perhaps | None:
    if answer is None:
        return None
    if 300 <= answer.status < 400:
        # To its own page of sign-in; a portal sends to itself.
        goes_to = leads_to(answer)
        its_own = goes_to is not None and goes_to.path and goes_to.hostname in (None, read_address(base_url).host)
        return True if its_own else None
    if answer.status in _LACKING:
        return False
    if answer.status in _PERHAPS_LACKING:
        return _PERHAPS
    if answer.status in (400, 401, 422) and isinstance(_object(answer).get("error"), str):
        return True
    return None


def _asks_for_a_password(answer: Answer | None) -> bool | _Perhaps | None:
    if answer is None:
        return None
    body = _object(answer)
    if answer.status in (401, 422) and ("errors" in body or body.get("success") is False):
        return True
    if answer.status in _LACKING or (answer.status == 403 and body):
        return False
    return _PERHAPS if answer.status in _PERHAPS_LACKING else None


def _object(answer: Answer) -> dict[str, object]:
    body = json_of(answer.content)
    return body if isinstance(body, dict) else {}


def _ways(browser: bool | _Perhaps | None, password: bool | _Perhaps | None, *, application: bool) -> WaysIn:
    takes_browser = _settled(browser, password)
    takes_password = _settled(password, browser)
    if takes_browser is None or takes_password is None or not (takes_browser or takes_password):
        return WaysIn(password=True, browser=True, certain=False, application=application)
    return WaysIn(password=takes_password, browser=takes_browser, application=application)


def _settled(this: bool | _Perhaps | None, other: bool | _Perhaps | None) -> bool | None:
    return (False if other is True else None) if isinstance(this, _Perhaps) else this

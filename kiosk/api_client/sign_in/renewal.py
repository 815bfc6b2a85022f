"""The life of an access token: another one is had before it ends, by one refresh at a time, and kept before it is used.

The old refresh token dies when the new pair is made or first used (platform-api.md, « OAuth 2 »): a pair that is lost
on the way to the keyring costs a new sign-in, never more.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kiosk.api_client.answers import Answer
from kiosk.api_client.call import TOKEN, Call
from kiosk.api_client.decoding import decoded
from kiosk.api_client.sign_in.oauth import refresh_form
from kiosk.domain.platform.failures import (
    Failure,
    Forbidden,
    MemoryFailure,
    NotFound,
    Refused,
    SignedOut,
    TimedOut,
    Unintelligible,
)
from kiosk.domain.platform.sign_in import Application
from kiosk.domain.text.masked import masked
from kiosk.telling import trace_without_data

if TYPE_CHECKING:
    import httpx

    from kiosk.api_client.sign_in.auth import BearerToken

log = logging.getLogger(__name__)

Keep = Callable[[dict[str, str]], Awaitable[None]]
EARLY = 90.0
"""Seconds before its end at which a token is too old to be sent; a tenth of its life where that is less."""
LONGEST_TOKEN = 8000
"""Letters: servers take no longer headers."""
LAST_WORD = 2.0
"""Seconds that a refresh under way is given when the client is closed."""


@masked
class TokenBody(Struct, gc=False):
    """What ``/oauth/token`` answers."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105
    refresh_token: str | None = None
    expires_in: Any = None


def pair_of(answer: Answer, asked_at: float) -> BearerToken:
    """The pair in ``answer`` to a call made at ``asked_at`` of the monotonic clock. Raises a ``Failure``."""
    from kiosk.api_client.sign_in.auth import BearerToken

    body = decoded(answer, TokenBody)
    tokens = [body.access_token, *([body.refresh_token] if body.refresh_token else [])]
    if not all(map(writable, tokens)) or body.token_type.lower() != "bearer":
        raise Unintelligible()
    life = body.expires_in
    if isinstance(life, bool) or not isinstance(life, int | float) or not 0 < life < 1e9:
        ends = None
    else:
        # Counted from the question, on a clock that nobody sets: it can only be taken for shorter than it is.
        ends = asked_at + life - min(EARLY, life / 10)
    return BearerToken(body.access_token, body.refresh_token or "", ends)


def writable(token: str) -> bool:
    """Whether a token may go into a header, and be kept."""
    return 0 < len(token) <= LONGEST_TOKEN and token.isascii() and token.isprintable() and " " not in token


class Renewal:
    """``auth`` is what calls are signed with: where that is a pair which ends, another is had for it.

    ``keep`` is given each pair, as ``kept()`` writes it, before it is used. ``ask`` makes a call.
    """

    def __init__(self, ask: Callable[[Call], Awaitable[Answer]], application: Application | None) -> None:
        self.auth: httpx.Auth | None = None
        self._call = ask
        self._application = application
        self._under_way: asyncio.Task[None] | None = None
        self.keep: Keep | None = None
        self.now: Callable[[], float] = time.monotonic

    async def ready(self, pair: BearerToken) -> None:
        """Returns when the platform may be spoken to; ``pair`` may have been replaced. Raises a ``Failure``."""
        if not pair.fresh(self.now()):
            await self.renew(pair)

    async def renew(self, spent: BearerToken) -> None:
        """Has another pair in the place of ``spent``, whoever asks first for all who ask.

        Raises ``SignedOut`` when the platform gives none, any other ``Failure`` when it could not be asked: ``spent``
        then still stands. Who is cancelled leaves the refresh to go on: an answer that nobody takes is a lost session.
        """
        if self.auth is not spent:
            return  # done meanwhile
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._renew(spent), name="kiosk-token-refresh")
            self._under_way.add_done_callback(_retrieved)
        try:
            await asyncio.shield(self._under_way)
        except asyncio.CancelledError:
            me = asyncio.current_task()
            if me is None or me.cancelling():
                raise
            # The client was closed: it is the refresh that was ended, not who waits for it.
            raise SignedOut from None

    async def settle(self) -> None:
        """Waits for a refresh under way, whatever comes of it."""
        if self._under_way is not None:
            await asyncio.wait([self._under_way])

    async def aclose(self) -> None:
        """Gives a refresh under way a moment to end, then ends it."""
        if self._under_way is not None and not self._under_way.done():
            await asyncio.wait([self._under_way], timeout=LAST_WORD)
            self._under_way.cancel()
            await asyncio.wait([self._under_way])

    async def _renew(self, spent: BearerToken) -> None:
        if not spent.refresh or self._application is None:
            raise SignedOut
        try:
            pair = await self._ask(self._application, spent)
        except Refused as refused:
            if "error" in refused.fields:
                raise SignedOut from None
            raise Unintelligible() from None
        except (Forbidden, NotFound):
            # Of an instance that is being installed, which does not know of this session.
            raise Unintelligible() from None
        pair.refresh = pair.refresh or spent.refresh
        if self.keep is not None:
            try:
                await self.keep(pair.kept())
            except MemoryFailure:
                # The session goes on; what the keyring still has will be refused at the next start.
                log.warning("a refreshed session could not be kept")
        if self.auth is spent:
            self.auth = pair

    async def _ask(self, application: Application, spent: BearerToken) -> BearerToken:
        form = await asyncio.to_thread(refresh_form, application, spent.refresh)
        call = Call("POST", TOKEN, form=form, signed=False, retried=False, shared=True)  # as the call that waits for it
        asked_at = self.now()
        try:
            return pair_of(await self._call(call), asked_at)
        except TimedOut as lost:
            if not lost.sent:
                raise
        # An answer was lost: the old refresh token is dead or not, and only the platform can tell.
        asked_at = self.now()
        return pair_of(await self._call(call), asked_at)


def _retrieved(task: asyncio.Task[None]) -> None:
    """Who asked may be gone; a failure of the platform's needs nobody to hear it. A fault of ours does."""
    error = None if task.cancelled() else task.exception()
    if error is not None and not isinstance(error, Failure):
        log.error("the refresh stopped on %s", trace_without_data(error))

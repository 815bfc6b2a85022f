"""A request of the API, before it is anything of HTTP's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.domain.text.masked import masked

if TYPE_CHECKING:
    from kiosk.api_client.optional import OptionalCall

V1 = "/api/v1"
DESK = "/api/desk/v1"
SOON = 5.0
"""Seconds within which what was read to decide on a write still holds."""
AUTHORIZE, TOKEN, REVOKE = "/oauth/authorize", "/oauth/token", "/oauth/revoke"


@masked
@dataclass(frozen=True, slots=True)
class Call:
    """``path`` starts with a slash and comes after the instance's address."""

    method: str
    path: str
    query: Sequence[tuple[str, str | int]] = ()
    body: Any = None  # anything that msgspec writes; None for no body
    form: str | None = field(default=None, repr=False)  # a body of OAuth's, written already: it holds secrets
    key: str | None = None  # Idempotency-Key: the same for every try of one write
    lock_version: int | None = None  # If-Match
    signed: bool = True  # carries the desk's credentials
    at_sign_in: bool = False
    long_poll: bool = False
    retried: bool = True
    patience: float = float("inf")  # seconds to wait for its turn: later, what it rests on may have changed
    optional: OptionalCall | None = None  # which it is of the calls that a server may lack
    etag: str | None = None  # If-None-Match: a 304 is an answer then
    shared: bool = False  # others wait for its answer: it goes with what is waited for
    judged: bool = True  # False: whatever is answered is the answer

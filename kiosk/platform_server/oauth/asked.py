"""What an application asks for when it sends an agent's browser here, and what is wrong with it.

Until application and address of return are known to belong together, nothing is ever sent anywhere: what is wrong is
said on a page. After that the application is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection

from kiosk.platform_server.http.calls import Call
from kiosk.platform_server.rules import applications
from kiosk.platform_server.rules.applications import Application
from kiosk.platform_server.values import redirects

SCOPE = "write"
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


class NotOurs(Exception):  # noqa: N818 - an answer, not a fault
    """Nobody can be told of it but the person; ``reason`` is OAuth's name of it, the rest what they read."""

    def __init__(self, status: int, reason: str, sentence: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose application is known and may be gone back to; ``error`` is what else is wrong with it."""

    application: Application
    redirect_uri: str
    state: str | None
    challenge: str | None
    error: str | None

    @property
    def out_of_band(self) -> bool:
        """Whether the person carries the answer."""
        return self.redirect_uri == redirects.OUT_OF_BAND


def read(connection: Connection, call: Call) -> Asked:
    """The request of this address. Raises NotOurs."""
    query = call.query
    client_id, redirect_uri = query.text("client_id"), query.text("redirect_uri")
    if not client_id:
        raise NotOurs(400, "invalid_request", "Le lien qui a ouvert cette page ne dit pas quelle application l’envoie.")
    application = applications.find(connection, client_id)
    if application is None:
        raise NotOurs(401, "invalid_client", "L’application qui a ouvert cette page n’est pas connue ici.")
    accepted = redirects.accepted(
        redirect_uri or "", application.redirect_uris, loopback=call.platform.loopback_redirects
    )
    if not redirect_uri or not accepted:
        raise NotOurs(
            400, "invalid_redirect_uri", "L’adresse de retour demandée n’est pas enregistrée pour cette application."
        )
    challenge = query.text("code_challenge") or None
    return Asked(application, redirect_uri, query.text("state"), challenge, _error(call, challenge))


def _error(call: Call, challenge: str | None) -> str | None:
    """What is wrong, by OAuth's name; None when nothing is."""
    kind = call.query.text("response_type")
    if not kind:
        return "invalid_request"
    if kind != "code":
        return "unsupported_response_type"
    if set((call.query.text("scope") or SCOPE).split()) != {SCOPE}:
        return "invalid_scope"
    if challenge is None:
        return None
    # « plain » protects from nobody who reads addresses.
    if call.query.text("code_challenge_method") != "S256":
        return "invalid_code_challenge_method"
    return None if _CHALLENGE.fullmatch(challenge) else "invalid_request"

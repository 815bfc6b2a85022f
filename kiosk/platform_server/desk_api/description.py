"""The OpenAPI document of this platform: ``GET /api/desk/v1/openapi.json``, without sign-in."""

from __future__ import annotations

from functools import cache

import msgspec

from kiosk.platform_server import openapi
from kiosk.platform_server.desk_api import change_poll
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.running.platform import Options


def described() -> list[Endpoint]:
    """Every endpoint, with the one that waits, whose route stands apart."""
    from kiosk.platform_server.serving.routes import endpoints  # which holds this module

    return [*endpoints(Options()), Endpoint("GET", change_poll.PATH, lambda _call: Answer())]


@cache
def _document() -> bytes:
    return msgspec.json.encode(openapi.build(described()))


def _show(_call: Call) -> Answer:
    return Answer(raw=_document())


ENDPOINTS = (Endpoint("GET", "/openapi", _show, public=True),)

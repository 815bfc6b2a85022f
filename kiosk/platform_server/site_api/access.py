"""Where and when a call of the site's API is about, and who may make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.requests import Request

from kiosk.domain.platform.pairing import DeviceKind
from kiosk.platform_server.auth import callers
from kiosk.platform_server.http.calls import Call, Session
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.rules.visibility import member
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.values.moments import milliseconds
from kiosk.platform_server.values.refusals import failure, forbidden
from kiosk.platform_server.values.validation import refused

READS = frozenset({DeviceKind.DESK, DeviceKind.OFFICE})
"""Those at which somebody signed in sits: a screen and a borne have calls of their own, which say less."""
WRITES = frozenset({DeviceKind.DESK})
CALLS = frozenset({DeviceKind.DESK, DeviceKind.OFFICE})
"""Whoever receives people calls them, and says of those without an RDV that they see to them, and what came of it."""
EVERYBODY = frozenset(DeviceKind)
_FOLLOWS = EVERYBODY - {DeviceKind.BORNE}
"""A borne asks « is there »; how many come and go is nothing that it is told."""
_MOST = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Site:
    """An organisation of the site, and its day."""

    organisation_id: int
    now: int
    night: int
    zone: str


def site_of(call: Call) -> Site:
    """What the call is about. Raises Refusal (403) for an agent of another organisation, and for none."""
    organisation_id = call.id()
    if call.device is None:
        member(call.reference, call.agent, organisation_id)
    elif organisation_id < 1:
        raise forbidden()
    now = milliseconds(call.platform.clock.now())
    zone = zone_name(call.platform, call.reference, organisation_id)
    return Site(organisation_id, now, site_day.night(now, zone), zone)


def zone_name(platform: Platform, reference: Any, organisation_id: int) -> str:
    """The zone of an organisation; a companion knows of none, and goes by its own."""
    known = reference.organisations.get(organisation_id)
    return str(platform.clock.zone) if known is None else known.timezone


def admit(platform: Platform, request: Request, organisation_id: int) -> Session:
    """Who waits for the changes of an organisation. Raises Refusal."""
    with platform.database.read() as connection:
        reference = platform.reference(connection)
        session = callers.recognise(platform, connection, request.headers)
        if session.agent is not None:
            member(reference, session.agent, organisation_id)
        elif session.device is None or session.device.kind not in _FOLLOWS:
            raise forbidden()
        return session


def each(call: Call, name: str, read: Callable[[Mapping[str, Any]], T]) -> list[T]:
    """Those of the list of that name. Raises Refusal for what is none, or too long."""
    sent = call.body.get(name)
    if not isinstance(sent, list) or not all(isinstance(one, dict) for one in sent):
        raise refused(name, "invalid", "doit être une liste")
    if len(sent) > _MOST:
        raise failure(413, "La requête est trop volumineuse.")
    return [read(one) for one in sent]


def number(sent: Mapping[str, Any], name: str) -> int:
    """An id of the platform's. Raises Refusal (422)."""
    value = sent.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 1 << 53:
        raise refused(name, "not_a_number")
    return value


def number_or_none(sent: Mapping[str, Any], name: str) -> int | None:
    """The same, where there may be none."""
    return None if sent.get(name) is None else number(sent, name)


def text(sent: Mapping[str, Any], name: str, longest: int) -> str:
    """A short text, empty where there is none. Raises Refusal (422)."""
    value = sent.get(name) or ""
    if not isinstance(value, str) or len(value) > longest or not value.isprintable():
        raise refused(name, "invalid")
    return value


def key(sent: Mapping[str, Any], name: str = "key") -> str:
    """What a line goes by, made at the desk that wrote it. Raises Refusal (422)."""
    value = text(sent, name, 64)
    if not value or not value.isascii():
        raise refused(name, "invalid")
    return value

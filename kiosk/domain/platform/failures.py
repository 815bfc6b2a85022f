"""The closed family of what can go wrong between the desk and the platform.

Every room speaks of failures with these classes: ``api_client`` raises them, ``sync`` decides on them and
``presenters`` turn each into one sentence. They carry no text of the server that a person would read, apart from
``Refused``, whose messages are the platform's own French sentences on the fields at fault.

What refuses – ``SignedOut``, ``Forbidden``, ``NotFound``, ``Refused``, ``Conflict`` – is said by the platform, in its
own words: what a portal, a proxy or a filter of the network answers in its place is ``Unintelligible``, whatever its
status. ``own`` says the same of those that both may say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.domain.booking.overlap import InTheWay
    from kiosk.domain.day.model import Rdv


class Failure(Exception):  # noqa: N818 - an outcome of the trade, not a programming error
    """What every member of the family is."""


class UnreachableCause(StrEnum):
    """Why no connection could be made; each has its own advice."""

    NO_ADDRESS = "no_address"  # what was given names no host
    UNKNOWN_HOST = "unknown_host"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    INSECURE = "insecure"  # plain http to another machine: Kiosk does not try
    OTHER = "other"


class UnreachableDetail(StrEnum):
    """What is known beyond the cause, for who has to mend it."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    UNKNOWN_AUTHORITY = "unknown_authority"
    OTHER_HOST = "other_host"  # the certificate is another name's
    PROXY_KIND = "proxy_kind"  # of a kind that Kiosk cannot use
    PROXY_AWAY = "proxy_away"
    PROXY_PASSWORD = "proxy_password"  # noqa: S105 - what it wants, not one
    PROXY_REFUSAL = "proxy_refusal"


@dataclass(eq=False)
class Unreachable(Failure):
    """No connection was made: the request certainly did nothing."""

    cause: UnreachableCause = UnreachableCause.OTHER
    detail: UnreachableDetail | None = None


@dataclass(eq=False)
class TimedOut(Failure):
    """No answer in time, or the answer was cut: the request may have been carried out."""

    sent: bool = True


@dataclass(eq=False)
class Throttled(Failure):
    """Too many requests; ``retry_after`` in seconds when it was said. ``own``: the platform says so: it did nothing."""

    retry_after: float | None = None
    own: bool = True


@dataclass(eq=False)
class SignedOut(Failure):
    """401: the token is no longer valid, or the e-mail and password are wrong."""

    at_sign_in: bool = False


class UnauthorisedCause(StrEnum):
    """Why nobody came in by the browser; each has its own advice."""

    NO_APPLICATION = "no_application"  # the site has no client id for this instance
    APPLICATION = "application"  # the platform does not know it, or not with this redirect or scope
    DENIED = "denied"  # the person said no there
    CODE = "code"  # wrong, used, or too old
    STRAY = "stray"  # the answer to a question that was not asked, or is asked no more
    NOT_HEARD = "not_heard"  # the address of this machine to which the browser would come back is taken
    OTHER = "other"


@dataclass(eq=False)
class Unauthorised(Failure):
    """Signing in by the browser came to nothing; the session is what it was before."""

    cause: UnauthorisedCause = UnauthorisedCause.OTHER


@dataclass(eq=False)
class Forbidden(Failure):
    """403: this agent may not."""


@dataclass(eq=False)
class NotFound(Failure):
    """404 (or 410 with ``gone``): the thing, or the whole call, is not on this server. ``named``: it is the thing.

    ``merged_into``: the usager whose fiche took the place of the one asked for.
    """

    gone: bool = False
    named: bool = False
    merged_into: int | None = None


class NoSuchCall(NotFound):
    """This server does not have the call at all: what stands in for it is to be used (``api_client.optional``)."""


@dataclass(eq=False)
class Refused(Failure):
    """400 or 422: ``fields`` maps a field to error codes, ``messages`` are sentences for people."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    messages: tuple[str, ...] = ()
    taken_by: int | None = None
    """The usager who has the e-mail already, where the platform named them."""
    rdvs: tuple[Rdv, ...] = field(default=(), repr=False)
    """The RDVs to come that keep an usager where they are, where that is why."""


@dataclass(eq=False)
class Conflict(Failure):
    """409: someone else was first.

    ``theirs`` is the server's present state (an ``Rdv``, a ``Fiche``), or for a slot taken meanwhile the RDVs in the
    way, a tuple: those that this agent does not see have an id of 0 and nothing but their hours. Else as it was sent.
    """

    theirs: Any = field(default=None, repr=False)  # people's data: not in a log
    obstacles: tuple[InTheWay, ...] = field(default=(), repr=False)
    """All that is in the way of an RDV, where the platform says it."""


@dataclass(eq=False)
class ServerFault(Failure):
    """5xx: the platform failed; the request may have been carried out. ``own``: it says so itself; a page may be
    anybody's, and is how real instances fail too."""

    status: int = 500
    own: bool = True


@dataclass(eq=False)
class Unintelligible(Failure):
    """An answer that is not in the platform's words: a portal's, a proxy's, a maintenance page, JSON of another shape.
    The request may have been carried out.

    ``page``: one for people. ``portal``: the network asks who one is before it lets anything through. ``lacking``: it
    says that there is no such call, as real instances do in a page too.
    """

    page: bool = False
    portal: bool = False
    lacking: bool = False


class MemoryFailure(Failure):
    """What can go wrong with the desk's own memory."""


class MemoryLocked(MemoryFailure):
    """The file is held by another Kiosk."""


class MemoryDamaged(MemoryFailure):
    """The file cannot be read with its key, or is not sound. It is set aside, never deleted."""


class MemoryTooNew(MemoryFailure):
    """The file was made by a newer version of Kiosk."""


class DiskFull(MemoryFailure):
    """The last write was not kept: there is no room left."""


class MemoryUnwritable(MemoryFailure):
    """The folder or the file cannot be written: rights, read-only disk."""


class KeyringMissing(MemoryFailure):
    """No keyring of the system answers: the memory can only live in RAM."""


class KeyringLocked(KeyringMissing):
    """There is one, and nobody has unlocked it."""

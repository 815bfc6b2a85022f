"""The calls that a server may lack, what stands in for each, and how one knows that it is not there.

Releases and what stands before them say « not there » in many ways (platform-api.md, « Two generations of instance »):
as JSON, as one of several pages, by leading to a page. A page may be a proxy's or a maintenance's as well: it only
counts once the platform has answered something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.domain.platform.failures import Failure, NotFound, ServerFault, Unintelligible
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class OptionalCall:
    """``instead``: what the desk does without it. ``again``: how long its absence is remembered."""

    calls: str
    instead: str = field(compare=False)
    again: timedelta = timedelta(hours=1)


CAPABILITIES = OptionalCall(
    "GET /api/desk/v1/capabilities",
    "API v1 alone, and what follows from that (desk-api.md)",
    # Whoever asks remembers it: they know whether the server had it before (``sync.abilities``).
    again=timedelta(),
)
RDVS = OptionalCall("GET rdvs", "the organisation's RDVs of that hour, or those of one usager in its list")
LIEUX = OptionalCall("GET lieux", "the lieux of the RDVs")
ME = OptionalCall("GET agents/me", "who the sign-in said it was")
RDV_PLANS = OptionalCall("POST rdv_plans, GET rdv_plans/{id}", "the platform's page of créneaux")  # as it is

ALL = (CAPABILITIES, RDVS, LIEUX, ME, RDV_PLANS)

_IN_PASSING = frozenset({503, 504})  # statuses that say themselves that they pass


def says_absent(failure: Failure) -> bool:
    """Whether ``failure`` may mean that the call is not there; see ``is_doubtful``."""
    if isinstance(failure, NotFound):
        return not failure.gone and not failure.named
    return is_doubtful(failure)


def is_doubtful(failure: Failure) -> bool:
    """Whether it may just as well be somebody else's page: then the platform must otherwise answer."""
    match failure:
        case NotFound(html=html):
            return html
        case Unintelligible(html=html):
            return html
        case ServerFault(status=status, html=html):
            return html and status not in _IN_PASSING
        case _:
            return False


class Lacking:
    """Which calls this server was found to lack, each for a time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._found: dict[OptionalCall, datetime] = {}

    def __contains__(self, what: OptionalCall) -> bool:
        at = self._found.get(what)
        # A clock that was set back says nothing of how long ago it was.
        return at is not None and timedelta() <= self._clock.machine() - at < what.again

    def note(self, what: OptionalCall) -> None:
        """It is not there."""
        self._found[what] = self._clock.machine()

    def forget(self) -> None:
        """Somebody signs in: all is asked again."""
        self._found.clear()

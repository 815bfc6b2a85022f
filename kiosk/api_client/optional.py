"""The calls that a server may lack, what stands in for each, and how one knows that it is not there.

Releases and what stands before them say « not there » in many ways (platform-api.md, « Two generations of instance »):
in their own words, as one of several pages, by leading to a page. What is not in the platform's own words may be a
proxy's or a maintenance's as well: it only counts once the platform has answered something else, and of a call that was
there once it has gone on for long.
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
LONG = timedelta(minutes=10)
"""For how long a call that was there must be answered by pages alone before it counts as there no more."""

_IN_PASSING = frozenset({503, 504})  # statuses that say themselves that they pass


def says_absent(failure: Failure) -> bool:
    """Whether ``failure`` may mean that the call is not there; see ``is_doubtful``."""
    if isinstance(failure, NotFound):
        return not failure.gone and not failure.named
    return is_doubtful(failure)


def is_doubtful(failure: Failure) -> bool:
    """Whether it may just as well be somebody else's answer: then the platform must otherwise answer."""
    match failure:
        case Unintelligible(page=page, portal=portal, lacking=lacking):
            return (page or lacking) and not portal
        case ServerFault(status=status, own=own):
            return not own and status not in _IN_PASSING
        case _:
            return False


class Lacking:
    """Which calls this server was found to lack, each for a time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._found: dict[OptionalCall, datetime] = {}
        self._there: set[OptionalCall] = set()
        self._doubted: dict[OptionalCall, datetime] = {}  # of those: since when pages alone have answered

    def __contains__(self, what: OptionalCall) -> bool:
        at = self._found.get(what)
        # A clock that was set back says nothing of how long ago it was.
        return at is not None and timedelta() <= self._clock.machine() - at < what.again

    def note(self, what: OptionalCall) -> None:
        """It is not there."""
        self._found[what] = self._clock.machine()
        self._there.discard(what)
        self._doubted.pop(what, None)

    def expect(self, what: OptionalCall) -> None:
        """It was there, as far as is known."""
        if what not in self._there:
            self._there.add(what)
            self._doubted.pop(what, None)

    def answered(self, what: OptionalCall) -> None:
        """It is there."""
        self._there.add(what)
        self._doubted.pop(what, None)

    def is_there_still(self, what: OptionalCall) -> bool:
        """Whether it was there, and has not been answered by doubtful pages alone, of which one now, for ``LONG``."""
        if what not in self._there:
            return False
        now = self._clock.machine()
        since = self._doubted.setdefault(what, now)
        return not now - since >= LONG

    def forget(self) -> None:
        """Somebody signs in: all is asked again."""
        for known in (self._found, self._there, self._doubted):
            known.clear()

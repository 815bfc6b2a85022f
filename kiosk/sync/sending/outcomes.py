"""One try of a gesture, and what may become of it besides being carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import Fate, Gesture

if TYPE_CHECKING:
    from kiosk.domain.day.model import Rdv
    from kiosk.domain.platform.failures import Failure
    from kiosk.domain.writes.errand import Refusal
    from kiosk.domain.writes.fates import Weighed
    from kiosk.store.queue.rows import Row
    from kiosk.sync.server import Server


@dataclass(frozen=True, slots=True)
class Sending:
    """One try of a gesture. ``shared``: the platform has a waiting room."""

    row: Row[Gesture]
    server: Server
    zone: tzinfo
    shared: bool

    @property
    def gesture(self) -> Gesture:
        return self.row.act

    @property
    def one_call(self) -> bool:
        """Whether no earlier call of this try may have done anything when one fails."""
        return len(self.gesture.participation_ids) == 1 and self.gesture.undoes is None

    @property
    def certain(self) -> bool:
        """Whether nothing of it has been carried out where the platform says no."""
        return self.one_call and not self.row.departed


class Overtaken(Exception):  # noqa: N818 - says what happened
    """Somebody else was first: why it is not sent, the RDV as it is there, and whether the person is asked."""

    def __init__(self, refusal: Refusal, there: Rdv | None, *, asks: bool = True) -> None:
        super().__init__()
        self.refusal = refusal
        self.there = there
        self.asks = asks


class Settled(Exception):  # noqa: N818 - the same
    """It is so: by an earlier try, or because somebody else did the same."""

    def __init__(self, there: Rdv | None, fate: Fate = Fate.SENT) -> None:
        super().__init__()
        self.there = there
        self.fate = fate


class Held(Exception):  # noqa: N818 - the same
    """People would be told of what is old, or others than was said: the person is asked."""

    def __init__(self, weighed: Weighed) -> None:
        super().__init__()
        self.weighed = weighed


class Folded(Exception):  # noqa: N818 - the same
    """It never acted, and what was done after it makes it nobody's business."""


class Unreadable(Exception):  # noqa: N818 - the same
    """The platform does not show the RDV of which an earlier try may have changed something; ``certain``: it did not;
    ``partly``: it did some of it."""

    def __init__(self, failure: Failure, *, certain: bool = False, partly: bool = False) -> None:
        super().__init__()
        self.failure = failure
        self.certain = certain
        self.partly = partly

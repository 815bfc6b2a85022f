"""What the platform alone knows or does about people: asked when somebody waits for it, never kept."""

from __future__ import annotations

from kiosk.clock import Clock
from kiosk.desk.session import Session


class UsagerCalls:
    """The part of ``UsagerDesk`` that speaks to the platform."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

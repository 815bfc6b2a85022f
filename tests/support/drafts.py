"""What an RDV that is being written says of itself."""

from __future__ import annotations

from kiosk.domain.booking.warnings import Fault
from kiosk.presenters.booking.draft import BookingDraft
from kiosk.presenters.booking.modes import Filling, Refused


def message_of(draft: BookingDraft) -> str:
    """Why it was refused; empty where it was not."""
    return draft.stage.message if isinstance(draft.stage, Refused) else ""


def faults_of(draft: BookingDraft) -> tuple[Fault, ...]:
    """What was missing when booking was tried."""
    return draft.stage.faults if isinstance(draft.stage, Filling) else ()

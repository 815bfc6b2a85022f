"""What one can do at a desk, a method each. Knows no Qt and no network: it speaks to the memory and to sync."""

from kiosk.desk.desk import Desk
from kiosk.desk.session.memories import LeftBehind
from kiosk.desk.types import (
    Batch,
    DayData,
    DeskChange,
    Directory,
    OrganisationPlaces,
    SignedAgent,
    Waits,
)

__all__ = [
    "Batch",
    "DayData",
    "Desk",
    "DeskChange",
    "Directory",
    "LeftBehind",
    "OrganisationPlaces",
    "SignedAgent",
    "Waits",
]

"""What one can do at a desk, a method each. Knows no Qt and no network: it speaks to the memory and to sync."""

from kiosk.desk.desk import Desk
from kiosk.desk.types import (
    Batch,
    DayData,
    DeskChange,
    DeskSettings,
    Directory,
    OrganisationPlaces,
    SignedAgent,
)

__all__ = ["Batch", "DayData", "Desk", "DeskChange", "DeskSettings", "Directory", "OrganisationPlaces", "SignedAgent"]

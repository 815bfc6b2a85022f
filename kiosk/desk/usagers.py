"""People at a desk: found, shown, written down."""

from __future__ import annotations

from kiosk.desk.usager_calls import UsagerCalls
from kiosk.desk.usager_search import UsagerSearch


class UsagerDesk(UsagerSearch, UsagerCalls):
    """What one can do about people. Methods that only the platform can answer are in ``usager_calls``."""

"""People at a desk: found, shown, written down."""

from __future__ import annotations

from kiosk.desk.usager_calls import UsagerCalls


class UsagerDesk(UsagerCalls):
    """What one can do about people. Methods that only the platform can answer are in ``usager_calls``."""

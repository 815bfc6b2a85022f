"""People at a desk: found, shown, written down."""

from __future__ import annotations

from kiosk.desk.usager_calls import UsagerCalls
from kiosk.desk.usager_errands import UsagerErrands
from kiosk.desk.usager_search import UsagerSearch


class UsagerDesk(UsagerSearch, UsagerErrands, UsagerCalls):
    """What one can do about people.

    What only the platform can answer is in ``usager_calls``, what is written and sent behind in ``usager_errands``.
    """

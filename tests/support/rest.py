"""When a synchronisation has nothing left to pull."""

from __future__ import annotations

from kiosk.sync.engine import Sync


def at_rest(sync: Sync) -> bool:
    """Whether nothing is being pulled, urgent or not, or waits to be."""
    return not any(jobs._wanted or jobs._under_way for jobs in (sync._urgent, sync._background, sync._gentle))

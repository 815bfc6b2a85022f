"""An agent of an instance, named where it may not be read who and where."""

from __future__ import annotations

import hashlib


def digest_of(instance: str, agent_id: int) -> str:
    """Always the same for one agent of one instance; it tells nobody of either."""
    return hashlib.sha256(f"{instance}\n{agent_id}".encode()).hexdigest()[:12]

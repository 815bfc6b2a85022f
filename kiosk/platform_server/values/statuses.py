"""What a participation's status does to its RDV: the platform's rules, as the recordings show them."""

from __future__ import annotations

from collections.abc import Sequence

CANCELLED = frozenset({"excused", "revoked"})
SETTABLE = frozenset({"unknown", "seen", "excused", "revoked", "noshow"})
OF_COLLECTIFS = frozenset({"unknown", "seen", "revoked"})
_SETS_CANCELLED_AT = CANCELLED | {"noshow"}


def rdv_status(present: str, statuses: Sequence[str], *, collectif: bool, begun: bool) -> str:
    """The RDV's status once its participations have these.

    Individual: one seen makes it seen, equal ones are its status, different ones leave it unknown. Collectif: one seen
    makes it seen; once begun, with nobody unknown and nobody seen, it is revoked; else it stays what it was.
    """
    if "seen" in statuses:
        return "seen"
    if collectif:
        return "revoked" if begun and "unknown" not in statuses else present
    different = set(statuses)
    return different.pop() if len(different) == 1 else "unknown"


def cancelled_at(present: int | None, before: str, after: str, now: int) -> int | None:
    """When the RDV was cancelled: set by excused, revoked and noshow, taken back by the others, kept by no change."""
    if before == after:
        return present
    return now if after in _SETS_CANCELLED_AT else None


def users_count(statuses: Sequence[str]) -> int:
    """Participations neither excused nor revoked."""
    return sum(status not in CANCELLED for status in statuses)

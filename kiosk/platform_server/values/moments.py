"""Moments of what a site shares: ISO 8601 to the millisecond, since two desks may act within one second."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.platform_server.values.validation import refused


def milliseconds(instant: datetime) -> int:
    """An aware instant as the tables of the site keep it."""
    return round(instant.timestamp() * 1000)


def moment(at: int | None) -> str | None:
    """As it is written: « 2026-11-23T09:04:10.250+00:00 »."""
    return None if at is None else datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")


def read_moment(sent: object, field: str) -> int:
    """The instant that was sent. Raises Refusal (422)."""
    try:
        instant = datetime.fromisoformat(sent) if isinstance(sent, str) else None
        if instant is not None and instant.tzinfo is not None:
            return milliseconds(instant)
    except (ValueError, OverflowError):
        pass
    raise refused(field, "invalid", "doit être un instant ISO 8601 avec son décalage")


def read_moment_or_none(sent: object, field: str) -> int | None:
    """The same, where there may be none."""
    return None if sent is None else read_moment(sent, field)

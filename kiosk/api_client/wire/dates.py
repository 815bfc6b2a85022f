"""The platform's dates: its own form (« 2026-03-28 08:00:00 +0100 ») and ISO 8601, always made aware."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.clock import PARIS

FIRST_YEAR, LAST_YEAR = 1850, 2199
"""Of whatever a platform speaks of: beyond, a day more or another zone may be no date any more."""
_FARTHEST = timedelta(hours=15)  # of a zone's clocks from UTC: a little more than anywhere on Earth
LONGEST_SPAN = timedelta(days=14)


def instant(text: str, zone: tzinfo) -> datetime:
    """The instant that ``text`` names, with the offset it was written with; ``zone`` is for texts without one.

    Raises ``ValueError`` for anything else, and out of the years of ``FIRST_YEAR`` to ``LAST_YEAR``.
    """
    if len(text) > 20 and text[19] == " ":
        # « 2026-03-28 08:00:00 +0100 », and « … UTC » where a platform runs in it.
        text = f"{text[:19]}+00:00" if text[20:] == "UTC" else text[:19] + text[20:]
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        read = read.replace(tzinfo=zone)
    offset = read.utcoffset()
    if not FIRST_YEAR <= read.year <= LAST_YEAR or (offset is not None and abs(offset) > _FARTHEST):
        raise ValueError("an instant of no time that there is")
    return read


def span(starts_at: str, ends_at: str, zone: tzinfo) -> tuple[datetime, datetime]:
    """The instants between which something takes place. Raises ``ValueError`` unless it does within some days."""
    first, last = instant(starts_at, zone), instant(ends_at, zone)
    if not timedelta() <= last - first <= LONGEST_SPAN:
        raise ValueError("a span of no time that there is")
    return first, last


def rdv_instant(text: str, zone: tzinfo, *, told: bool) -> datetime:
    """The instant at which an RDV starts. ``zone`` is what is known of the organisation's, ``told`` whether the RDV
    names it.

    Releases that know no zones keep every hour as if it were Paris's: where the desk is said to be elsewhere, what
    they write with Paris's offset is the hour on the wall there. Raises ``ValueError`` for what is no instant.
    """
    at = instant(text, zone)
    if told or str(zone) == str(PARIS):
        return at
    wall = at.replace(tzinfo=None)
    return wall.replace(tzinfo=zone) if at.utcoffset() == wall.replace(tzinfo=PARIS).utcoffset() else at


def outside_paris(at: datetime) -> bool:
    """Whether the clocks of the zone that ``at`` is in show another hour than those of Paris; UTC is no place."""
    return at.utcoffset() not in (timedelta(), at.astimezone(PARIS).utcoffset())


def instant_or_none(text: str | None, zone: tzinfo) -> datetime | None:
    """``instant``, or None for nothing and for what cannot be read: for instants that a desk can do without."""
    if not text:
        return None
    try:
        return instant(text, zone)
    except ValueError:
        return None


def day_or_none(text: str | None) -> date | None:
    """The day of « 1985-07-20 », or None for nothing, for what cannot be read and for what is of no time.

    « 9999-12-31 » means for ever: it is the last day that there is.
    """
    if not text:
        return None
    try:
        read = date.fromisoformat(text[:10])
    except ValueError:
        return None
    if read.year > LAST_YEAR:
        return date(LAST_YEAR, 12, 31)
    return read if read.year >= FIRST_YEAR else None


def time_or_none(text: str | None) -> time | None:
    """The time of day of « 08:00:00 » or « 08:00 », or None."""
    if not text:
        return None
    try:
        return time.fromisoformat(text[:8])
    except ValueError:
        return None


def day_text(day: date) -> str:
    """A day as the API reads it in a query."""
    return f"{day:%Y-%m-%d}"


def instant_text(instant: datetime) -> str:
    """An instant as the API reads it. Raises ``ValueError`` for one without a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone")
    return instant.isoformat()

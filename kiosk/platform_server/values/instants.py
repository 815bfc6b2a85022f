"""Instants on the wire: how the API writes them and what it understands."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from kiosk.platform_server.values.refusals import Refusal, fails_there
from kiosk.platform_server.values.validation import refused

_DAY = r"""\s*(?:(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})
                |(?P<fday>\d{1,2})[-/.](?P<fmonth>\d{1,2})[-/.](?P<fyear>\d{4}))"""
_READABLE = re.compile(
    f"^{_DAY}"
    r"""(?:[T\s]\s*(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?
                                 |h(?P<hminute>\d{2})?)
           \s*(?P<offset>Z|UTC|(?P<sign>[+\-\s])(?P<ohour>\d{2}):?(?P<ominute>\d{2}))?)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEGINS_WITH_A_DAY = re.compile(_DAY + r"(?!\d)", re.VERBOSE)
# « 20261123 », « 20261123T090000+0100 »: the same without the signs in between.
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?=\s*$|Z|[+\-\s]\d{2})", re.IGNORECASE)
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre")  # fmt: skip
# A number, or a month without its day: nobody can say which instant was meant.
_AMBIGUOUS = re.compile(r"^\s*(\d+|\d{4}-\d{1,2})\s*$")

PARIS = "Europe/Paris"
END_OF_DAY = "24:00:00"


@lru_cache(maxsize=16)
def zone(name: str) -> ZoneInfo:
    """The zone of that name."""
    return ZoneInfo(name)


def seconds(instant: datetime) -> int:
    """An aware instant as the database keeps it."""
    return int(instant.timestamp())


def instant(at: datetime | None) -> int | None:
    """The same, where there may be none."""
    return None if at is None else seconds(at)


@lru_cache(maxsize=65536)
def written(at: int | None, zone_name: str) -> str | None:
    """As API v1 writes instants: « 2026-03-28 08:00:00 +0100 »."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, zone(zone_name)).strftime("%Y-%m-%d %H:%M:%S %z")


@lru_cache(maxsize=65536)
def iso(at: int | None, zone_name: str) -> str | None:
    """As the desk API writes instants: ISO 8601 with offset."""
    return None if at is None else datetime.fromtimestamp(at, zone(zone_name)).isoformat()


def same_hour(at: int, zone_name: str, elsewhere: str) -> int:
    """When clocks elsewhere show the hour and day that they show in that zone at ``at``."""
    return seconds(datetime.fromtimestamp(at, zone(zone_name)).replace(tzinfo=zone(elsewhere)))


def spoken(at: int, zone_name: str) -> str:
    """« lundi 23 novembre 2026 à 10h30 »."""
    local = datetime.fromtimestamp(at, zone(zone_name))
    day = "1er" if local.day == 1 else str(local.day)
    return f"{_DAYS[local.weekday()]} {day} {_MONTHS[local.month - 1]} {local.year} à {local.hour}h{local.minute:02}"


def local_day(at: int, zone_name: str) -> date:
    """The day of an instant there."""
    return datetime.fromtimestamp(at, zone(zone_name)).date()


def on_day(day: date, text: str) -> datetime:
    """A time of day (« HH:MM:SS ») on that day, as clocks show it; « 24:00:00 » is the next day's midnight."""
    if text == END_OF_DAY:
        return datetime.combine(day + timedelta(days=1), time())
    return datetime.combine(day, time.fromisoformat(text))


def midnight(day: date, zone_name: str) -> int:
    """When that day begins there."""
    return seconds(datetime(day.year, day.month, day.day, tzinfo=zone(zone_name)))


def read_instant(text: str, zone_name: str, field: str) -> int | None:
    """Reads an instant as the platform does; without offset it is local, a bare day is its midnight.

    None when it cannot be read at all. Raises Refusal (422) for an impossible date, where the platform fails.
    A « + » that was sent unencoded arrives as a space and is taken as the sign it was.
    """
    found = _READABLE.match(_COMPACT.sub(_spaced, text))
    if found is None:
        if _AMBIGUOUS.match(text):
            raise _unreadable(field)
        return None
    part = found.groupdict()
    minute, second = int(part["minute"] or part["hminute"] or 0), int(part["second"] or 0)
    try:
        day = _day(part)
        if int(part["hour"] or 0) == 24 and minute == second == 0:  # « 24:00 » is the next day's midnight
            day, part["hour"] = day + timedelta(days=1), "0"
        local = datetime.combine(day, time(int(part["hour"] or 0), minute, second), zone(zone_name))
        if part["offset"]:
            local = local.replace(tzinfo=_offset(part))
        return seconds(local)
    except (ValueError, OverflowError):
        raise _unreadable(field) from None


def read_day(text: str) -> date | None:
    """The day that ``text`` begins with, ISO or French (« 2026-11-23 », « 23/11/2026 »); None when there is none."""
    found = _BEGINS_WITH_A_DAY.match(_COMPACT.sub(_spaced, text))
    try:
        return None if found is None else _day(found.groupdict())
    except ValueError:
        return None


def _day(part: dict[str, str | None]) -> date:
    return date(
        int(part["year"] or part["fyear"] or 0),
        int(part["month"] or part["fmonth"] or 0),
        int(part["day"] or part["fday"] or 0),
    )


def _spaced(compact: re.Match[str]) -> str:
    year, month, day, hour, minute, second = compact.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}" if hour else "")


def _offset(part: dict[str, str | None]) -> timezone:
    if not part["ohour"] or not part["ominute"]:
        return UTC
    span = timedelta(hours=int(part["ohour"]), minutes=int(part["ominute"]))
    return timezone(-span if part["sign"] == "-" else span)


def _unreadable(field: str) -> Refusal:
    return fails_there(refused(field, "invalid"))

"""Hours, spans and dates as desks write and say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.text.language import counted, french, tr

NBSP = "\N{NO-BREAK SPACE}"
WEEKDAYS = (
    french("lundi"),
    french("mardi"),
    french("mercredi"),
    french("jeudi"),
    french("vendredi"),
    french("samedi"),
    french("dimanche"),
)
ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As data files name them, and as people may type them."""
MONTHS = (
    french("janvier"),
    french("février"),
    french("mars"),
    french("avril"),
    french("mai"),
    french("juin"),
    french("juillet"),
    french("août"),
    french("septembre"),
    french("octobre"),
    french("novembre"),
    french("décembre"),
)


def date_of(year: int, month: int, day: int) -> date | None:
    """That day; None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hour(at: datetime | time) -> str:
    """« 9:30 », in the zone that ``at`` is in."""
    return clock(at.hour * 60 + at.minute)


def clock(minute: int) -> str:
    """« 9:30 » of the minute 570 of a day, « 24:00 » of its end."""
    return f"{minute // 60}:{minute % 60:02d}"


def spoken_hour(at: datetime) -> str:
    """« 9 heures 30 », « 9 heures » on the hour."""
    text = counted(at.hour, "{} heure", "{} heures")
    return f"{text} {at.minute}" if at.minute else text


def elapsed(since: datetime, now: datetime) -> timedelta:
    """The time that really goes by between two instants, below zero where ``since`` is to come.

    Subtracting, or comparing, two of one zone goes by the hands of its clock: in the night in which 2:30 comes twice,
    the second 2:10 would be before the first 2:50.
    """
    return now.astimezone(UTC) - since.astimezone(UTC)


def whole_minutes(span: timedelta) -> int:
    """Whole minutes elapsed in ``span``, never less than none."""
    return max(0, span // timedelta(minutes=1))


def minutes(count: int) -> str:
    """« 12 min », « 1 h 05 », « 2 h » (the unit does not leave its figure at the end of a line)."""
    hours, rest = divmod(max(0, count), 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02d}" if rest else f"{hours}{NBSP}h"


def spoken_minutes(count: int) -> str:
    """« 12 minutes », « 1 heure 5 minutes »."""
    hours, rest = divmod(max(0, count), 60)
    texts = []
    if hours:
        texts.append(counted(hours, "{} heure", "{} heures"))
    if rest or not hours:
        texts.append(counted(rest, "{} minute", "{} minutes"))
    return " ".join(texts)


def ago(then: datetime, now: datetime) -> str:
    """« à l’instant », « il y a 3 min », « il y a 1 h 05 », « il y a 2 jours ». What lies ahead is « à l’instant »."""
    count = whole_minutes(now - then)
    if not count:
        return tr("à l’instant")
    days = count // (24 * 60)
    if days:
        return counted(days, "il y a {}\u00a0jour", "il y a {}\u00a0jours")
    return tr("il y a {}").format(minutes(count))


def short_date(day: date) -> str:
    """« 12/03/1985 »."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_date(day: date) -> str:
    """« mercredi 12 mars 2026 », « lundi 1er juin 2026 »."""
    return f"{weekday_name(day.weekday())} {day_number(day)} {tr(MONTHS[day.month - 1])} {day.year}"


def day_number(day: date) -> str:
    """« 1er », « 12 »: its place in its month."""
    return tr("1er", "date") if day.day == 1 else str(day.day)


def day_name(day: date, today: date) -> str:
    """« mercredi 12 mars »; with its year when that is not today’s."""
    text = long_date(day)
    return text.rsplit(" ", 1)[0] if day.year == today.year else text


def weekday_name(weekday: int) -> str:
    """« lundi » of 0, « dimanche » of 6."""
    return tr(WEEKDAYS[weekday])

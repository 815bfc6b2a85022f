"""What a row's status looks like, and how strongly the row speaks."""

from __future__ import annotations

from kiosk.domain.dates.times import hour, minutes
from kiosk.domain.day.board import Counter
from kiosk.domain.day.rows import Row
from kiosk.domain.day.shown import label_of
from kiosk.domain.day.status import Shown
from kiosk.domain.text.language import tr
from kiosk.views.tokens import LATE, LONG_WAIT, TINTS, Tint
from kiosk.views.widgets.pill import Pill

SETTLED = frozenset({Shown.SEEN, Shown.NOSHOW, Shown.EXCUSED, Shown.REVOKED})

COUNTER_ICONS: dict[Counter, str] = {
    Counter.UPCOMING: "status-upcoming",
    Counter.WAITING: "status-waiting",
    Counter.SEEN: "status-seen",
    Counter.ABSENT: "status-noshow",
    Counter.TO_FILL: "status-to-fill",
}

PLACE_ICONS: dict[str, str] = {
    "public_office": "place-office",
    "phone": "place-phone",
    "home": "place-home",
    "visio": "place-video",
}


def place_icon(location_type: str) -> str:
    """The icon of a motif's location type; one that this release does not know is a place like any other."""
    return PLACE_ICONS.get(location_type, "place")


def is_strong(row: Row) -> bool:
    """Whether the row is about someone who is here, or should be."""
    return row.shown is Shown.WAITING or row.late_minutes is not None


def is_past(row: Row) -> bool:
    """Whether nothing more is expected of the row."""
    return row.shown in SETTLED


def pill_of(row: Row, *, with_minutes: bool, since: bool = False) -> Pill | None:
    """The pill of ``row``; ``with_minutes`` where no column beside it says how long, ``since`` where all wait."""
    if row.shown is None:
        return None
    label = label_of(row.shown, row.entry)
    if row.entry is not None and row.entry.turned_down:
        return Pill(label.short, label.icon, LATE, "")
    figure = ""
    if with_minutes and row.shown is Shown.WAITING and row.waiting_minutes is not None:
        figure = minutes(row.waiting_minutes)
    if row.shown is Shown.WAITING:
        said = label.short
        if row.lobby.called:
            return Pill(row.lobby.called, "problem" if row.lobby.unanswered else "bell", _called_tint(row), figure)
        if since and row.waiting_since is not None:
            said = tr("Depuis {}").format(hour(row.waiting_since))
        if row.long_wait:
            return Pill(said, "problem", LONG_WAIT, figure)
        return Pill(said, label.icon, TINTS[row.shown], figure)
    if row.late_minutes is not None:
        figure = minutes(row.late_minutes) if with_minutes else ""
        return Pill(tr("En retard"), "late", LATE, figure)
    return Pill(label.short, label.icon, TINTS[row.shown], figure)


def _called_tint(row: Row) -> Tint:
    return LONG_WAIT if row.long_wait or row.lobby.unanswered else TINTS[Shown.WAITING]


def status_spoken(row: Row) -> str:
    """The platform's long label, and how long it has lasted: tooltip of the pill."""
    if row.shown is None:
        return ""
    said = label_of(row.shown, row.entry).long
    if row.waiting_minutes is not None and row.shown is Shown.WAITING:
        said = tr("{}, depuis {}").format(said, minutes(row.waiting_minutes))
    if row.lobby.called:
        said = f"{said}\n{row.lobby.called_told}"
    if row.late_minutes is not None:
        said = tr("{}, {} de retard").format(said, minutes(row.late_minutes))
    return said

"""The list of a day, as desks pin it up: one day on one sheet, in hour order, nothing that nobody reads.

RDVs that are not held at the counter say how they are. Those who came without an RDV follow, and the day's figures.
"""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.dates.times import hour, long_date, minutes
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.line import Line
from kiosk.domain.day.rows import PLACES
from kiosk.domain.day.selection import COUNTER_LABELS, COUNTER_OF, Counter
from kiosk.domain.day.shown import Hours, shown_of, together
from kiosk.domain.day.status import SHOWN_LABELS, Shown
from kiosk.domain.day.walk_in import OUTCOME_LABELS, WalkIn, figures
from kiosk.domain.text.language import capital, counted, french, labelled, tr
from kiosk.exports.page import USUAL_SIZE, heading, line, printed_text, sheet, table

SMALLEST_SIZE = 6.5
"""Points under which a list is not read any more: it goes over to a second sheet instead."""
_HEADS = (french("Heure"), french("Usager"), french("Motif"), french("Avec"), french("Où"), french("État"))
_WALK_IN_HEADS = (french("Arrivée"), french("Usager"), french("Pour"), french("Attente"), french("Suite"))
_CANCELLED = frozenset({Shown.EXCUSED, Shown.REVOKED})
_UNSAID = frozenset({Shown.UPCOMING})  # a blank is read faster than « À venir » on every line, and can be written on


@dataclass(frozen=True, slots=True)
class DayList:
    """What is printed. ``entries`` and ``walk_ins`` are those of the place, in order; ``now`` is in its zone."""

    place: str  # « MDS Nord », « Tous les lieux »
    day: date
    now: datetime
    entries: Sequence[DeskRdv]
    walk_ins: Sequence[WalkIn] = ()
    several_lieux: bool = False  # each line says where


def day_list_html(data: DayList, size: float = USUAL_SIZE) -> str:
    """The list as a document, ``size`` in points."""
    shown = [(entry, *_shown(entry, data.now)) for entry in data.entries]
    present = [_row(entry, each, found, data) for entry, each, found in shown if found not in _CANCELLED]
    parts = [line(printed_text(data.now))]
    if present:
        parts.append(table([tr(head) for head in _HEADS], present, (8, 27, 22, 18, 13, 12)))
    else:
        parts.append(line(tr("Aucun rendez-vous ce jour.")))
    if data.walk_ins:
        parts.append(heading(tr("Venus sans rendez-vous"), size))
        rows = [_walk_in_row(one, data.now) for one in data.walk_ins]
        parts.append(table([tr(head) for head in _WALK_IN_HEADS], rows, (8, 27, 35, 12, 18)))
    parts.append(heading(tr("En chiffres"), size))
    parts.append(line(figures_text(data)))
    return sheet(f"{capital(long_date(data.day))} – {data.place}", parts, size=size)


def figures_text(data: DayList) -> str:
    """« 12 RDV · Vus : 8 · 3 venus sans RDV (reçu : 2, parti : 1) ». Counts people, as the board does."""
    people: Count[Counter] = Count()
    for entry in data.entries:
        each, whole = _shown(entry, data.now)
        people.update(COUNTER_OF[one] for one in each or (whole,) if one in COUNTER_OF)
    said = [counted(len(data.entries), "{} RDV", "{} RDV")]
    said += [labelled(COUNTER_LABELS[one], people[one]) for one in Counter if people[one]]
    if data.walk_ins:
        outcomes = figures(data.walk_ins)
        detail = ", ".join(labelled(OUTCOME_LABELS[outcome].lower(), count) for outcome, count in outcomes.items())
        said.append(counted(len(data.walk_ins), "{} venu sans RDV ({})", "{} venus sans RDV ({})", detail))
    return " · ".join(said)


def _shown(entry: DeskRdv, now: datetime) -> tuple[tuple[Shown, ...], Shown]:
    """What is said of each of an RDV's people, and of them together."""
    hours = Hours.of(entry.rdv, now)
    each = tuple(shown_of(p, hours, now) for p in entry.rdv.participations)
    return each, together(each, entry.rdv, hours, now)


def _row(entry: DeskRdv, each: tuple[Shown, ...], shown: Shown, data: DayList) -> tuple[str, ...]:
    rdv = entry.rdv
    said = Line(rdv, rdv.starts_at.astimezone(data.now.tzinfo))
    # One word for the whole RDV says too much of those who are not as the others are.
    names = ", ".join(
        name if one is shown or one in _UNSAID else f"{name} – {SHOWN_LABELS[one].short}"
        for name, one in zip(said.names, each, strict=True)
    )
    who = names or said.title
    if rdv.collectif:
        who = f"{said.title} ({names})" if names else said.title
    where = ""
    if said.place != "public_office":
        where = capital(PLACES.get(said.place, said.place))
    elif data.several_lieux and rdv.lieu is not None:
        where = rdv.lieu.name
    state = "" if shown in _UNSAID else SHOWN_LABELS[shown].short
    return said.hour, who, said.motif, said.agents, where, state


def _walk_in_row(walk_in: WalkIn, now: datetime) -> tuple[str, ...]:
    return (
        hour(walk_in.arrived_at.astimezone(now.tzinfo)),
        walk_in.name,
        walk_in.about,
        minutes(walk_in.minutes(now)),
        OUTCOME_LABELS[walk_in.outcome],
    )

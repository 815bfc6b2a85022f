"""The list of a day, as desks pin it up: one day on one sheet, in hour order, nothing that nobody reads.

What is the same on each line is said once: the lieu, in the title or above its RDVs. RDVs that are not held at the
counter say how they are, with the number to call. Those who came without an RDV follow, and the day's figures.
"""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kiosk.domain.dates.times import hour, long_date, minutes, short_date
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.line import Line
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.rows import PLACES, RowCache
from kiosk.domain.day.selection import COUNTER_LABELS, COUNTER_OF, Counter
from kiosk.domain.day.shown import CALLED_OFF, Hours, shown_of, together
from kiosk.domain.day.status import SHOWN_LABELS, Shown
from kiosk.domain.day.walk_in import OUTCOME_LABELS, WalkIn, figures
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.people.names import agent_name
from kiosk.domain.people.reached import reached
from kiosk.domain.text.document import Document, Heading, Part, Table, Text
from kiosk.domain.text.language import capital, counted, french, inside, labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.exports.page import about_text, short, table

SMALLEST_SIZE = 6.5
"""Points under which a list is not read any more: it goes over to a second sheet instead."""
_HEADS = (french("Heure"), french("Usager"), french("Motif"), french("Avec"), french("État"))
_WALK_IN_HEADS = (french("Arrivée"), french("Usager"), french("Pour"), french("Attente"), french("Suite"))
_UNSAID = frozenset({Shown.UPCOMING})  # a blank is read faster than « À venir » on every line, and can be written on
_AGENTS = 3
"""Which column names them."""
_MOST_LETTERS = 60


@masked
@dataclass(frozen=True, slots=True)
class DayList:
    """What is printed. ``entries`` and ``walk_ins`` are those of the place, in order; ``now`` is in its zone."""

    place: str  # « MDS Nord », « Tous les lieux »
    day: date
    now: datetime
    entries: Sequence[DeskRdv]
    walk_ins: Sequence[WalkIn] = ()
    several_lieux: bool = False  # the RDVs of each stand under its name
    organisation: str = ""
    agent: RdvAgent | None = None  # the list is theirs: of each RDV the others alone are named
    known_at: datetime | None = None  # when the platform last said so, where that is worth being said


def day_list_document(data: DayList) -> Document:
    """The list as a document."""
    cache = RowCache()
    cache.begin(data.now)
    homonyms = cache.homonyms(data.entries)
    shown = [(entry, *_shown(entry, data.now)) for entry in data.entries]
    present: dict[str, list[tuple[str, ...]]] = {}
    for entry, each, whole in shown:
        if whole not in CALLED_OFF:
            row = _row(entry, each, whole, data, homonyms)
            present.setdefault(_lieu(entry.rdv) if data.several_lieux else "", []).append(row)
    parts: list[Part] = []
    for lieu, rows in sorted(present.items(), key=lambda found: (not found[0], found[0])):
        if data.several_lieux:
            parts.append(Heading(short(lieu, _MOST_LETTERS) or tr("Sans lieu")))
        heads = [tr(head) for head in _HEADS]
        alone = data.agent is not None and not any(row[_AGENTS] for row in rows)
        kept = [n for n in range(len(heads)) if n != _AGENTS or not alone]
        parts.append(Table(tuple(heads[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows)))
    if not present:
        parts.append(Text(tr("Aucun rendez-vous ce jour.")))
    if data.walk_ins:
        parts.append(Heading(tr("Venus sans rendez-vous")))
        parts.append(
            table([tr(head) for head in _WALK_IN_HEADS], [_walk_in_row(one, data.now) for one in data.walk_ins])
        )
    parts += [Heading(tr("En chiffres")), Text(figures_text(data))]
    whose = [agent_name(data.agent)] if data.agent is not None else []
    title = " – ".join([capital(long_date(data.day)), *(short(part, _MOST_LETTERS) for part in (*whose, data.place))])
    about = about_text(data.organisation, data.now)
    if data.known_at is not None:
        at = data.known_at.astimezone(data.now.tzinfo)
        about += " · " + tr("tel que connu le {} à {}").format(short_date(at.date()), hour(at))
    return Document(title, tuple(parts), about, smallest=SMALLEST_SIZE, two_columns=True)


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
        detail = ", ".join(labelled(inside(OUTCOME_LABELS[outcome]), count) for outcome, count in outcomes.items())
        said.append(counted(len(data.walk_ins), "{} venu sans RDV ({})", "{} venus sans RDV ({})", detail))
    return " · ".join(said)


def _shown(entry: DeskRdv, now: datetime) -> tuple[tuple[Shown, ...], Shown]:
    """What is said of each of an RDV's people, and of them together."""
    hours = Hours.of(entry.rdv, now)
    each = tuple(shown_of(p, hours, now) for p in entry.rdv.participations)
    return each, together(each, entry.rdv, hours, now)


def _row(
    entry: DeskRdv, each: tuple[Shown, ...], shown: Shown, data: DayList, homonyms: frozenset[int]
) -> tuple[str, ...]:
    rdv = entry.rdv
    if data.agent is not None:
        rdv = replace(rdv, agents=tuple(one for one in rdv.agents if one.id != data.agent.id))
    said = Line(rdv, rdv.starts_at.astimezone(data.now.tzinfo))
    # One word for the whole RDV says too much of those who are not as the others are.
    names = ", ".join(
        name if one is shown or one in _UNSAID else f"{name} – {SHOWN_LABELS[one].short}"
        for name, one in zip(_names(rdv, said, homonyms), each, strict=True)
    )
    title = short(said.title, _MOST_LETTERS)
    who = names or title
    if rdv.collectif:
        who = f"{title} ({names})" if names else title
    state = "" if shown in _UNSAID else SHOWN_LABELS[shown].short
    about = " – ".join(part for part in (short(said.motif, _MOST_LETTERS), _where(rdv)) if part)
    return said.hour, who, about, short(said.agents, 2 * _MOST_LETTERS), state


def _names(rdv: Rdv, said: Line, homonyms: frozenset[int]) -> list[str]:
    names = []
    for name, participation in zip(said.names, rdv.participations, strict=True):
        born = participation.usager.birth_date if participation.usager.id in homonyms else None
        name = short(name, _MOST_LETTERS)
        names.append(f"{name} ({short_date(born)})" if born else name)
    return names


def _lieu(rdv: Rdv) -> str:
    return rdv.lieu.name if rdv.lieu is not None and rdv.motif.location_type == "public_office" else ""


def _where(rdv: Rdv) -> str:
    """How an RDV is held that is not at the counter; by telephone with the numbers that are called."""
    place = rdv.motif.location_type
    if place == "public_office":
        return ""
    numbers = dict.fromkeys(filter(None, (number_of(p.usager) for p in rdv.participations)))
    if place == "phone" and numbers:
        return tr("Tél.\u00a0{}").format(", ".join(numbers))
    return capital(PLACES.get(place, place))


def number_of(usager: Usager) -> str:
    """At which number somebody is called, their adult's of a child; empty: none is known."""
    found = reached(usager)
    whose = f" ({short(found.name, 24)})" if found.name else ""
    return short(found.phone, 24) + whose if found.phone else ""


def _walk_in_row(walk_in: WalkIn, now: datetime) -> tuple[str, ...]:
    return (
        hour(walk_in.arrived_at.astimezone(now.tzinfo)),
        short(walk_in.name, _MOST_LETTERS),
        short(walk_in.about, 2 * _MOST_LETTERS),
        minutes(walk_in.minutes(now)),
        OUTCOME_LABELS[walk_in.outcome],
    )

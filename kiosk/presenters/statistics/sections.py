"""Figures put into words, tables and what is drawn of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from kiosk.domain.dates.times import minutes, short_date
from kiosk.domain.day.walk_in import OUTCOME_LABELS
from kiosk.domain.people.names import agent_name
from kiosk.domain.statistics.facts import KIND_LABELS, MADE_BY_LABELS, STATE_LABELS, Kind, MadeBy, State
from kiosk.domain.statistics.figures import By, Figures, Period, Row, agents_shown
from kiosk.domain.statistics.sections import Cell, Chart, Section, Series, Tile
from kiosk.domain.statistics.waits import Spread, Waits
from kiosk.domain.text.language import counted, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold
from kiosk.presenters.statistics.periods import bar_text

if TYPE_CHECKING:
    from kiosk.desk import Directory
    from kiosk.desk.statistics import Outcomes

DRAWN: Final = 10
"""Of lieux, services and motifs: how many are drawn, those with most RDVs; the table has all."""
_STATES: Final = tuple(State)
_SEEN: Final = 2 + _STATES.index(State.SEEN)
"""In a line of a table."""


@masked
@dataclass(frozen=True, slots=True)
class Known:
    """All that the page counts from. ``before`` None: the period before is not known whole."""

    period: Period
    figures: Figures
    before: Figures | None
    waits: Waits
    waits_before: Waits | None
    crowd: Mapping[int, float]
    walk_ins: int
    booked: int  # here
    created: int  # here
    outcomes: Outcomes
    directory: Directory
    me: int
    administrator: bool
    soon: int  # minutes within which a wait is short
    noted_since: str = ""  # « depuis le … »
    unread: frozenset[date] = frozenset()  # bars of time of which no day is known yet
    read: bool = True  # whether any day is known


def tiles(known: Known) -> tuple[Tile, ...]:
    """The figures that are read first."""
    now, then = known.figures, known.before

    def tile(label: str, of: Callable[[Figures], str]) -> Tile:
        return Tile(label, of(now) if known.read else "–", of(then) if then is not None else "")

    found = [tile(tr("Rendez-vous", "several"), lambda one: str(one.rdvs))]
    found += [
        tile(STATE_LABELS[state], lambda one, state=state: str(one.of(state)))  # type: ignore[misc]
        for state in _STATES
        if state is not State.OTHER or now.of(state)
    ]
    found.append(tile(tr("Personnes reçues"), lambda one: str(one.received)))
    found.append(tile(tr("Part d’absents (non excusés)"), lambda one: share(one.missed)))
    waits, before = known.waits.all, known.waits_before.all if known.waits_before is not None else None
    if waits is not None:
        told: tuple[tuple[str, Callable[[Spread], str]], ...] = (
            (tr("Attente médiane"), lambda one: minutes(round(one.median))),
            (tr("9 sur 10 attendent moins de"), lambda one: minutes(round(one.p90))),
            (
                tr("Reçus en {} min ou moins").format(known.soon),
                lambda one: tr("{} de {}").format(share(one.share), one.count),
            ),
        )
        found += [Tile(label, of(waits), of(before) if before is not None else "") for label, of in told]
    if known.walk_ins:
        found.append(Tile(tr("Venus sans RDV"), str(known.walk_ins)))
    if known.booked:
        found.append(Tile(tr("RDV pris à ce poste"), str(known.booked)))
    if known.created:
        found.append(Tile(tr("Usagers créés à ce poste"), str(known.created)))
    return tuple(found)


def sections(known: Known) -> tuple[Section, ...]:
    """Every table, in the order in which it is read; those that have nothing to say are left out."""
    lieux = known.figures.lieux

    def lieu(key: int) -> str:
        return lieux.get(key, "") or tr("Sans lieu")

    def service(key: int) -> str:
        return _service(known, key)

    def motif(key: int) -> str:
        return _motif(known, key)

    def kind(key: Kind) -> str:
        return KIND_LABELS[key]

    waits = known.waits
    made = [
        _in_time(known),
        _by(known, By.LIEU, tr("Par lieu"), tr("Lieu"), lieu),
        _by(known, By.SERVICE, tr("Par service"), tr("Service"), service),
        _by(known, By.MOTIF, tr("Par motif"), tr("Motif"), motif),
        _by(known, By.KIND, tr("Par type"), tr("Type"), kind, drawn=False),
        _agents(known),
        _made_by(known),
        _waits(known, waits.by_hour, tr("Attente par heure d’arrivée"), tr("Heure"), _hour, drawn=True),
        _waits(known, waits.by_service, tr("Attente par service"), tr("Service"), service),
        _waits(known, waits.by_motif, tr("Attente par motif"), tr("Motif"), motif),
        _crowd(known),
        _outcomes(known),
    ]
    return tuple(one for one in made if one is not None and one.rows)


def share(part: float | None) -> str:
    """« 12 % »; nothing where there is nothing to be a part of."""
    return "–" if part is None else tr("{}\u00a0%").format(round(100 * part))


def _heads(first: str) -> tuple[str, ...]:
    return (first, tr("Total"), *(STATE_LABELS[state] for state in _STATES))


def _row(name: str, row: Row) -> tuple[Cell, ...]:
    return (name, sum(row), *row)


def _without_empty(
    heads: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Without the states in which there is no RDV at all; who is received is always told."""
    kept = [n for n in range(len(heads)) if n <= _SEEN or any(row[n] for row in rows)]
    return tuple(heads[n] for n in kept), [tuple(row[n] for n in kept) for row in rows]


def _in_time(known: Known) -> Section:
    found, step = known.figures.by[By.TIME], known.period.step
    bars = sorted(found)
    names = tuple(bar_text(bar, step) for bar in bars)
    series = tuple(
        Series(
            state,
            STATE_LABELS[state],
            tuple(None if bar in known.unread else float(found[bar][place]) for bar in bars),
        )
        for place, state in enumerate(_STATES)
        if any(found[bar][place] for bar in bars)
    )
    nothing = (None,) * (1 + len(_STATES))
    heads, rows = _without_empty(
        _heads(tr("Période")),
        [
            (name, *nothing) if bar in known.unread else _row(name, found[bar])
            for name, bar in zip(names, bars, strict=True)
        ],
    )
    chart = Chart("stack", names, series) if series and len(bars) > 1 else None
    return Section("time", tr("Au fil du temps"), heads, tuple(rows), chart)


def _by(known: Known, by: By, title: str, head: str, name: Callable[[Any], str], *, drawn: bool = True) -> Section:
    ordered = sorted(
        ((name(one), row) for one, row in known.figures.by[by].items()),
        key=lambda pair: (-sum(pair[1]), fold(pair[0])),
    )
    heads, rows = _without_empty(_heads(head), [_row(words, row) for words, row in ordered])
    chart = None
    if drawn and len(ordered) > 1:
        top = ordered[:DRAWN]
        values = tuple(float(sum(row)) for _, row in top)
        said = tr("Les {} premiers sont dessinés, le tableau les a tous.").format(DRAWN)
        chart = Chart(
            "bars",
            tuple(words for words, _ in top),
            (Series("accent", tr("Rendez-vous", "several"), values),),
            said if len(ordered) > DRAWN else "",
        )
    return Section(by, title, heads, tuple(rows), chart)


def _agents(known: Known) -> Section:
    """An RDV of two agents is counted for both."""
    shown = agents_shown(known.figures, known.me, administrator=known.administrator)
    ordered = sorted(((_agent(known, key), row) for key, row in shown.items()), key=lambda pair: fold(pair[0]))
    heads, rows = _without_empty(_heads(tr("Agent")), [_row(name, row) for name, row in ordered])
    if known.administrator:
        return Section("agent", tr("Par agent"), heads, tuple(rows))
    note = tr("Les chiffres des autres agents ne sont montrés qu’à eux et aux administrateurs.")
    return Section("agent", tr("Vos rendez-vous"), heads, tuple(rows), note=note)


def _made_by(known: Known) -> Section:
    found, then = known.figures.made_by, known.before
    heads = (tr("Pris"), tr("Rendez-vous", "several"), tr("Période d’avant"))
    rows = tuple(
        (MADE_BY_LABELS[who], found.get(who, 0), then.made_by.get(who, 0) if then is not None else None)
        for who in MadeBy
        if found.get(who) or (then is not None and then.made_by.get(who))
    )
    note = tr("Les rendez-vous de la période, par qui les a pris, quel que soit le jour où ils l’ont été.")
    return Section("made_by", tr("Qui a pris les rendez-vous"), heads, rows, note=note)


def _waits(
    known: Known,
    found: Mapping[int, Spread],
    title: str,
    head: str,
    name: Callable[[int], str],
    *,
    drawn: bool = False,
) -> Section | None:
    if not found:
        return None
    soon = tr("En {} min ou moins").format(known.soon)
    heads = (head, tr("Personnes"), tr("Médiane (min)"), tr("9 sur 10 (min)"), soon)
    ordered = list(found.items()) if drawn else sorted(found.items(), key=lambda pair: -pair[1].count)
    rows = tuple(
        (name(one), told.count, round(told.median), round(told.p90), share(told.share)) for one, told in ordered
    )
    chart = None
    if drawn and len(ordered) > 1:
        hours = range(min(found), max(found) + 1)
        there = [found.get(hour) for hour in hours]
        chart = Chart(
            "curves",
            tuple(map(_hour, hours)),
            (
                Series("accent", tr("Médiane"), tuple(one.median if one else None for one in there)),
                Series("now", tr("9 sur 10"), tuple(one.p90 if one else None for one in there)),
            ),
        )
    said = [
        tr("De l’arrivée notée à ce poste jusqu’à «\u00a0Vu\u00a0»."),
        _unknown(known.waits.unknown),
        known.noted_since,
    ]
    note = " ".join(filter(None, said)) if drawn else ""
    return Section(f"wait {head}", title, heads, rows, chart, note, adds_up=False)


def _unknown(count: int) -> str:
    if not count:
        return ""
    return counted(
        count,
        "{} arrivée n’y est pas\u00a0: l’heure de la réception n’est pas connue.",
        "{} arrivées n’y sont pas\u00a0: l’heure de la réception n’est pas connue.",
    )


def _crowd(known: Known) -> Section | None:
    if not known.crowd:
        return None
    hours = range(min(known.crowd), max(known.crowd) + 1)
    values = tuple(round(known.crowd.get(hour, 0.0), 1) for hour in hours)
    names = tuple(map(_hour, hours))
    rows: tuple[tuple[Cell, ...], ...] = tuple(zip(names, values, strict=True))
    chart = Chart("columns", names, (Series("accent", tr("Arrivées"), values),)) if len(names) > 1 else None
    note = tr("Arrivées par heure un jour moyen, avec et sans rendez-vous, notées à ce poste.")
    note = " ".join(filter(None, (note, known.noted_since)))
    return Section("crowd", tr("Heures d’affluence"), (tr("Heure"), tr("Arrivées par jour")), rows, chart, note)


def _outcomes(known: Known) -> Section | None:
    counts = known.outcomes.counts
    if not counts:
        return None
    rows = tuple((OUTCOME_LABELS[outcome], number) for outcome, number in counts.items())
    note = ""
    if known.outcomes.since is not None:
        since = short_date(known.outcomes.since)
        note = tr("Ce poste garde ces lignes quelques jours\u00a0: depuis le {}.").format(since)
    title = tr("Suites des venues sans rendez-vous")
    return Section("outcomes", title, (tr("Suite"), tr("Personnes")), rows, note=note)


def _hour(hour: int) -> str:
    return tr("{}\u00a0h").format(hour)


def _service(known: Known, key: int) -> str:
    found = known.directory.services.get(key)
    return found.name if found is not None else tr("Service non précisé")


def _motif(known: Known, key: int) -> str:
    found = known.directory.motifs.get(key)
    return found.name if found is not None else known.figures.motifs.get(key, "") or tr("Motif non précisé")


def _agent(known: Known, key: int) -> str:
    found = known.directory.agents.get(key)
    return agent_name(found) if found is not None else tr("Agent {}").format(key)

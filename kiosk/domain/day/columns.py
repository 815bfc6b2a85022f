"""The day with the agents side by side: who receives whom, when each has opened their agenda, when each is away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.domain.dates.times import clock
from kiosk.domain.day.free_time import Free, free_times
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import AbsenceOccurrence, Motif, PlageOccurrence, Service
from kiosk.domain.day.rows import Row, RowCache, Thresholds
from kiosk.domain.day.selection import BoardFilter, select
from kiosk.domain.day.status import CANCELLED
from kiosk.domain.people.model import Agent, RdvAgent
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import capital, french, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold

FIRST_HOUR = 8
LAST_HOUR = 18
SHORTEST_DRAWN = 15
"""Minutes under which a card would be too low to be read: lanes are given as if no RDV were shorter."""
NO_SERVICE = french("Sans service")
UNTOLD_SERVICE = ""
"""Of agents whose platform tells no services: nobody knows that they have none."""
NO_AGENT = french("Sans agent")
SECRETARIAT = "Secrétariat"  # as it is
"""The service of the desk's agents, and where those stand whom newer releases call « agents d’accueil » instead."""


@masked
@dataclass(frozen=True, slots=True)
class Card:
    """An RDV in the column of one of its agents. An RDV of two agents has a card in each, with the same ``row.key``."""

    row: Row
    start_minute: int  # since midnight, by the clock on the wall
    end_minute: int  # at most 1440
    lane: int  # from 0, leftmost
    lanes: int  # how many share the width at that hour
    color: str | None = None  # the motif's, « #6699cc »


@masked
@dataclass(frozen=True, slots=True)
class Stretch:
    """A plage d’ouverture or an absence in a column, clipped to the day. Minutes since midnight."""

    start_minute: int
    end_minute: int
    title: str = ""


@masked
@dataclass(frozen=True, slots=True)
class AgentColumn:
    """One agent's day."""

    agent_id: int  # 0: the RDVs that have no agent
    name: str
    service: str
    cards: tuple[Card, ...] = ()
    plages: tuple[Stretch, ...] = ()
    absences: tuple[Stretch, ...] = ()
    presence: str = ""  # under the name: « 9:00–12:00, 13:30–17:00 », « Absent toute la journée »
    free: tuple[Free, ...] = ()  # what RDVs and absences leave of the plages, whatever is filtered out
    away: bool = False  # all day


@masked
@dataclass(frozen=True, slots=True)
class Columns:
    """The columns in order: services by name, agents by name within, those of none last."""

    day: date
    columns: tuple[AgentColumn, ...] = ()
    from_hour: int = FIRST_HOUR
    to_hour: int = LAST_HOUR  # exclusive: the last hour drawn is the one before
    now_minute: int | None = None  # today only
    now_in: tuple[int, int] | None = None  # of days side by side: the column of today, and the minute

    @property
    def rows(self) -> list[Row]:
        """The lines of the cards, each once, in hour order."""
        cards = [card for column in self.columns for card in column.cards]
        cards.sort(key=lambda card: (card.start_minute, card.row.key))
        return list({card.row.key: card.row for card in cards}.values())


def build_columns(
    data: Sequence[DeskRdv],
    *,
    day: date,
    now: datetime,
    lieu_id: int | None,
    wanted: BoardFilter,
    motifs: Mapping[int, Motif],
    agents: Mapping[int, Agent],
    services: Mapping[int, Service],
    plages: Iterable[PlageOccurrence],
    absences: Iterable[AbsenceOccurrence],
    thresholds: Thresholds,
    cache: RowCache | None = None,
    absent_too: bool = False,
    everybody: bool = False,
) -> Columns:
    """The day of ``lieu_id`` (None: all) by agent.

    An agent has a column with an RDV that passes the filter, or a plage of the day when nothing but agents and
    services narrows the board; with ``absent_too`` with an absence too, with ``everybody`` each of ``agents``. Days and
    hours are those of ``now``'s zone. ``cache`` may be the list's own.
    """
    zone = now.tzinfo
    midnight = datetime.combine(day, time(), zone)
    rows: dict[int, list[tuple[Row, RdvAgent | None]]] = {}
    selection = select(
        data,
        now=now,
        lieu_id=lieu_id,
        wanted=wanted,
        motifs=motifs,
        thresholds=thresholds,
        cache=cache or RowCache(),
    )
    for rdv_rows, _ in selection.found:
        row = rdv_rows.row()
        for agent in rdv_rows.entry.rdv.agents or (None,):
            if agent is None or not wanted.agent_ids or agent.id in wanted.agent_ids:
                rows.setdefault(agent.id if agent else 0, []).append((row, agent))
    narrowed = bool(wanted.text.strip() or wanted.motif_ids or wanted.counters)
    openings: dict[int, list[Stretch]] = {}
    receives: dict[int, list[Free]] = {}
    for plage in plages:
        if lieu_id is not None and plage.lieu_id not in (None, lieu_id):
            continue
        stretch = _stretch(plage.starts_at, plage.ends_at, plage.title, midnight)
        if stretch is not None:
            openings.setdefault(plage.agent_id, []).append(stretch)
            open_time = Free(stretch.start_minute, stretch.end_minute, plage.lieu_id, plage.motif_ids)
            receives.setdefault(plage.agent_id, []).append(open_time)
    leaves: dict[int, list[Stretch]] = {}
    for absence in absences:
        stretch = _stretch(absence.starts_at, absence.ends_at, absence.title, midnight)
        if stretch is not None:
            leaves.setdefault(absence.agent_id, []).append(stretch)

    busy = _busy(data, midnight)
    for agent_id, stretches in leaves.items():
        busy.setdefault(agent_id, []).extend(_span(one) for one in stretches)

    columns = []
    chosen = set(rows)
    if not narrowed:
        chosen |= {
            agent_id
            for agent_id in (*openings, *(leaves if absent_too else ()), *(agents if everybody else ()))
            if (not wanted.agent_ids or agent_id in wanted.agent_ids)
            and (not wanted.service_ids or _is_of(agents.get(agent_id), wanted.service_ids))
        }
    for agent_id in chosen:
        cards = _cards(rows.get(agent_id, ()), midnight, motifs)
        columns.append(
            _column(
                agent_id,
                _name(agent_id, agents, rows.get(agent_id, ())),
                _service(agents.get(agent_id), services),
                cards,
                sorted(openings.get(agent_id, ()), key=_span),
                sorted(leaves.get(agent_id, ()), key=_span),
                free_times(receives.get(agent_id, ()), busy.get(agent_id, ())),
            )
        )
    columns.sort(key=_place)
    drawn = [(c.start_minute, c.end_minute) for column in columns for c in column.cards]
    drawn += [(s.start_minute, s.end_minute) for column in columns for s in column.plages]
    first = min((start for start, _ in drawn), default=FIRST_HOUR * 60) // 60
    last = -(-max((end for _, end in drawn), default=LAST_HOUR * 60) // 60)
    return Columns(
        day=day,
        columns=tuple(columns),
        from_hour=min(FIRST_HOUR, first),
        to_hour=max(LAST_HOUR, last),
        now_minute=now.hour * 60 + now.minute if now.date() == day else None,
    )


def _place(column: AgentColumn) -> tuple[bool, bool, str, str, int]:
    return (
        column.agent_id == 0,
        column.service in (tr(NO_SERVICE), UNTOLD_SERVICE),
        fold(column.service),
        fold(column.name),
        column.agent_id,
    )


def _name(agent_id: int, agents: Mapping[int, Agent], rows: Iterable[tuple[Row, RdvAgent | None]]) -> str:
    if agent_id == 0:
        return tr(NO_AGENT)
    known = agents.get(agent_id)
    if known is not None:
        return agent_name(known)
    unknown = tr("Agent n°\u00a0{}").format(agent_id)
    return next((agent_name(agent) for _, agent in rows if agent is not None), unknown)


def _service(agent: Agent | None, services: Mapping[int, Service]) -> str:
    """The first of the agent's services by name: a column stands in one group only."""
    none = tr(NO_SERVICE) if services else UNTOLD_SERVICE
    if agent is None:
        return none
    names = [services[service_id].name for service_id in agent.service_ids if service_id in services]
    if agent.at_reception:
        names.append(SECRETARIAT)
    return min(names, key=fold, default=none)


def _is_of(agent: Agent | None, service_ids: Collection[int]) -> bool:
    return agent is not None and any(service_id in service_ids for service_id in agent.service_ids)


def _busy(data: Iterable[DeskRdv], midnight: datetime) -> dict[int, list[tuple[int, int]]]:
    """When each agent has an RDV that takes place."""
    found: dict[int, list[tuple[int, int]]] = {}
    for entry in data:
        rdv = entry.rdv
        if rdv.status in CANCELLED:
            continue
        ends_at = rdv.starts_at + timedelta(minutes=rdv.duration_in_min)
        span = (_minute(rdv.starts_at, midnight), _minute(ends_at, midnight))
        for agent in rdv.agents:
            found.setdefault(agent.id, []).append(span)
    return found


def _column(
    agent_id: int,
    name: str,
    service: str,
    cards: tuple[Card, ...],
    plages: list[Stretch],
    absences: list[Stretch],
    free: tuple[Free, ...],
) -> AgentColumn:
    # « All day » is the whole of the hours in which anyone would look for them.
    first = min([FIRST_HOUR * 60, *(plage.start_minute for plage in plages)])
    last = max([LAST_HOUR * 60, *(plage.end_minute for plage in plages)])
    away = any(one.start_minute <= first and one.end_minute >= last for one in _merged(absences))
    if away:
        presence = tr("Absent toute la journée")
    else:
        parts = [_hours(plage) for plage in _merged(plages)]
        parts += [tr("absent {}").format(_hours(absence)) for absence in _merged(absences)]
        presence = capital(", ".join(parts))
    return AgentColumn(agent_id, name, service, cards, tuple(plages), tuple(absences), presence, free, away)


def _merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches that touch or overlap, as one each. They come sorted by start."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged and stretch.start_minute <= merged[-1].end_minute:
            end = max(merged[-1].end_minute, stretch.end_minute)
            merged[-1] = Stretch(merged[-1].start_minute, end)
        else:
            merged.append(Stretch(stretch.start_minute, stretch.end_minute))
    return merged


def _hours(stretch: Stretch) -> str:
    return f"{clock(stretch.start_minute)}–{clock(stretch.end_minute)}"


def _span(stretch: Stretch) -> tuple[int, int]:
    return stretch.start_minute, stretch.end_minute


def _stretch(starts_at: datetime, ends_at: datetime, title: str, midnight: datetime) -> Stretch | None:
    start, end = _minute(starts_at, midnight), _minute(ends_at, midnight)
    return Stretch(start, end, title) if start < end else None


def _minute(at: datetime, midnight: datetime) -> int:
    """Minutes between midnight and ``at`` by the clock on the wall, held within the day."""
    local = at.astimezone(midnight.tzinfo)
    if local.date() < midnight.date():
        return 0
    if local.date() > midnight.date():
        return 24 * 60
    return local.hour * 60 + local.minute


def _cards(
    rows: Iterable[tuple[Row, RdvAgent | None]], midnight: datetime, motifs: Mapping[int, Motif]
) -> tuple[Card, ...]:
    spans = []
    for row, _ in rows:
        if row.entry is None:
            continue
        rdv = row.entry.rdv
        start = _minute(rdv.starts_at, midnight)
        end = max(start, _minute(rdv.starts_at + timedelta(minutes=rdv.duration_in_min), midnight))
        motif = motifs.get(rdv.motif.id, rdv.motif)
        spans.append((start, end, row, motif.color or rdv.motif.color))
    # Longer first among those that begin together, so that the long one keeps the left.
    spans.sort(key=lambda span: (span[0], -span[1], span[2].key))
    cards = []
    for (start, end, row, color), (lane, lanes) in zip(spans, lanes_of([s[:2] for s in spans]), strict=True):
        cards.append(Card(row, start, end, lane, lanes, color))
    return tuple(cards)


def lanes_of(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For spans in minutes sorted by start: the lane of each and how many lanes its group of overlaps needs.

    Two spans that touch do not overlap; none counts for less than ``SHORTEST_DRAWN``.
    """
    placed: list[int] = []
    sizes: list[int] = []
    free_at: list[int] = []  # per lane of the present group, when it is free again
    group_start = 0
    for index, (start, end) in enumerate(spans):
        if free_at and start >= max(free_at):
            sizes += [len(free_at)] * (index - group_start)
            free_at, group_start = [], index
        drawn_end = max(end, start + SHORTEST_DRAWN)
        lane = next((i for i, free in enumerate(free_at) if free <= start), len(free_at))
        if lane == len(free_at):
            free_at.append(drawn_end)
        else:
            free_at[lane] = drawn_end
        placed.append(lane)
    sizes += [len(free_at)] * (len(spans) - group_start)
    return list(zip(placed, sizes, strict=True))

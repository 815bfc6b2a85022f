"""A week of one agent as columns: the days side by side in the place of the agents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.domain.dates.times import day_number, weekday_name
from kiosk.domain.day.board import Thresholds
from kiosk.domain.day.columns import FIRST_HOUR, LAST_HOUR, AgentColumn, Columns, build_columns
from kiosk.domain.day.free_time import STEP, Free
from kiosk.domain.day.rows import Row
from kiosk.domain.day.selection import BoardFilter
from kiosk.domain.text.language import capital, tr
from kiosk.domain.text.masked import masked

if TYPE_CHECKING:
    from kiosk.desk import DayData

WORKING_DAYS = 5


@masked
@dataclass(frozen=True, slots=True)
class Week:
    """The days of a week as one reads them; a column goes by the ordinal of its day."""

    columns: Columns
    rows: Mapping[str, Row]
    empty: bool  # neither RDVs, nor plages, nor absences


def week_of(
    first: date, days: Mapping[date, DayData | None], agent_id: int, now: datetime, thresholds: Thresholds, cut: bool
) -> Week:
    """The week from ``first`` on: ``days`` are the seven of it, None as long as one has not been read.

    Saturday and Sunday are left out unless something is on them. ``cut``: the platform is out of reach.
    """
    drawn: list[AgentColumn] = []
    hours = [(FIRST_HOUR, LAST_HOUR)]
    now_in = None
    for day, data in days.items():
        column = AgentColumn(0, "", "")
        if data is not None:
            found = _columns_of(day, data, agent_id, now, thresholds)
            column = next((one for one in found.columns if one.agent_id == agent_id), column)
            hours.append((found.from_hour, found.to_hour))
        if (day - first).days >= WORKING_DAYS and not (column.cards or column.plages):
            continue
        told = data is not None and data.synced_at is not None
        if day == now.date():
            now_in = (len(drawn), now.hour * 60 + now.minute)
        drawn.append(
            replace(
                column,
                agent_id=day.toordinal(),
                name=capital(f"{weekday_name(day.weekday())} {day_number(day)}"),
                service=tr("Aujourd’hui") if day == now.date() else "",
                presence=column.presence if told else _untold(column.presence, cut),
                free=tuple(_ahead(column.free, day, now)),
            )
        )
    columns = Columns(
        day=first,
        columns=tuple(drawn),
        from_hour=min(start for start, _ in hours),
        to_hour=max(end for _, end in hours),
        now_in=now_in,
    )
    rows = {card.row.key: card.row for column in drawn for card in column.cards}
    return Week(columns, rows, not any(one.cards or one.plages or one.absences for one in drawn))


def _columns_of(day: date, data: DayData, agent_id: int, now: datetime, thresholds: Thresholds) -> Columns:
    return build_columns(
        # Theirs alone: the lines of all the others, of seven days, would be made for nothing.
        [entry for entry in data.entries if any(agent.id == agent_id for agent in entry.rdv.agents)],
        day=day,
        now=now.astimezone(data.zone),
        lieu_id=None,
        wanted=BoardFilter(agent_ids=frozenset({agent_id})),
        motifs=data.motifs,
        agents=data.agents,
        services=data.services,
        plages=[one for one in data.plages if one.agent_id == agent_id],
        absences=[one for one in data.absences if one.agent_id == agent_id],
        thresholds=thresholds,
        absent_too=True,
    )


def _untold(presence: str, cut: bool) -> str:
    """What is said under a day of which the platform has not told everything yet."""
    return presence or (tr("Pas connu de ce poste") if cut else tr("Arrive…"))


def _ahead(free: Iterable[Free], day: date, now: datetime) -> Iterable[Free]:
    """What of the free time of ``day`` is still to come."""
    if day > now.date():
        yield from free
    elif day == now.date():
        minute = -(-(now.hour * 60 + now.minute) // STEP) * STEP
        for one in free:
            if one.end_minute - max(one.start_minute, minute) >= STEP:
                yield replace(one, start_minute=max(one.start_minute, minute))

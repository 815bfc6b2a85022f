"""What a desk prints, ready to be laid on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.desk.types import DayData
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.shown import CALLED_OFF, Hours, shown_of, together
from kiosk.domain.day.walk_in import WalkIn, in_order
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import by_name
from kiosk.domain.text.document import Document
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold
from kiosk.exports.day_list import DayList, day_list_document
from kiosk.exports.labels import labels_document

__all__ = ["DayOf", "Document", "Sheets", "day_list", "day_lists"]

_RECENT: Final = timedelta(minutes=15)
"""What is known since less than that is said without its hour."""


class Sheets(StrEnum):
    """What of a day stands on one sheet."""

    WHOLE = "whole"
    LIEU = "lieu"
    AGENT = "agent"
    LABELS = "labels"  # one for each usager, for their file


@masked
@dataclass(frozen=True, slots=True)
class DayOf:
    """A day that is printed: whose, where and when. ``place`` is the name of the lieu (``lieu_id`` None: of all)."""

    organisation: str
    place: str
    day: date
    now: datetime  # in any zone
    lieu_id: int | None = None


def day_list(data: DayData, walk_ins: Sequence[WalkIn], of: DayOf) -> Document:
    """The list of a day at a lieu, or at all, one after the other, as ``data`` has it.

    RDVs without a lieu are of every lieu's list, as on the board.
    """
    return _made(data, _entries(data, of.lieu_id), walk_ins, of, several=of.lieu_id is None and data.several_lieux)


def day_lists(data: DayData, walk_ins: Sequence[WalkIn], of: DayOf, sheets: Sheets) -> tuple[Document, ...]:
    """The same as several lists: a lieu or an agent each, by name, of those who have something that day.

    Nobody has: the one list that says so. What is called off gives nobody a sheet.
    """
    if sheets is Sheets.LIEU and of.lieu_id is None:
        lieux = {one.rdv.lieu.id: one.rdv.lieu.name for one in data.entries if one.rdv.lieu is not None}
        lieux |= {one.id: one.name for one in data.lieux if one.id in {walk_in.lieu_id for walk_in in walk_ins}}
        places = sorted(lieux.items(), key=lambda one: fold(one[1]))
        made = tuple(
            day_list(data, walk_ins, DayOf(of.organisation, name, of.day, of.now, lieu_id)) for lieu_id, name in places
        )
        return made or (day_list(data, walk_ins, of),)
    if sheets is Sheets.LABELS:
        there = [one for one in _entries(data, of.lieu_id) if _comes(one, of.now)]
        with by_name():
            return (labels_document(there, of.day, data.zone),)
    if sheets is Sheets.AGENT:
        there = [one for one in _entries(data, of.lieu_id) if _comes(one, of.now)]
        agents = {agent.id: agent for one in there for agent in one.rdv.agents}
        made = tuple(
            _made(data, [one for one in there if agent in one.rdv.agents], (), of, agent=agent)
            for agent in sorted(agents.values(), key=lambda one: (fold(one.last_name), fold(one.first_name)))
        )
        return made or (day_list(data, walk_ins, of),)
    return (day_list(data, walk_ins, of),)


def _entries(data: DayData, lieu_id: int | None) -> list[DeskRdv]:
    return [one for one in data.entries if lieu_id is None or one.rdv.lieu is None or one.rdv.lieu.id == lieu_id]


def _comes(entry: DeskRdv, now: datetime) -> bool:
    hours = Hours.of(entry.rdv, now)
    each = tuple(shown_of(one, hours, now) for one in entry.rdv.participations)
    return together(each, entry.rdv, hours, now) not in CALLED_OFF


def _made(
    data: DayData,
    entries: Sequence[DeskRdv],
    walk_ins: Sequence[WalkIn],
    of: DayOf,
    *,
    several: bool = False,
    agent: RdvAgent | None = None,
) -> Document:
    now = of.now.astimezone(data.zone)
    arrivals = sorted(in_order(walk_ins, of.lieu_id), key=lambda one: one.arrived_at)
    known = data.synced_at if data.synced_at is not None and now - data.synced_at > _RECENT else None
    with by_name():
        return day_list_document(
            DayList(of.place, of.day, now, entries, arrivals, several, of.organisation, agent, known)
        )

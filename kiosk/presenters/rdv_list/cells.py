"""What the cells of « Liste des RDV » say."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.dates.times import hour, minutes, short_date
from kiosk.domain.day.shown import label_of
from kiosk.domain.lists.rdv_list import ORIGINS, WORKSHOP, Column, Item, names_text
from kiosk.domain.people.names import agent_name, discreet
from kiosk.domain.text.language import tr
from kiosk.presenters.words.row_texts import agents_of, location_text, place_of
from kiosk.presenters.words.usager_texts import usager_phone

if TYPE_CHECKING:
    from kiosk.desk import Directory

_MOST = 200
"""Letters of a cell: nobody reads more of a context in a list."""


def cell_text(item: Item, column: Column, directory: Directory | None, zone: tzinfo) -> str:
    """The text of one cell."""
    rdv = item.entry.rdv
    match column:
        case Column.DATE:
            return short_date(item.day)
        case Column.HOUR:
            return hour(item.starts_at)
        case Column.USAGERS:
            return names_text(rdv)
        case Column.PHONE:
            return "" if discreet() else ", ".join(filter(None, (usager_phone(p.usager) for p in rdv.participations)))
        case Column.BIRTH:
            births = [p.usager.birth_date for p in rdv.participations]
            return "" if discreet() else ", ".join(short_date(day) for day in births if day is not None)
        case Column.SERVICE:
            return service_name(item, directory)
        case Column.MOTIF:
            return rdv.motif.name
        case Column.KIND:
            return kind_text(item)
        case Column.PLACE:
            return place_of(rdv)
        case Column.AGENTS:
            return agents_of(rdv)
        case Column.STATUS:
            return label_of(item.shown, item.entry).short
        case Column.DURATION:
            return minutes(rdv.duration_in_min)
        case Column.ORIGIN:
            return origin_text(item, directory)
        case Column.CREATED:
            if rdv.created_at is None:
                return ""
            at = rdv.created_at.astimezone(zone)
            return f"{short_date(at.date())} {hour(at)}"
        case Column.CONTEXT:
            return "" if discreet() else " ".join((rdv.context or "")[: 2 * _MOST].split())[:_MOST]


def service_name(item: Item, directory: Directory | None) -> str:
    """The name of the service of its motif, where it is known."""
    if directory is None or item.service_id not in directory.services:
        return ""
    return directory.services[item.service_id].name


def kind_text(item: Item) -> str:
    """« Sur place », « Collectif, sur place »."""
    place = location_text(item.entry.rdv.motif.location_type)
    return tr("Collectif, {}").format(place.lower()) if WORKSHOP in item.kinds else place


def origin_text(item: Item, directory: Directory | None) -> str:
    """Who created it: an agent by their name, where it is known."""
    rdv = item.entry.rdv
    if rdv.created_by_type == "Agent" and directory is not None and rdv.created_by_id in directory.agents:
        return agent_name(directory.agents[rdv.created_by_id])
    return ORIGINS[rdv.created_by_type] if rdv.created_by_type in ORIGINS and rdv.created_by_type else ""

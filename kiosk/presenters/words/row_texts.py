"""The texts of a row's cells. What the domain already says in French is taken from there."""

from __future__ import annotations

from typing import Final

from kiosk.domain.dates.times import minutes
from kiosk.domain.day.board import Row
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import label_of
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import tr

NOTHING: Final = "–"
"""What a cell says when it has nothing to say."""


def location_text(location_type: str) -> str:
    """The name of a location type of a motif; one that this release does not know stays as it is."""
    return {
        "public_office": tr("Sur place"),
        "phone": tr("Téléphone"),
        "home": tr("À domicile"),
        "visio": tr("Visio"),
    }.get(location_type, location_type)


def place_of(rdv: Rdv, *, name_lieu: bool = True) -> str:
    """Where ``rdv`` takes place; with ``name_lieu`` the lieu's name says it for those received on the spot."""
    if name_lieu and rdv.lieu is not None and rdv.lieu.name:
        return rdv.lieu.name
    return location_text(rdv.motif.location_type)


def agents_of(rdv: Rdv) -> str:
    """The agents of ``rdv``, as their colleagues name them."""
    return ", ".join(agent_name(agent) for agent in rdv.agents)


def motif_text(row: Row) -> str:
    walk_in = row.lobby.walk_in
    return row.entry.rdv.motif.name if row.entry else walk_in.about if walk_in is not None else ""


def agents_text(row: Row) -> str:
    return agents_of(row.entry.rdv) if row.entry else row.text


def status_text(row: Row) -> str:
    return label_of(row.shown, row.entry).short if row.shown else ""


def wait_text(row: Row) -> str:
    return minutes(row.waiting_minutes) if row.waiting_minutes is not None else ""

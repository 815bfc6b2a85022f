"""What links in messages and public links lead to: an RDV without anybody's name, and how to reach an organisation."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.html import page, tag
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.instants import spoken

_NOT_THERE = "Cette page n’existe pas ou n’existe plus."


def _rdv(call: Call) -> Answer:
    row = call.connection.execute(select(schema.rdvs).where(schema.rdvs.c.uuid == str(call.path["uuid"]))).first()
    if row is None:
        return page("Rendez-vous", tag("p", _NOT_THERE), status=404)
    motif = call.reference.motifs[row.motif_id]
    lieu = call.reference.lieux.get(row.lieu_id) if row.lieu_id is not None else None
    when = spoken(row.starts_at, call.reference.timezone(row.organisation_id))
    said = f"Ce rendez-vous du {when} est annulé." if row.status in statuses.CANCELLED else f"Le {when}."
    lines = [tag("p", said), tag("p", f"Motif : {motif.row.name}")]
    if lieu is not None:
        lines.append(tag("p", f"Lieu : {lieu.row.name}, {lieu.address}"))
    return page("Rendez-vous", *lines, *_reached(call, row.organisation_id))


def _organisation(call: Call) -> Answer:
    organisation = call.reference.organisations.get(call.id())
    if organisation is None:
        return page("Organisation", tag("p", _NOT_THERE), status=404)
    lieux = [
        tag("li", f"{lieu.row.name}, {lieu.address}")
        for lieu in call.reference.lieux.values()
        if lieu.organisation_id == organisation.id and lieu.row.availability == "enabled"
    ]
    places = [tag("h2", "Lieux"), tag("ul", *lieux)] if lieux else []
    return page(organisation.name, *_reached(call, organisation.id), *places)


def _reached(call: Call, organisation_id: int) -> list[str]:
    about = msgspec.json.decode(call.reference.organisations[organisation_id].wire)
    ways = [about["name"], about["phone_number"], about["email"]]
    return [tag("p", " · ".join(way for way in ways if way))]


ENDPOINTS = (
    Endpoint("GET", "/rdv/{uuid}", _rdv, public=True),
    Endpoint("GET", "/org/{id}", _organisation, public=True),
)

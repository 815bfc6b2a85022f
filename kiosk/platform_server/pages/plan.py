"""The page on which an agent picks the slot of a booking that another program began (POST rdv_plans).

Its address is its key: it opens for a day, for that one booking, with the rights of the agent who began it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from sqlalchemy import Row, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.html import Markup, field, page, tag
from kiosk.platform_server.rules import availability, visibility, wire
from kiosk.platform_server.rules.availability import LieuAvailability
from kiosk.platform_server.rules.bookings import book
from kiosk.platform_server.rules.rdv_fields import Participant, RdvFields
from kiosk.platform_server.rules.reference import Motif
from kiosk.platform_server.rules.usagers import sees_user
from kiosk.platform_server.values import secrets
from kiosk.platform_server.values.instants import local_day, spoken
from kiosk.platform_server.values.leniency import record_id
from kiosk.platform_server.values.refusals import Refusal

OPEN_S = 24 * 3600
_TITLE = "Choisir un créneau"
_DAYS = 7
_OF_ADDRESSES = "%!#$&'()*+,/:;=?@[]~"
_FURTHEST = timedelta(days=366)
_CLOSED = "Cette page n’est plus ouverte. Recommencez depuis votre logiciel."
_TAKEN = "Ce créneau vient d’être pris. Choisissez-en un autre."


def _show(call: Call) -> Answer:
    plan = _open(call)
    if plan is None:
        return page(_TITLE, tag("p", _CLOSED), status=404)
    if plan.rdv_id is not None:
        return _done(plan)
    return _choose(call, plan)


def _choose(call: Call, plan: Row[Any], message: str = "", status: int = 200) -> Answer:
    user = wire.load_users(call.connection, [plan.user_id])[plan.user_id]
    content = [tag("p", f"Pour {user.last_name} {user.first_name}")]
    if message:
        content.append(tag("p", tag("strong", message)))
    motif = _motif(call)
    if motif is None:
        return page(_TITLE, *content, *_motifs(call), status=status)
    first = _first_day(call, motif)
    found = availability.search(call.connection, call.reference, motif, first, _DAYS, call.now)
    organisation = call.reference.organisations[motif.organisation_id].name
    content += [tag("p", f"{motif.row.name}, {organisation}. "), tag("p", tag("a", "Changer de motif", href="?"))]
    for place in found:
        content += _slots(call, motif, place, first)
    if not found:
        content.append(tag("p", "Aucun créneau n’est ouvert pour ce motif."))
    later = {"motif_id": str(motif.id), "from": (first + timedelta(days=_DAYS)).isoformat()}
    content.append(tag("p", tag("a", "Semaine suivante", href=f"?{urlencode(later)}")))
    return page(_TITLE, *content, status=status)


def _motifs(call: Call) -> list[Markup]:
    offered = [m for m in call.reference.motifs.values() if _offered(call, m)]
    if not offered:
        return [tag("p", "Aucun motif n’est ouvert.")]
    names = call.reference.organisations
    lines = [
        tag("li", tag("a", f"{m.row.name}, {names[m.organisation_id].name}", href=f"?motif_id={m.id}")) for m in offered
    ]
    return [tag("h2", "Motif"), tag("ul", *lines)]


def _slots(call: Call, motif: Motif, place: LieuAvailability, first: date) -> list[Markup]:
    zone_name = call.reference.timezone(motif.organisation_id)
    heading = tag("h2", place.lieu.row.name if place.lieu else "Sans lieu")
    if not place.creneaux:
        following = place.next_availability
        if following is None:
            return [heading, tag("p", "Aucun créneau dans les six mois.")]
        there = urlencode({"motif_id": str(motif.id), "from": local_day(following.starts_at, zone_name).isoformat()})
        when = spoken(following.starts_at, zone_name)
        return [heading, tag("p", tag("a", f"Prochaine disponibilité le {when}", href=f"?{there}"))]
    buttons = []
    for slot in place.creneaux:
        name = call.reference.agents[slot.agent_id].name
        value = f"{slot.starts_at} {slot.agent_id} {slot.lieu_id or 0}"
        label = f"{spoken(slot.starts_at, zone_name)}, {name}"
        buttons.append(tag("li", tag("button", label, type_="submit", name="slot", value=value)))
    sent = (field("motif_id", str(motif.id)), field("from", first.isoformat()))
    return [heading, tag("form", *sent, tag("ul", *buttons), method="post")]


def _pick(call: Call) -> Answer:
    plan = _open(call)
    if plan is None:
        return page(_TITLE, tag("p", _CLOSED), status=404)
    if plan.rdv_id is not None:
        return _done(plan)
    motif = _motif(call)
    sent = [record_id(part) for part in str(call.body.get("slot", "")).split()]
    if motif is None or len(sent) != 3 or not _is_offered(call, motif, sent):
        return _choose(call, plan, _TAKEN, 409)
    starts_at, agent_id, lieu_id = sent
    values: dict[str, Any] = {"starts_at": starts_at, "lieu_id": lieu_id or None}
    try:
        rdv_id = book(call, motif, RdvFields(values, [agent_id], [Participant(plan.user_id)]))
    except Refusal:
        # Looked at before anything is written, so there is nothing to take back.
        return _choose(call, plan, _TAKEN, 409)
    call.connection.execute(update(schema.rdv_plans).where(schema.rdv_plans.c.id == plan.id).values(rdv_id=rdv_id))
    if plan.return_url:
        # Headers know few letters; what is written so already stays as it is.
        return Answer(status=303, headers={"Location": quote(plan.return_url, safe=_OF_ADDRESSES)}, token=False)
    return _done(plan)


def _is_offered(call: Call, motif: Motif, sent: list[int]) -> bool:
    starts_at, agent_id, lieu_id = sent
    if not call.now <= starts_at <= call.now + int(_FURTHEST.total_seconds()):
        return False
    day = local_day(starts_at, call.reference.timezone(motif.organisation_id))
    found = availability.search(call.connection, call.reference, motif, day, 1, call.now, agent_ids=[agent_id])
    slots = {(slot.starts_at, slot.agent_id, slot.lieu_id or 0) for place in found for slot in place.creneaux}
    return (starts_at, agent_id, lieu_id) in slots


def _done(plan: Row[Any]) -> Answer:
    content = [tag("p", "Le rendez-vous est pris. Vous pouvez fermer cette page.")]
    if plan.return_url:
        content.append(tag("p", tag("a", "Revenir", href=plan.return_url, rel="noreferrer")))
    return page("Rendez-vous pris", *content)


def _open(call: Call) -> Row[Any] | None:
    """The plan of this address while it is open; from then on the call acts as the agent who began it."""
    column = schema.rdv_plans.c
    plan = call.connection.execute(
        select(schema.rdv_plans).where(column.token_hash == secrets.hashed(str(call.path["token"])))
    ).first()
    agent = call.reference.agents.get(plan.agent_id) if plan is not None else None
    if plan is None or agent is None or agent.row.deleted_at is not None or plan.created_at + OPEN_S <= call.now:
        return None
    call.author = agent
    # The agent may have lost sight of the usager since.
    return plan if sees_user(call, plan.user_id) else None


def _offered(call: Call, motif: Motif) -> bool:
    return visibility.sees_motif(call.agent, motif) and motif.row.deleted_at is None and not motif.collectif


def _motif(call: Call) -> Motif | None:
    sent = call.body.get("motif_id", call.query.text("motif_id"))
    motif = call.reference.motifs.get(record_id(sent))
    return motif if motif is not None and _offered(call, motif) else None


def _first_day(call: Call, motif: Motif) -> date:
    today = local_day(call.now, call.reference.timezone(motif.organisation_id))
    try:
        first = date.fromisoformat(str(call.body.get("from", call.query.text("from"))))
    except ValueError:
        return today
    return min(max(first, today), today + _FURTHEST)


ENDPOINTS = (
    Endpoint("GET", "/rdv_plans/{token}", _show, public=True),
    Endpoint("POST", "/rdv_plans/{token}", _pick, Kind.WRITE, public=True),
)

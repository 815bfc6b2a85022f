"""RDVs booked, changed and deleted.

Writes come one after the other, and each looks at who holds its agents before it takes them: a slot is booked once,
unless somebody was asked and said so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from sqlalchemy import Row, delete, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.params import wrapped
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.bookings import add_participants, book, set_agents
from kiosk.platform_server.rules.in_the_way import Consent, check_free, read_consent
from kiosk.platform_server.rules.prescription import may_prescribe
from kiosk.platform_server.rules.rdv_fields import Participant, Present, RdvFields, read_fields
from kiosk.platform_server.rules.rdvs import find_rdv, participations, touch_rdv, written_rdv
from kiosk.platform_server.rules.reference import Motif
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.leniency import whole
from kiosk.platform_server.values.refusals import forbidden, unknown_record
from kiosk.platform_server.values.validation import Faults


def _show(call: Call) -> Answer:
    return Answer(written_rdv(call, find_rdv(call, call.id()).id))


def _create(call: Call) -> Answer:
    sent = wrapped(call.body, "rdv")
    motif, prescribing = _motif(call, sent)
    faults = Faults()
    required: dict[str, Any] = {"starts_at": None, "agent_ids": []}
    if "user_ids" not in sent:
        required["participations"] = []
    if motif.location_type == "public_office":
        required["lieu_id"] = None
    fields = read_fields(call, motif, {**required, **sent}, faults)
    _check_seats(fields.values.get("max_participants_count"), len(fields.participants or []), faults)
    consent = read_consent(sent, call.reference.timezone(motif.organisation_id), faults)
    faults.refuse()
    rdv_id = book(call, motif, fields, consent, prescribing=prescribing)
    answer = written_rdv(call, rdv_id)
    return Answer(_of_elsewhere(call, answer) if prescribing else answer, 201)


def _of_elsewhere(call: Call, answer: Mapping[str, Any]) -> dict[str, Any]:
    """What was booked as a prescriber is told: its agent by name only, as the créneau said."""
    rdv = msgspec.json.decode(answer["rdv"])
    agents = (call.reference.agents[one["id"]] for one in rdv["agents"])
    return {"rdv": {**rdv, "agents": [visibility.named(call.reference, call.agent, agent) for agent in agents]}}


def _update(call: Call) -> Answer:
    rdv = find_rdv(call, call.id())
    # Who takes part in an RDV sees it, wherever it is; its hour and people are those who work there's to change.
    visibility.member(call.reference, call.agent, rdv.organisation_id)
    motif = call.reference.motifs[rdv.motif_id]
    sent = wrapped(call.body, "rdv")
    present = {row.user_id: row for row in participations(call, rdv.id)}
    faults = Faults()
    for name in ("motif_id", "organisation_id"):
        if name in sent and whole(sent[name]) != getattr(rdv, name):
            faults.add(name, "frozen", "ne peut pas être modifié")
    before = _agents_of(call, rdv.id)
    fields = read_fields(call, motif, sent, faults, Present(present, before))
    changed = {name: value for name, value in fields.values.items() if value != getattr(rdv, name)}
    after = _after(rdv, motif, fields, present, call.now)
    if fields.participants is not None:
        changed |= {name: value for name, value in after.items() if value != getattr(rdv, name)}
    _check_seats(changed.get("max_participants_count", rdv.max_participants_count), after.get("users_count", 0), faults)
    consent = read_consent(sent, call.reference.timezone(rdv.organisation_id), faults)
    faults.refuse()
    call.check_version(rdv.lock_version, lambda: written_rdv(call, rdv.id))
    agent_ids = before if fields.agent_ids is None else fields.agent_ids
    _check_move(call, rdv, changed, before, agent_ids, consent)
    moved_people = _replace_participants(call, rdv, motif, fields.participants, present)
    if agent_ids != before:
        set_agents(call, rdv.id, agent_ids)
    if changed or moved_people or agent_ids != before:
        touch_rdv(call, rdv, **changed)
    return Answer(written_rdv(call, rdv.id))


def _destroy(call: Call) -> Answer:
    rdv = find_rdv(call, call.id())
    if call.agent.roles.get(rdv.organisation_id) != "admin":
        raise forbidden()
    call.check_version(rdv.lock_version, lambda: written_rdv(call, rdv.id))
    plan = schema.rdv_plans.c.rdv_id
    call.connection.execute(update(schema.rdv_plans).where(plan == rdv.id).values(rdv_id=None))
    for table in (schema.participations, schema.rdv_agents):
        call.connection.execute(delete(table).where(table.c.rdv_id == rdv.id))
    call.connection.execute(delete(schema.rdvs).where(schema.rdvs.c.id == rdv.id))
    call.touched(rdv.organisation_id, "rdv", rdv.id, deleted=True)
    return Answer(status=204)


def _motif(call: Call, sent: Mapping[str, Any]) -> tuple[Motif, bool]:
    """The motif to book, and whether it is booked as a prescriber. Raises Refusal (403, 404)."""
    organisation_id, motif_id = call.id(), whole(sent.get("motif_id")) or 0
    motif = call.reference.motifs.get(motif_id)
    if motif is not None and motif.organisation_id == organisation_id:
        if may_prescribe(call.reference, call.agent, motif):
            return motif, True
        if visibility.sees_motif(call.agent, motif) and motif.row.deleted_at is None:
            return motif, False
    visibility.member(call.reference, call.agent, organisation_id)
    raise unknown_record("Motif", motif_id)


def _check_seats(most: int | None, count: int, faults: Faults) -> None:
    if most is not None and count > most:
        faults.add("participations", "too_long", f"ne peuvent pas être plus de {most}")


def _check_move(
    call: Call,
    rdv: Row[Any],
    changed: Mapping[str, Any],
    before: Collection[int],
    agent_ids: Collection[int],
    consent: Consent,
) -> None:
    """That a change takes no time that is not free, unless it was accepted so.

    All of the agents' where the hours move or a cancelled RDV takes place again, else that of those who come.
    """
    if changed.get("status", rdv.status) in statuses.CANCELLED:
        return
    moves = not changed.keys().isdisjoint(("starts_at", "duration_in_min")) or rdv.status in statuses.CANCELLED
    taken = agent_ids if moves else sorted(set(agent_ids) - set(before))
    if taken:
        starts_at = changed.get("starts_at", rdv.starts_at)
        ends_at = starts_at + changed.get("duration_in_min", rdv.duration_in_min) * 60
        check_free(call, rdv.organisation_id, taken, starts_at, ends_at, consent, but=rdv.id)


def _after(rdv: Row[Any], motif: Motif, fields: RdvFields, present: Mapping[int, Row[Any]], now: int) -> dict[str, Any]:
    """What the participants that are left and those who come make of the RDV."""
    left = present if fields.participants is None else {p.user_id: present.get(p.user_id) for p in fields.participants}
    found = [row.status if row is not None else "unknown" for row in left.values()]
    if fields.participants is None or set(left) == set(present):
        return {"users_count": statuses.users_count(found)}
    begun = fields.values.get("starts_at", rdv.starts_at) <= now
    status = statuses.rdv_status(rdv.status, found, collectif=motif.collectif, begun=begun and bool(found))
    return {
        "users_count": statuses.users_count(found),
        "status": status,
        "cancelled_at": statuses.cancelled_at(rdv.cancelled_at, rdv.status, status, now),
    }


def _agents_of(call: Call, rdv_id: int) -> list[int]:
    link = schema.rdv_agents.c
    return list(call.connection.scalars(select(link.agent_id).where(link.rdv_id == rdv_id).order_by(link.agent_id)))


def _replace_participants(
    call: Call,
    rdv: Row[Any],
    motif: Motif,
    participants: list[Participant] | None,
    present: Mapping[int, Row[Any]],
) -> bool:
    """Makes ``participants`` those who take part; who stays keeps their status. Answers whether anything is new."""
    if participants is None:
        return False
    column = schema.participations.c
    gone = [row.id for user_id, row in present.items() if user_id not in {p.user_id for p in participants}]
    if gone:
        call.connection.execute(delete(schema.participations).where(column.id.in_(gone)))
    changed = bool(gone)
    for one in participants:
        row = present.get(one.user_id)
        if row is None:
            continue
        chosen = {name: value for name, value in one.choices.items() if value not in (None, getattr(row, name))}
        if chosen:
            call.connection.execute(update(schema.participations).where(column.id == row.id).values(chosen))
            changed = True
    coming = [p for p in participants if p.user_id not in present]
    add_participants(call, rdv.id, motif, coming, prescribing=False)
    return changed or bool(coming)


ENDPOINTS = (
    Endpoint("POST", "/organisations/{id}/rdvs", _create, Kind.WRITE),
    Endpoint("GET", "/rdvs/{id}", _show),
    Endpoint("PATCH", "/rdvs/{id}", _update, Kind.WRITE),
    Endpoint("DELETE", "/rdvs/{id}", _destroy, Kind.WRITE),
)

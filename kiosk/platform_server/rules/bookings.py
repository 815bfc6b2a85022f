"""A booking as it is written: what holds the agents is looked at, then their time is taken, in one transaction.

The transaction's author books; whoever reads what was sent does so before, through ``rdv_fields``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from sqlalchemy import delete, insert

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules.in_the_way import Consent, check_free, check_offered, check_one_slot
from kiosk.platform_server.rules.rdv_fields import Participant, RdvFields
from kiosk.platform_server.rules.reference import Motif
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.rules.usagers import attach, organisations_of, tell_user


def book(
    transaction: Transaction,
    motif: Motif,
    fields: RdvFields,
    consent: Consent = Consent(),  # noqa: B008 - frozen
    *,
    prescribing: bool = False,
) -> int:
    """Books and answers the RDV's id. ``starts_at`` and the agents must be there, the duration is the motif's else.

    Raises Refusal (409) with what is in the way; ``prescribing``, whatever was accepted, and (422) when it is no slot.
    All of it is looked at here, in the transaction that writes.
    """
    participants, agent_ids = fields.participants or [], fields.agent_ids or []
    fields.values.setdefault("duration_in_min", motif.row.default_duration_in_min)
    if prescribing:
        check_one_slot(motif, fields.values, agent_ids)
    starts_at = fields.values["starts_at"]
    ends_at = starts_at + fields.values["duration_in_min"] * 60
    given = replace(consent, accepted=consent.accepted and not prescribing)
    check_free(transaction, motif.organisation_id, agent_ids, starts_at, ends_at, given)
    if prescribing:
        check_offered(transaction, motif, fields.values, agent_ids, consent)
    values = {
        **fields.values,
        "uuid": str(uuid4()),
        "organisation_id": motif.organisation_id,
        "motif_id": motif.id,
        "status": "unknown",
        "users_count": len(participants),
        "created_by_type": "Agent",
        "created_by_id": transaction.agent.id,
        "created_at": transaction.now,
        "updated_at": transaction.now,
    }
    rdv_id = transaction.insert(schema.rdvs, values)
    set_agents(transaction, rdv_id, agent_ids)
    add_participants(transaction, rdv_id, motif, participants, prescribing=prescribing)
    transaction.touched(motif.organisation_id, "rdv", rdv_id)
    return rdv_id


def set_agents(transaction: Transaction, rdv_id: int, agent_ids: Iterable[int]) -> None:
    """Makes these agents, and no others, those of the RDV."""
    transaction.connection.execute(delete(schema.rdv_agents).where(schema.rdv_agents.c.rdv_id == rdv_id))
    transaction.connection.execute(insert(schema.rdv_agents), [{"rdv_id": rdv_id, "agent_id": a} for a in agent_ids])


def add_participants(
    transaction: Transaction, rdv_id: int, motif: Motif, participants: Iterable[Participant], *, prescribing: bool
) -> None:
    """Lets usagers take part; their fiche is attached to the organisation that receives them."""
    notified = motif.row.visibility_type == "visible_and_notified"
    for one in participants:
        told = {name: notified if value is None else value for name, value in one.choices.items()}
        transaction.connection.execute(
            insert(schema.participations).values(
                rdv_id=rdv_id,
                user_id=one.user_id,
                status="unknown",
                created_by_type="Agent",
                created_by_id=transaction.agent.id,
                created_by_agent_prescripteur=prescribing,
                **told,
            )
        )
        attached = organisations_of(transaction, one.user_id)
        if motif.organisation_id not in attached:
            attach(transaction, one.user_id, [motif.organisation_id])
            tell_user(transaction, one.user_id, {*attached, motif.organisation_id})

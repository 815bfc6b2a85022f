"""Messages put among what is to be sent, within the transaction of what they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from kiosk.domain.people.phones import is_mobile
from kiosk.platform_server.data import levels
from kiosk.platform_server.outbound.deliveries import EMAIL, SMS, Delivery
from kiosk.platform_server.outbound.notifications import decide, state
from kiosk.platform_server.outbound.notifications.decide import Event, ToUser
from kiosk.platform_server.outbound.notifications.messages import Message
from kiosk.platform_server.outbound.notifications.state import State
from kiosk.platform_server.rules import wire
from kiosk.platform_server.rules.rdvs import BeforeAndAfter
from kiosk.platform_server.rules.reference import Reference
from kiosk.platform_server.values.like import Like


def messages(
    connection: Connection,
    reference: Reference,
    rdvs: BeforeAndAfter,
    author_id: int | None,
    now: int,
    public_url: str,
) -> list[Delivery]:
    """What is to be sent of these RDVs, and of what a write has made of them."""
    before, after = (
        {rdv_id: state.of(standing) for rdv_id, standing in one.items()} for one in (rdvs.before, rdvs.after)
    )
    agents = {i for one in (*before.values(), *after.values()) for i in one.agent_ids}
    chosen, waited_for = levels.of(connection, agents), levels.told_of_waits(connection, agents)
    found: list[Delivery] = []
    for rdv_id in sorted({*before, *after}):
        was, is_ = before.get(rdv_id), after.get(rdv_id)
        last = is_ or was
        assert last is not None
        motif = reference.motifs[last.row.motif_id]
        to_users = list(decide.users_to_tell(was, is_, motif.row.visibility_type, now))
        moved_from = was.row.starts_at if was and is_ and was.row.starts_at != is_.row.starts_at else None
        found += to_usagers(connection, reference, last, to_users, public_url, moved_from)
        zone_name = reference.timezone(last.row.organisation_id)
        to_agents = decide.agents_to_tell(was, is_, chosen, author_id, now, zone_name, workshop=motif.collectif)
        for event, agent_id in (*to_agents, *decide.agents_waited_for(was, is_, waited_for, author_id)):
            agent = reference.agents[agent_id]
            if agent.email and agent.row.deleted_at is None and not agent.row.invited:
                told = _message(
                    reference, last, event, public_url, name=agent.name, to_agent=True, moved_from=moved_from
                )
                found.append(Delivery(EMAIL, agent.email, msgspec.json.encode(told)))
    return found


def to_usagers(
    connection: Connection,
    reference: Reference,
    rdv: State,
    told: Iterable[ToUser],
    public_url: str,
    moved_from: int | None = None,
) -> Iterator[Delivery]:
    """The messages of one RDV to its usagers; those of a proche go to their responsible. Each address is told once."""
    told = list(told)
    users = wire.load_users(connection, [one.user_id for one in told])
    sent: set[tuple[Event, str, str]] = set()
    for event, user_id in told:
        user = users.get(user_id)
        if user is None or user.deleted_at is not None:
            continue
        receiver = users.get(user.responsible_id, user)
        if receiver.deleted_at is not None:
            continue
        proche = user.first_name if receiver is not user else None
        name = f"{receiver.first_name} {receiver.last_name}"
        message = _message(reference, rdv, event, public_url, name=name, proche=proche, moved_from=moved_from)
        content = msgspec.json.encode(message)
        for channel, recipient in _addresses(receiver, reference.like):
            if (event, channel, recipient) not in sent:
                sent.add((event, channel, recipient))
                yield Delivery(channel, recipient, content)


def _addresses(user: Row[Any], like: Like) -> Iterator[tuple[str, str]]:
    """Where a usager accepts to be told."""
    email = wire.notified_at(user)
    if user.notify_by_email and email:
        yield EMAIL, email
    number = wire.dialled(user, like)
    if user.notify_by_sms and number and is_mobile(number):
        yield SMS, number


def _message(
    reference: Reference, rdv: State, event: Event, public_url: str, *, name: str, to_agent: bool = False,
    proche: str | None = None, moved_from: int | None = None,
) -> Message:  # fmt: skip
    row = rdv.row
    motif, organisation = reference.motifs[row.motif_id], reference.organisations[row.organisation_id]
    about: Mapping[str, Any] = msgspec.json.decode(organisation.wire)
    lieu = reference.lieux.get(row.lieu_id) if row.lieu_id is not None else None
    return Message(
        event=event,
        to_agent=to_agent,
        name=name,
        proche=proche,
        uid=row.uuid,
        sequence=row.lock_version,
        starts_at=row.starts_at,
        ends_at=row.starts_at + row.duration_in_min * 60,
        previous_starts_at=moved_from,
        zone_name=organisation.timezone,
        motif=motif.row.name,
        location_type=motif.location_type,
        lieu=lieu.row.name if lieu else None,
        address=lieu.address if lieu else "",
        organisation=organisation.name,
        organisation_phone=(lieu.row.phone_number if lieu else None) or about["phone_number"],
        instruction=motif.row.instruction_for_rdv,
        visio_url=wire.visio_url(row, motif),
        coming=len(rdv.coming),
        seats=row.max_participants_count,
        link=f"{public_url}/rdv/{row.uuid}",
        modified_at=row.updated_at,
    )

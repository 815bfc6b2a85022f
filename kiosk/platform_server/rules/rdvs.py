"""RDVs one by one: found by who may see them, written, changed as their participations change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.refusals import unknown_record


@dataclass(frozen=True, slots=True)
class Standing:
    """One RDV as it is in the database: its row, its agents and its participations, by their ids."""

    row: Row[Any]
    agent_ids: tuple[int, ...]
    participations: tuple[Row[Any], ...]


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """The RDVs that a write has touched, by id, as they stood before it and as it leaves them; those that are there."""

    before: dict[int, Standing]
    after: dict[int, Standing]


def standings(connection: Connection, rdv_ids: Collection[int]) -> dict[int, Standing]:
    """The RDVs with these ids, those that are there."""
    rdv, link, taking_part = schema.rdvs.c, schema.rdv_agents.c, schema.participations.c
    found: dict[int, Standing] = {}
    for part in wire.batches(sorted(rdv_ids)):
        agents: defaultdict[int, list[int]] = defaultdict(list)
        mine = select(link.rdv_id, link.agent_id).where(link.rdv_id.in_(part)).order_by(link.agent_id)
        for rdv_id, agent_id in connection.execute(mine):
            agents[rdv_id].append(agent_id)
        people: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        theirs = select(schema.participations).where(taking_part.rdv_id.in_(part)).order_by(taking_part.id)
        for row in connection.execute(theirs):
            people[row.rdv_id].append(row)
        for row in connection.execute(select(schema.rdvs).where(rdv.id.in_(part))):
            found[row.id] = Standing(row, tuple(agents[row.id]), tuple(people[row.id]))
    return found


def in_sight(transaction: Transaction, organisation_id: int | None = None) -> Select[Any]:
    """The RDVs that the agent's role shows them, once or once per agent of each."""
    seen = visibility.rdvs_in_sight(transaction.reference, transaction.agent, organisation_id)
    if not visibility.once_per_agent(transaction.agent):
        return select(schema.rdvs).where(seen)
    # An outer join, so that the database walks the RDVs in their order and looks the agents up, not the reverse.
    joined = schema.rdvs.outerjoin(schema.rdv_agents, schema.rdv_agents.c.rdv_id == schema.rdvs.c.id)
    return select(schema.rdvs).select_from(joined).where(seen)


def find_rdv(transaction: Transaction, rdv_id: int, *, missing: tuple[str, object] | None = None) -> Row[Any]:
    """The RDV with this id, when the agent sees it. Raises Refusal (404), naming ``missing`` where given."""
    row = transaction.connection.execute(in_sight(transaction).where(schema.rdvs.c.id == rdv_id).limit(1)).first()
    if row is None:
        raise unknown_record(*(missing or ("Rdv", rdv_id)))
    return row


def written_rdv(transaction: Transaction, rdv_id: int) -> dict[str, Any]:
    """``{"rdv": …}`` as it is now."""
    row = transaction.connection.execute(select(schema.rdvs).where(schema.rdvs.c.id == rdv_id)).one()
    return {"rdv": wire.rdvs(transaction.connection, transaction.reference, [row], transaction.now)[0]}


def participations(transaction: Transaction, rdv_id: int) -> Sequence[Row[Any]]:
    """Who takes part, in the order in which they came."""
    column = schema.participations.c
    mine = select(schema.participations).where(column.rdv_id == rdv_id).order_by(column.id)
    return transaction.connection.execute(mine).all()


def touch_rdv(transaction: Transaction, rdv: Row[Any], **values: Any) -> None:
    """Writes ``values`` to an RDV, with what every write to one changes, and tells the desks."""
    column = schema.rdvs.c
    version = {"lock_version": column.lock_version + 1, "updated_at": transaction.now}
    transaction.connection.execute(update(schema.rdvs).where(column.id == rdv.id).values({**values, **version}))
    transaction.touched(rdv.organisation_id, "rdv", rdv.id)


def follow_participations(transaction: Transaction, rdv: Row[Any]) -> None:
    """Makes of an RDV what its participations, once written, say of it."""
    column = schema.participations.c
    present = list(transaction.connection.scalars(select(column.status).where(column.rdv_id == rdv.id)))
    collectif = transaction.reference.motifs[rdv.motif_id].collectif
    begun = rdv.starts_at <= transaction.now
    after = statuses.rdv_status(rdv.status, present, collectif=collectif, begun=begun)
    touch_rdv(
        transaction,
        rdv,
        status=after,
        users_count=statuses.users_count(present),
        cancelled_at=statuses.cancelled_at(rdv.cancelled_at, rdv.status, after, transaction.now),
    )

"""RDVs one by one: found by who may see them, written, changed as their participations change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.refusals import unknown_record


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

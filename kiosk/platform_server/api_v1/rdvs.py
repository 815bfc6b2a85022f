"""RDVs: the list of an organisation, and the list with filters of newer releases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.lists import PAGE_SIZE, overlapping_page, page, page_of_rows
from kiosk.platform_server.rules import wire
from kiosk.platform_server.rules.rdvs import in_sight
from kiosk.platform_server.values.instants import PARIS, read_instant, same_hour
from kiosk.platform_server.values.statuses import SETTABLE


def _index_of_organisation(call: Call) -> Answer:
    return _index(call, call.id())


def _index_of_all(call: Call) -> Answer:
    return _index(call, call.query.integer("organisation_id") if "organisation_id" in call.query else None)


def _index(call: Call, organisation_id: int | None) -> Answer:
    conditions = _conditions(call, organisation_id)
    number = call.query.page()
    if conditions is None:
        return page("rdvs", [], number, 0)
    rdv = schema.rdvs.c
    listed = in_sight(call, organisation_id).where(*conditions)
    if call.reference.like.ordered_lists:
        return page_of_rows(call, "rdvs", listed, (rdv.starts_at, rdv.id), lambda rows: _written(call, rows))
    every = list(call.connection.scalars(listed.with_only_columns(rdv.id)))
    ids = overlapping_page(every, number)
    found = {row.id: row for row in call.connection.execute(select(schema.rdvs).where(rdv.id.in_(set(ids))))}
    return page("rdvs", _written(call, [found[rdv_id] for rdv_id in ids]), number, len(every))


def _written(call: Call, rows: Sequence[Row[Any]]) -> Sequence[Any]:
    wanted = call.query.texts("include")
    include = wire.ASSOCIATIONS if wanted is None else frozenset(wanted) & wire.ASSOCIATIONS
    return wire.rdvs(call.connection, call.reference, rows, call.now, include)


def _conditions(call: Call, organisation_id: int | None) -> list[ColumnElement[bool]] | None:
    """The filters of the call; None when one of them lets nothing through."""
    rdv = schema.rdvs.c
    conditions: list[ColumnElement[bool]] = []
    if organisation_id is not None:
        if organisation_id not in call.reference.organisations:
            return None
        conditions.append(rdv.organisation_id == organisation_id)
    for field in ("starts_after", "starts_before"):
        text = call.query.text(field)
        if text:
            window = _window(call, organisation_id, field, text)
            if window is None:
                return None
            conditions.append(window)
    ids = call.query.integers("id")
    if ids is not None:
        conditions.append(rdv.id.in_(sorted(set(ids))[:PAGE_SIZE]))
    users = call.query.integers("user_id")
    if users is not None:
        participation = schema.participations.c
        conditions.append(rdv.id.in_(select(participation.rdv_id).where(participation.user_id.in_(users[:PAGE_SIZE]))))
    agents = call.query.integers("agent_id")
    if agents is not None:
        other = schema.rdv_agents.alias().c
        conditions.append(rdv.id.in_(select(other.rdv_id).where(other.agent_id.in_(agents[:PAGE_SIZE]))))
    statuses = call.query.texts("status")
    if statuses is not None and any(statuses):
        conditions.append(rdv.status.in_(sorted(SETTABLE.intersection(statuses))))
    return conditions


def _window(call: Call, organisation_id: int | None, field: str, text: str) -> ColumnElement[bool] | None:
    """The RDVs from that instant on, or up to it; None where it cannot be read."""
    reference, starts_at = call.reference, schema.rdvs.c.starts_at

    def compared(at: int) -> ColumnElement[bool]:
        return starts_at >= at if field == "starts_after" else starts_at <= at

    if not reference.like.paris_hours:
        here = reference.zone_of(call.agent) if organisation_id is None else reference.timezone(organisation_id)
        at = read_instant(text, here, field)
        return None if at is None else compared(at)
    at = read_instant(text, PARIS, field)
    if at is None:
        return None
    organisations = [o for o in reference.organisations.values() if organisation_id in (None, o.id)]
    return or_(
        *(
            schema.rdvs.c.organisation_id.in_([o.id for o in organisations if o.timezone == zone_name])
            & compared(same_hour(at, PARIS, zone_name))
            for zone_name in sorted({o.timezone for o in organisations})
        )
    )


ENDPOINTS = (
    Endpoint("GET", "/organisations/{id}/rdvs", _index_of_organisation),
    Endpoint("GET", "/rdvs", _index_of_all),
)

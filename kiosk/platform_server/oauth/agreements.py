"""The page where an agent sees what may act for them, and takes it back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.html import Markup, field, page, tag
from kiosk.platform_server.oauth import browser
from kiosk.platform_server.oauth.sign_in import AGREEMENTS, SIGN_IN, account, go
from kiosk.platform_server.rules import applications, grants
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.values.instants import local_day

_consent = schema.oauth_consents.c


def _show(call: Call) -> Answer:
    with call.platform.database.read() as connection:
        agent = browser.agent_signed_in(connection, call)
        if agent is None:
            return go(302, SIGN_IN)
        agreed = _agreed(connection, agent)
    acting = "Une application autorisée agit en votre nom, avec vos droits."
    intro = acting if agreed else "Aucune application n’agit en votre nom."
    lines = [_line(call, agent, row) for row in agreed]
    return page("Applications autorisées", account(call, agent), tag("p", intro), *lines, private=True)


def _agreed(connection: Connection, agent: Agent) -> list[Row[Any]]:
    application = schema.oauth_applications.c
    return list(
        connection.execute(
            select(application.client_id, application.name, _consent.created_at)
            .join_from(schema.oauth_consents, schema.oauth_applications, _consent.application_id == application.id)
            .where(_consent.agent_id == agent.id)
            .order_by(application.name, application.id)
        )
    )


def _line(call: Call, agent: Agent, row: Row[Any]) -> Markup:
    day = local_day(row.created_at, call.reference.zone_of(agent))
    withdraw = tag(
        "form",
        browser.form_field(browser.cookie(call)),
        field("client_id", row.client_id),
        tag("button", "Retirer", aria_label=f"Retirer {row.name}"),
        method="post",
        action=AGREEMENTS,
    )
    return tag("div", tag("p", tag("strong", row.name), f", depuis le {day:%d/%m/%Y}"), withdraw, class_="account")


def _withdraw(call: Call) -> Answer:
    with call.platform.database.write() as connection:
        agent = browser.agent_signed_in(connection, call)
        application = applications.find(connection, str(call.body.get("client_id", "")))
        if agent is None or application is None or not browser.is_our_form(call):
            return go(303, AGREEMENTS)
        mine = (_consent.agent_id == agent.id) & (_consent.application_id == application.id)
        connection.execute(delete(schema.oauth_consents).where(mine))
        ended = grants.end_all(connection, agent.id, application.id)
    call.platform.end_sessions(ended)
    return go(303, AGREEMENTS)


ENDPOINTS = (
    Endpoint("GET", AGREEMENTS, _show, Kind.OWN, public=True),
    Endpoint("POST", AGREEMENTS, _withdraw, Kind.OWN, public=True),
)

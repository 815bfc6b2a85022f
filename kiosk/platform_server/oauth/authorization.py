"""The pages an agent goes through in the browser: to sign in, to let an application act for them, to carry a code."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.html import Markup, entry, page, tag
from kiosk.platform_server.oauth import browser
from kiosk.platform_server.oauth.asked import Asked, NotOurs, read
from kiosk.platform_server.oauth.sign_in import AUTHORIZE, SIGN_IN, account, go, with_query
from kiosk.platform_server.rules import grants
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.values import redirects

_NATIVE = AUTHORIZE + "/native"
_IMPOSSIBLE = "Connexion impossible"
_REFUSED = "Vous avez refusé que cette application agisse en votre nom."
_INCOMPLETE = "L’application a mal formé sa demande."
_AGAIN = "Fermez cette page, puis recommencez depuis l’application. Si cela se répète, prévenez qui l’a installée."


def _show(call: Call) -> Answer:
    with call.platform.database.read() as connection:
        agent = browser.agent_signed_in(connection, call)
        if agent is None:
            return go(302, with_query(SIGN_IN, call))
        try:
            asked = read(connection, call)
        except NotOurs as fault:
            return _not_ours(fault)
        agreed = _has_agreed(connection, agent, asked)
    if asked.error is not None:
        return _refuse(302, asked, asked.error)
    return _give_code(302, call, agent, asked) if agreed else _ask(call, agent, asked)


def _answer(call: Call) -> Answer:
    with call.platform.database.read() as connection:
        agent = browser.agent_signed_in(connection, call)
        if agent is None or not browser.is_our_form(call):
            # Of another site, or of a session that is over: asked again, from the beginning.
            return go(303, with_query(AUTHORIZE, call))
        try:
            asked = read(connection, call)
        except NotOurs as fault:
            return _not_ours(fault)
    if asked.error is not None:
        return _refuse(303, asked, asked.error)
    if call.body.get("answer") != "yes":
        return _refuse(303, asked, "access_denied")
    return _give_code(303, call, agent, asked)


def _give_code(status: int, call: Call, agent: Agent, asked: Asked) -> Answer:
    with call.platform.database.write() as connection:
        if not _has_agreed(connection, agent, asked):
            agreed = {"agent_id": agent.id, "application_id": asked.application.id, "created_at": call.now}
            connection.execute(insert(schema.oauth_consents).values(agreed))
        code = grants.give_code(
            connection, agent.id, asked.application.id, asked.redirect_uri, asked.challenge, call.now
        )
    if asked.out_of_band:
        return go(status, redirects.with_answer(_NATIVE, code=code))
    return go(status, redirects.with_answer(asked.redirect_uri, code=code, state=asked.state))


def _refuse(status: int, asked: Asked, error: str) -> Answer:
    if asked.out_of_band:
        return _not_ours(NotOurs(400, error, _REFUSED if error == "access_denied" else _INCOMPLETE))
    return go(status, redirects.with_answer(asked.redirect_uri, error=error, state=asked.state))


def _has_agreed(connection: Connection, agent: Agent, asked: Asked) -> bool:
    consent = schema.oauth_consents.c
    mine = (consent.agent_id == agent.id) & (consent.application_id == asked.application.id)
    return connection.scalar(select(consent.agent_id).where(mine)) is not None


def _ask(call: Call, agent: Agent, asked: Asked) -> Answer:
    proof = browser.form_field(browser.cookie(call))
    if asked.out_of_band:
        after = "Un code vous sera donné, à recopier dans l’application."
    else:
        after = f"Vous retournerez ensuite dans l’application ({redirects.destination(asked.redirect_uri)})."
    yes = tag("button", "Autoriser", class_="main", name="answer", value="yes")
    no = tag("button", "Refuser", name="answer", value="no")
    return page(
        "Autoriser cette application ?",
        account(call, agent),
        tag("p", tag("strong", asked.application.name), " demande à agir en votre nom sur cette plateforme."),
        tag("p", "Elle pourra y lire et y changer ce que vous voyez et changez vous-même : rendez-vous, usagers…"),
        tag("form", proof, tag("p", yes, no, class_="actions"), method="post", action=with_query(AUTHORIZE, call)),
        tag("p", f"{after} Si vous l’autorisez, la question ne sera plus posée.", class_="aside"),
        private=True,
    )


def _native(call: Call) -> Answer:
    """Shows a code to who was given it: a link that somebody else sent shows nothing."""
    code = call.query.text("code") or ""
    with call.platform.database.read() as connection:
        agent = browser.agent_signed_in(connection, call)
        if agent is None or not grants.is_open(connection, code, agent.id, call.now):
            return _not_ours(NotOurs(404, "invalid_grant", "Ce code a servi ou n’est plus valable."))
    shown = entry(id="code", class_="code", value=code, readonly="", autofocus="", autocomplete="off")
    return page(
        "Votre code de connexion",
        tag("p", "Copiez ce code, puis collez-le dans l’application qui l’attend."),
        Markup(tag("label", "Code", for_="code") + shown),
        tag("p", "Il sert une seule fois, dans les dix minutes. Ne le donnez à personne.", class_="aside"),
        private=True,
    )


def _not_ours(fault: NotOurs) -> Answer:
    said = tag("p", fault.sentence, class_="error", role="alert")
    reference = tag("p", "Pour qui vous dépanne : ", tag("span", fault.reason, class_="code"), class_="aside")
    return page(_IMPOSSIBLE, said, tag("p", _AGAIN), reference, status=fault.status, private=True)


ENDPOINTS = (
    Endpoint("GET", AUTHORIZE, _show, Kind.OWN, public=True),
    Endpoint("POST", AUTHORIZE, _answer, Kind.OWN, public=True),
    Endpoint("GET", _NATIVE, _native, Kind.OWN, public=True),
)

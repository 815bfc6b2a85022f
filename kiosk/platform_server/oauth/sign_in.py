"""The page where an agent signs in to the browser, and the button that leaves.

It carries the application's request along in its own address, and leads to that request alone, or without one to what
the agent agreed to: there is no address to go back to that somebody could write into a link.
"""

from __future__ import annotations

from urllib.parse import quote

from kiosk.platform_server.auth import credentials
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.html import Markup, entry, page, tag
from kiosk.platform_server.oauth import browser
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.running.door import BUSY_S

SIGN_IN = "/agents/sign_in"
SIGN_OUT = "/agents/sign_out"
AUTHORIZE = "/oauth/authorize"
AGREEMENTS = "/oauth/authorized_applications"
_WRONG = "L’adresse e-mail ou le mot de passe ne sont pas les bons."
_STALE = "Cette page était ouverte depuis trop longtemps, ou ce navigateur refuse les cookies. Recommencez."


def go(status: int, address: str) -> Answer:
    """An answer that sends the browser elsewhere."""
    return Answer(status=status, headers={"Location": address, "Cache-Control": "no-store"}, token=False)


def with_query(path: str, call: Call) -> str:
    """That path of ours, with the request that this call carries."""
    query = quote(call.query.raw, safe="%&=+:/?;,@!$'()*~")
    return f"{path}?{query}" if query else path


def account(call: Call, agent: Agent) -> Markup:
    """Who is signed in, and the button to be somebody else."""
    proof = browser.form_field(browser.cookie(call))
    change = tag("form", proof, tag("button", "Changer de compte"), method="post", action=with_query(SIGN_OUT, call))
    return tag(
        "div", tag("p", "Compte\u00a0: ", tag("strong", f"{agent.name} ({agent.email})")), change, class_="account"
    )


def _onward(call: Call) -> str:
    return with_query(AUTHORIZE, call) if call.query.raw else AGREEMENTS


def _show(call: Call) -> Answer:
    with call.platform.database.read() as connection:
        if browser.agent_signed_in(connection, call) is not None:
            return go(302, _onward(call))
    return _form(call)


def _form(call: Call, fault: str = "", email: str = "", status: int = 200) -> Answer:
    cookie = browser.cookie(call)
    said = [tag("p", fault, class_="error", role="alert", id="fault")] if fault else []
    about = {"aria_describedby": "fault", "aria_invalid": "true"} if fault == _WRONG else {}
    once = {"autofocus": ""}
    form = tag(
        "form",
        browser.form_field(cookie),
        tag("label", "Adresse e-mail", for_="email"),
        entry(id="email", name="email", type="email", value=email, autocomplete="username", required="", **about,
              **({} if email else once)),
        tag("label", "Mot de passe", for_="password"),
        entry(id="password", name="password", type="password", autocomplete="current-password", required="", **about,
              **(once if email else {})),
        tag("p", tag("button", "Se connecter", class_="main"), class_="actions"),
        method="post",
        action=with_query(SIGN_IN, call),
    )  # fmt: skip
    intro = tag("p", "Avec le compte que vous avez sur cette plateforme de rendez-vous.")
    answer = page("Connexion", *said, intro, form, status=status, private=True)
    answer.headers |= browser.set_cookie(call, cookie)
    return answer


def _sign_in(call: Call) -> Answer:
    sent = call.body.get("email")
    email = sent if isinstance(sent, str) else ""
    if not browser.is_our_form(call):
        return _form(call, _STALE, status=403)
    try:
        agent = credentials.agent_of(call, email, call.body.get("password"))
    except credentials.WrongCredentials:
        return _form(call, _WRONG, email, 401)
    except credentials.TooManyTries as wait:
        minutes = -(-wait.seconds // 60)
        when = f"dans {minutes} minute{'s' if minutes > 1 else ''}" if wait.seconds > BUSY_S else "dans un instant"
        late = f"Trop d’essais de connexion. Réessayez {when}."
        answer = _form(call, late, email, 429)
        answer.headers["Retry-After"] = str(wait.seconds)
        return answer
    answer = go(303, _onward(call))
    with call.platform.database.write() as connection:
        answer.headers |= browser.sign_in(connection, call, agent)
    return answer


def _sign_out(call: Call) -> Answer:
    answer = go(303, with_query(SIGN_IN, call))
    if browser.is_our_form(call):
        with call.platform.database.write() as connection:
            browser.sign_out(connection, call)
        answer.headers |= browser.set_cookie(call, "")
    return answer


ENDPOINTS = (
    Endpoint("GET", SIGN_IN, _show, Kind.OWN, public=True),
    Endpoint("POST", SIGN_IN, _sign_in, Kind.OWN, public=True, checks_password=True),
    Endpoint("POST", SIGN_OUT, _sign_out, Kind.OWN, public=True),
)

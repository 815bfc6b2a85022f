"""Goes through the platform's pages of sign-in and consent as a browser would, by HTTP alone."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import httpx

DEMO_CLIENT = "kiosk-demo"
DEMO_REDIRECT = "fr.rdv.kiosk:/callback"
VERIFIER = "un-verificateur-d-essai-assez-long-pour-le-protocole"


@dataclass
class Form:
    """A form of a page: where it goes, what it sends, what is to be typed in."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(told.get("action", "")))
        elif tag == "input" and self.found and told.get("type") == "hidden":
            self.found[-1].fields[told["name"]] = told.get("value", "")
        elif tag == "input" and self.found:
            self.found[-1].typed.add(told.get("name", ""))
        elif tag == "button" and told.get("name"):
            self.found[-1].buttons.append((told["name"], told.get("value", "")))


def forms(page: str) -> list[Form]:
    """Every form of a page."""
    parser = _Forms()
    parser.feed(page)
    return parser.found


def authorize_url(url: str, client_id: str = DEMO_CLIENT, redirect_uri: str = DEMO_REDIRECT, **changed: str) -> str:
    """Where an application sends the browser, with ``VERIFIER``'s challenge; ``changed`` replaces or adds."""
    digest = hashlib.sha256(VERIFIER.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    asked = {
        "client_id": client_id,
        "redirect_uri": redirect_uri,
        "response_type": "code",
        "state": "un-etat",
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{url}/oauth/authorize?{urlencode(asked | changed)}"


def authorise(url: str, email: str, password: str, authorize_url: str, answer: str = "yes") -> str:
    """Signs in, consents (or with « no » refuses), and answers the address that the browser is sent back to.

    That address is the application's own, or the page that shows the code where it is carried by hand.
    """
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as browser:
        return go_through(browser, email, password, authorize_url, answer)


def go_through(browser: httpx.Client, email: str, password: str, authorize_url: str, answer: str = "yes") -> str:
    """The same in a browser that may have been there before. Fails on a page without a way on."""
    shown = browser.get(authorize_url)
    for _ in range(8):
        if shown.is_redirect:
            target = urljoin(str(shown.url), shown.headers["location"])
            parts = urlsplit(target)
            if parts.netloc != urlsplit(str(browser.base_url)).netloc or parts.path.endswith("/native"):
                return target
            shown = browser.get(target)
            continue
        for form in forms(shown.text):
            if "password" in form.typed:
                assert shown.status_code == 200, f"sign-in refused: {shown.status_code}"
                sent = form.fields | {"email": email, "password": password}
            elif ("answer", answer) in form.buttons:
                sent = form.fields | {"answer": answer}
            else:
                continue
            shown = browser.post(urljoin(str(shown.url), form.action), data=sent)
            break
        else:
            raise AssertionError(f"no way on from {shown.url.path}: {shown.status_code}")
    raise AssertionError("sent from page to page")


def answered(redirected: str) -> dict[str, str]:
    """What an address that one was sent back to says: ``code``, ``state``, ``error``."""
    return {name: values[0] for name, values in parse_qs(urlsplit(redirected).query).items()}


def tokens_for(url: str, code: str, **changed: str) -> httpx.Response:
    """Exchanges a code as the demonstration's application does; ``changed`` replaces or adds parameters."""
    sent = {
        "grant_type": "authorization_code",
        "client_id": DEMO_CLIENT,
        "redirect_uri": DEMO_REDIRECT,
        "code": code,
        "code_verifier": VERIFIER,
    }
    return httpx.post(f"{url}/oauth/token", data=sent | changed, trust_env=False, timeout=30)


def refreshed(url: str, refresh_token: str, **changed: str) -> httpx.Response:
    """Asks for a new pair."""
    sent = {"grant_type": "refresh_token", "client_id": DEMO_CLIENT, "refresh_token": refresh_token}
    return httpx.post(f"{url}/oauth/token", data=sent | changed, trust_env=False, timeout=30)

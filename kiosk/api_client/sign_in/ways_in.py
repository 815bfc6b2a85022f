"""How an instance lets people in, by what it answers to calls that do nothing to anybody."""

from __future__ import annotations

from kiosk.api_client.address import read_address
from kiosk.api_client.answers import LACKING, Answer, json_of, leads_to
from kiosk.domain.platform.sign_in import WaysIn

# What each answer says: there, not there, or (None) nothing, since a network in between may have said it.

_PERHAPS_LACKING = frozenset({500, 502})  # what a real instance answers for a call that its release lacks


class _Perhaps:
    """A page of a fault: a call that is not there, where everything else is well."""


_PERHAPS = _Perhaps()


def _sends_to_the_browser(answer: Answer | None, base_url: str) -> bool | _Perhaps | None:
    if answer is None:
        return None
    if 300 <= answer.status < 400:
        # To its own page of sign-in; a portal sends to itself.
        goes_to = leads_to(answer)
        its_own = goes_to is not None and goes_to.path and goes_to.hostname in (None, read_address(base_url).host)
        return True if its_own else None
    if answer.status in LACKING:
        return False
    if answer.status in _PERHAPS_LACKING:
        return _PERHAPS
    if answer.status in (400, 401, 422) and isinstance(_object(answer).get("error"), str):
        return True
    return None


def asks_for_a_password(answer: Answer | None) -> bool | _Perhaps | None:
    """Whether ``answer`` is a platform's that takes one."""
    if answer is None:
        return None
    body = _object(answer)
    if answer.status in (401, 422) and ("errors" in body or body.get("success") is False):
        return True
    if answer.status in LACKING or (answer.status == 403 and body):
        return False
    return _PERHAPS if answer.status in _PERHAPS_LACKING else None


def _object(answer: Answer) -> dict[str, object]:
    body = json_of(answer.content)
    return body if isinstance(body, dict) else {}


def ways_in(page: Answer | None, password: Answer | None, base_url: str, *, application: bool) -> WaysIn:
    """What the answers of the page of sign-in and of the call for a password say; None for no answer."""
    by_browser, by_password = _sends_to_the_browser(page, base_url), asks_for_a_password(password)
    takes_browser = _settled(by_browser, by_password)
    takes_password = _settled(by_password, by_browser)
    if takes_browser is None or takes_password is None or not (takes_browser or takes_password):
        return WaysIn(password=True, browser=True, certain=False, application=application)
    return WaysIn(password=takes_password, browser=takes_browser, application=application)


def _settled(this: bool | _Perhaps | None, other: bool | _Perhaps | None) -> bool | None:
    return (False if other is True else None) if isinstance(this, _Perhaps) else this

"""How an instance lets people in, and what Kiosk is to it when they come in by their browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.text.masked import masked

SCHEME = "fr.rdv.kiosk"
BY_SCHEME = f"{SCHEME}:/callback"
BY_CODE = "urn:ietf:wg:oauth:2.0:oob"
LONGEST_ANSWER = 4096
"""An answer of the browser's has a code, a state, perhaps a sentence: what is longer is none."""

_LOOPBACK = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\]):[1-9][0-9]{0,4}(?:/[!-~]*)?")
_ANSWER = re.compile(rf"{re.escape(SCHEME)}:[!-~]*", re.IGNORECASE)


class Return(StrEnum):
    """How the browser's answer comes back to the desk."""

    SCHEME = "scheme"  # an address of Kiosk's own, which the system hands to it
    CODE = "code"  # shown by the platform, pasted by the person
    LOOPBACK = "loopback"  # an address of this very machine, at which the desk listens for a while


@masked
@dataclass(frozen=True, slots=True)
class Application:
    """What the support of an instance registered for Kiosk, and gave to the site."""

    client_id: str
    redirect_uri: str = BY_SCHEME
    client_secret: str = field(default="", repr=False)
    scope: str = "write"


def return_of(redirect_uri: str) -> Return | None:
    """How answers to ``redirect_uri`` come back; None for one that Kiosk cannot serve."""
    if redirect_uri == BY_CODE:
        return Return.CODE
    if redirect_uri.startswith(f"{SCHEME}:") and is_answer(redirect_uri):
        return Return.SCHEME
    if _LOOPBACK.fullmatch(redirect_uri):
        return Return.LOOPBACK
    return None


def is_answer(text: str) -> bool:
    """Whether ``text`` can be an address of Kiosk's own scheme: one line of plain letters, not too long."""
    return len(text) <= LONGEST_ANSWER and _ANSWER.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How an instance lets people in."""

    password: bool
    browser: bool
    certain: bool = True
    """Whether it said so, or was asked in vain: then both are shown."""
    application: bool = False
    """Whether the site has what Kiosk needs to send somebody to the browser."""


UNKNOWN = WaysIn(password=True, browser=True, certain=False)


@masked
@dataclass(frozen=True, slots=True)
class Authorisation:
    """One time that somebody is sent to the browser. Nothing of it shows in a ``repr``."""

    url: str = field(repr=False)
    """What the browser opens."""
    state: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str

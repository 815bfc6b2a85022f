"""Names and numbers tidied as they are written down: spaces, hyphens, apostrophes, capitals."""

from __future__ import annotations

import re
from typing import Final

from kiosk.domain.people.names import capitalised
from kiosk.domain.people.phones import e164, is_abroad
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.search_text import APOSTROPHES

PARTICLES: Final = frozenset({
    "de", "du", "des", "d", "la", "le", "les", "l",
    "ben", "bel", "ibn", "el", "al", "abd", "abdel", "abou", "bou", "ould",
    "da", "dos", "di", "del", "della", "van", "von", "der", "den", "ter", "saint", "ste",
})  # fmt: skip
"""Words, folded, that go with the one after them in a last name."""

_HYPHEN = re.compile(r"\s*[-\u2010-\u2015]\s*")
_APOSTROPHE = re.compile(rf"\s*[{APOSTROPHES}]\s*")
_SPACES = re.compile(r"\s+")


def tidy_text(text: str) -> str:
    """Clean, of a line's length, with single spaces and none at the ends."""
    return _SPACES.sub(" ", clean_line(text)).strip()


def tidy_name(text: str) -> str:
    """Single spaces, plain hyphens and apostrophes, none of them at the ends; capitals as typed."""
    # The apostrophe of keyboards: with another one, the same name would not be the same on the platform.
    name = _APOSTROPHE.sub("'", _HYPHEN.sub("-", tidy_text(text)))
    return name.strip("-' ")


def tidy_last_name(text: str) -> str:
    """« dupont - martin » as « DUPONT-MARTIN »: in capitals with their accents, particles kept."""
    return tidy_name(text).upper()


def tidy_first_name(text: str) -> str:
    """« jean -pierre » as « Jean-Pierre »; a word of mixed case stays as it was typed."""
    return capitalised(tidy_name(text)).replace("\u2019", "'")


def tidy_phone(text: str, plan: str = "") -> str:
    """« 0639981234 » as « 06 39 98 12 34 », other countries' numbers in their international form.

    So are those of a territory's own ``plan``: the platform understands them in no other. What is not understood as a
    number stays, its spaces tidied.
    """
    number = e164(text, plan)
    if number is None:
        return tidy_text(text)
    import phonenumbers  # loaded with the first number written down: a start has no time for it

    parsed = phonenumbers.parse(number)
    at_home = number.startswith("+33") or (not is_abroad(text) and e164(text) == number)
    forms = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, forms.NATIONAL if at_home else forms.INTERNATIONAL)

"""Names as the desks read them: « DUPONT Léa » on the board, « Dupont Léa » aloud, « Béatrice Martin » for an agent.

While the screen is discreet, usagers are « D. L. » in all that is made to be shown or heard: whoever keeps such texts
has ``discreet()`` among what they hang on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Protocol

from kiosk.domain.dates.times import short_date
from kiosk.domain.people.model import Agent, RdvAgent, Usager
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.search_text import fold

NAMELESS = french("Sans nom")
_WORD = re.compile(r"[^\W\d_]+")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010cff\U00010d00-\U00010fff\U0001e800-\U0001efff]"
)
_MOST_LETTERS = 120
"""Whole, a longer name is read where it is written."""
_APART, _TO_HERE = "\u2068", "\u2069"
_PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "l"})


class Named(Protocol):
    """Who has a first name and a last name: an usager, an agent, the person signed in."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...


_discreet = False


def be_discreet(on: bool) -> None:
    """From now on usagers are named by their initials, or by their names again."""
    global _discreet
    _discreet = on


def discreet() -> bool:
    """Whether usagers are named by their initials."""
    return _discreet


@contextmanager
def by_name() -> Iterator[None]:
    """What is made meanwhile is not for the screen: a paper, a file."""
    kept = _discreet
    be_discreet(False)
    try:
        yield
    finally:
        be_discreet(kept)


def initials(name: str) -> str:
    """« D. L. » of « DUPONT Léa », of each word but particles; never empty."""
    words = [word for word in _WORD.findall(name) if word.lower() not in _PARTICLES] or _WORD.findall(name)
    return "\u00a0".join(f"{word[0].upper()}." for word in words) or "…"


def usager_name(usager: Named) -> str:
    """« DUPONT Léa », or « D. L. » while the screen is discreet. Never empty."""
    return _said(initials(full_name(usager))) if _discreet else full_name(usager)


def full_name(usager: Named) -> str:
    """« DUPONT Léa »: the surname in capitals with its accents, then the first names. Never empty.

    For what is not shown: an order, a comparison.
    """
    last = _tidy(usager.last_name).upper()
    first = capitalised(usager.first_name)
    return _said(f"{last} {first}".strip()) or tr(NAMELESS)


def spoken_name(usager: Named) -> str:
    """« Dupont Léa »: the same order, without capitals that a screen reader would spell out."""
    if _discreet:
        return usager_name(usager)
    return _said(f"{capitalised(usager.last_name)} {capitalised(usager.first_name)}".strip()) or tr(NAMELESS)


def agent_name(agent: Agent | RdvAgent) -> str:
    """« Béatrice Martin »; a surname in capitals of three letters or fewer is left alone, it may be an acronym."""
    last = _tidy(agent.last_name)
    if len(last) > 3:
        last = capitalised(last)
    return _said(f"{capitalised(agent.first_name)} {last}".strip()) or tr(NAMELESS)


def birth_text(birth_date: date | None) -> str:
    """« né(e) le 12/03/1985 », which tells homonyms apart; nothing while the screen is discreet."""
    if _discreet:
        return ""
    # The platform knows no gender, and the desk does not guess one.
    return tr("né(e) le {}").format(short_date(birth_date)) if birth_date else tr("date de naissance inconnue")


def responsible_text(usager: Usager) -> str:
    """« proche de Marie DUPONT » for a relative, else nothing."""
    if usager.responsible_id is None:
        return ""
    if _discreet:
        return tr("proche d’un autre usager")
    name = usager.responsible_name
    if not name:
        return tr("proche d’un autre usager")
    # Before h and y usage varies from name to name: left whole.
    elided = fold(name)[:1] in ("a", "e", "i", "o", "u")
    return (tr("proche d’{}") if elided else tr("proche de {}")).format(_said(name))


def capitalised(text: str) -> str:
    """Each word with a capital, particles after the first word without, words of mixed case as they were typed."""
    tidy = _tidy(text)
    return _WORD.sub(lambda word: _capitalised_word(word.group(), word.start() == 0), tidy)


def _capitalised_word(word: str, first: bool) -> str:
    if not (word.islower() or word.isupper()):
        return word
    low = word.lower()
    if not first and low in _PARTICLES:
        return low
    # The Turkish capital İ has no small form of one letter: « ALİ » would have two dots.
    return word[:1].title() + word[1:].lower().replace("i\u0307", "i")


def _said(name: str) -> str:
    """A name as it stands in a sentence: of a length that leaves room for the rest, which it does not turn around."""
    if len(name) > _MOST_LETTERS:
        name = f"{name[: _MOST_LETTERS - 1]}…"
    return f"{_APART}{name}{_TO_HERE}" if not name.isascii() and _RIGHT_TO_LEFT.search(name) else name


def _tidy(text: str) -> str:
    return " ".join(clean_line(text).replace("'", "’").split())

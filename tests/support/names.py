"""People named as those whom a French counter hears, and the ways in which names are mistyped, or written by ear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from random import Random

from kiosk.domain.people.model import Usager
from kiosk.domain.text.search_text import fold

_LOCALES = {"fr_FR": 10, "fr_BE": 2, "fr_DZ": 5, "fr_CH": 1, "fr_QC": 1, "pt_PT": 1, "it_IT": 1, "es_ES": 1, "tr_TR": 1}
"""Where names come from, and how many people of each: reception desks of France."""
_KEYS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_PARTICLES = ("DE ", "LE ", "LA ", "BEN ", "EL ", "D'", "DA ", "VAN ")

_SOUNDS = (
    ("ph", "f"), ("f", "ph"), ("th", "t"), ("t(?!h)(?=.)", "th"), ("y", "i"), ("i(?=.)", "y"),
    ("qu", "k"), ("k", "c"), ("c(?=[aou])", "k"), ("ck", "k"), ("c(?=[ei])", "ss"), ("z", "s"),
    ("(?<=[aeiou])s(?=[aeiou])", "z"), ("eau", "o"), ("au", "o"), ("o$", "eau"), ("ai", "e"),
    ("ou", "w"), ("oua", "wa"), ("w", "ou"), ("sh", "ch"), ("ch", "sh"), ("dj", "j"), ("kh", "k"), ("gh", "g"),
    ("([lmnrtpsf])\\1", "\\1"), ("(?<=[aeiou])([lmnrt])(?=[aeiou])", "\\1\\1"), ("t$", "d"), ("d$", "t"),
    ("(?<=[^aeiouy])s$", ""), ("e$", ""), ("(?<=[nltr])$", "e"), ("h", ""), ("ei", "e"), ("gu(?=[ei])", "gh"),
    ("x$", ""), ("lt$", "d"), ("ault$", "aud"), ("bv", "v"), ("a(?=.)", "e"), ("e(?=[dm])", "a"), ("ou", "o"),
)  # fmt: skip
"""What is heard one way and written two: the second may stand for the first (a pattern)."""


@cache
def _names(locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    provider = import_module(f"faker.providers.person.{locale}").Provider
    first = [name for kind in ("", "_male", "_female") for name in getattr(provider, f"first_names{kind}", ())]
    return tuple(dict.fromkeys(first)), tuple(dict.fromkeys(provider.last_names))


def _pick(random: Random, names: Sequence[str]) -> str:
    """One of ``names``, some far oftener than others, as people are called."""
    return names[int(len(names) * random.random() ** 1.6)]


def _blend(random: Random, last_names: Sequence[str]) -> str:
    """A surname that no list has: there are far more of them than any list."""
    start, end = random.choice(last_names), random.choice(last_names)
    return start[: max(2, len(start) // 2 + 1)] + end[len(end) // 2 :].lower()


def people(count: int, seed: int, *, blended: float = 0.0) -> list[Usager]:
    """``count`` usagers, numbered from 1; ``blended``: how many of them have a surname of their own, from 0 to 1."""
    random = Random(seed)
    locales, weights = list(_LOCALES), list(_LOCALES.values())
    found = []
    for number in range(1, count + 1):
        first_names, last_names = _names(random.choices(locales, weights)[0])
        first, last = _pick(random, first_names), _pick(random, last_names)
        if random.random() < blended:
            last = _blend(random, last_names)
        if random.random() < 0.06:
            first = f"{first}-{_pick(random, first_names)}"
        chance = random.random()
        if chance < 0.05:
            last = f"{last}-{_pick(random, last_names)}"
        elif chance < 0.1:
            last = random.choice(_PARTICLES) + last
        mobile = f"0{random.choice('67')}{random.randrange(10**8):08d}"
        found.append(
            Usager(
                number,
                first,
                last.upper(),
                birth_name=_pick(random, last_names).upper() if random.random() < 0.15 else None,
                birth_date=date(1936, 1, 1) + timedelta(days=random.randrange(33_000))
                if random.random() < 0.9
                else None,
                email=f"{first}.{last}{number}@exemple.test".lower().replace(" ", "")
                if random.random() < 0.5
                else None,
                phone_number=" ".join(mobile[n : n + 2] for n in range(0, 10, 2)),
                phone_number_formatted="+33" + mobile[1:],
                case_number=f"{2010 + number % 16}-{number:05d}" if number % 7 == 0 else None,
            )
        )
    return found


def _plain(name: str) -> str:
    return fold(name).replace(" ", "-")


def mistyped(text: str, random: Random) -> str:
    """``text`` with one slip of a typist's: a neighbouring key, a letter doubled, dropped, or swapped with the next."""
    places = [n for n, letter in enumerate(text) if letter.isalpha()]
    at = random.choice(places)
    letter = text[at]
    match random.choice(("neighbour", "neighbour", "doubled", "dropped", "swapped")):
        case "neighbour":
            return text[:at] + random.choice(_neighbours(letter)) + text[at + 1 :]
        case "doubled":
            return text[:at] + letter + text[at:]
        case "dropped":
            return text[:at] + text[at + 1 :]
        case _:
            if at + 1 in places and text[at + 1] != letter:
                return text[:at] + text[at + 1] + letter + text[at + 2 :]
            return mistyped(text, random)


def respelled(text: str, random: Random) -> str:
    """``text`` written otherwise, and heard the same; as it is where nothing of it can be."""
    for pattern, other in random.sample(_SOUNDS, len(_SOUNDS)):
        changed = re.sub(pattern, other, text, count=1)
        if changed != text:
            return changed
    return text


@cache
def _neighbours(letter: str) -> str:
    for row, keys in enumerate(_KEYS):
        if (at := keys.find(letter)) >= 0:
            around = [keys[at - 1 : at] if at else "", keys[at + 1 : at + 2]]
            around += [_KEYS[other][at : at + 1] for other in (row - 1, row + 1) if 0 <= other < len(_KEYS)]
            return "".join(around)
    return "aeirst"  # accents and figures are on keys of their own

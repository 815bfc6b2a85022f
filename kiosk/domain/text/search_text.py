"""Finding by typing: accents, case, order and hyphens are forgiven; digits find telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from kiosk.domain.text.clean import seen

APOSTROPHES: Final = (
    "'`\u00b4\u02b9-\u02bd\u02c8\u02ca\u02cb\u2018\u2019\u201a\u201b\u2032\u2035\ua78b\ua78c\uff07"  # as it is
)
"""Whatever stands for one on some keyboard or in some country's spelling, as the inside of a class of letters."""
_NO_LETTER = re.compile(f"[{APOSTROPHES}]")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "þ": "th", "ı": "i"}
    # Of the languages of West Africa and the Caucasus, as registers here write them.
    | {"ɓ": "b", "ɗ": "d", "ə": "e", "ɛ": "e", "ŋ": "n", "ɲ": "n", "ɔ": "o", "ƙ": "k", "ƴ": "y"}
)
_OTHER_ALPHABET = re.compile("[\u0370-\u04ff]")
# Cyrillic and Greek letters that cannot be told from Latin ones: in a word of Latin letters they are meant as these.
_LOOK_ALIKES = str.maketrans("авекмнорстухіјѕԁαβεηικμνορτυχζ", "abekmhopctyxijsdabehikmnoptyxz")
_LATIN = re.compile("[a-z]")
_NOT_WORD = re.compile(r"[\W_]+")
NUMBER = re.compile(r"[+\d][\d\s.\-/()]*\d|\d")
_NOT_DIGIT = re.compile(r"\D+")
_FRENCH = re.compile(r"\s*(?:\+|00)\s*(?:33|262|508|590|594|596)")  # overseas too, each behind a code of its own


def fold(text: str) -> str:
    """``text`` in small letters without accents, words parted by single spaces (« L’Haÿ-Roses » → « l hay roses »)."""
    low = text.lower()
    if not low.isascii():
        text = seen(text)
        # Decomposed first: letters of mathematics and full-width ones become plain, and have a small form then.
        low = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        low = "".join(letter for letter in low if not unicodedata.combining(letter)).translate(_LETTERS)
        low = _NO_LETTER.sub(" ", low)
        if _OTHER_ALPHABET.search(low) and _LATIN.search(low):
            low = " ".join(w.translate(_LOOK_ALIKES) if _LATIN.search(w) else w for w in _NOT_WORD.split(low))
    return _NOT_WORD.sub(" ", low).strip()


def national_digits(number: str) -> str:
    """The digits of a French telephone number as dialled (« +33 6 12 » → « 0612 »), other countries' with theirs."""
    if prefix := _FRENCH.match(number):
        return "0" + _NOT_DIGIT.sub("", number[prefix.end() :]).removeprefix("0")
    return _NOT_DIGIT.sub("", number)


class Haystack:
    """The texts in which one line of the board may be found, folded once.

    A word of the query is found at the start of a word (« dup » finds Dupont, « ont » does not); several folded words
    run together too, so that « jeanpierre » finds Jean-Pierre.
    """

    __slots__ = ("_joined", "_numbers", "_words")

    def __init__(self, texts: Iterable[str], numbers: Iterable[str] = ()) -> None:
        folded = [fold(text) for text in texts if text]
        self._words = " " + " ".join(folded)
        self._joined = " ".join(text.replace(" ", "") for text in folded)
        self._joined = " " + self._joined
        self._numbers = " ".join(national_digits(number) for number in numbers if number)

    def matches(self, query: Query) -> bool:
        """Whether every word and every number of ``query`` is here."""
        return all(
            f" {word}" in self._words or f" {word}" in self._joined or (word.isdigit() and word in self._numbers)
            for word in query.words
        ) and all(number in self._numbers for number in query.numbers)


class Query:
    """What a person typed, made ready once for many haystacks."""

    __slots__ = ("numbers", "words")

    def __init__(self, text: str) -> None:
        self.numbers: tuple[str, ...] = ()
        rest = text = seen(text)
        # « 06 12 34 » is one number, not three words; a single short figure stays a word (« Atelier 2 »).
        numbers = []
        for match in NUMBER.finditer(text):
            digits = national_digits(match.group())
            if len(digits) >= 4 or match.group().startswith("+"):
                numbers.append(digits)
                rest = rest.replace(match.group(), " ", 1)
        self.numbers = tuple(numbers)
        self.words: tuple[str, ...] = tuple(fold(rest).split())

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)

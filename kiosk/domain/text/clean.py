"""One cleaning for whatever is typed, pasted, read from a file or said by another machine (docs/decisions/0032).

Letters and their accents are put together (NFC), so that « HÉLÈNE » is one word however it was typed. What cannot be
seen goes: it would make two of one e-mail, or turn a name around in a question. So do accents heaped upon a letter:
they are drawn over the lines around. What is too long is cut, and ends so that one sees it. A name or a title is one
line, its spaces plain. Passwords, tokens, ids, cursors and page addresses are nobody's words: they stay as they are.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Clean = Callable[[str], str]

LONGEST_LINE: Final = 500
"""Letters of a name, an e-mail, a title."""
LONGEST_TEXT: Final = 20_000
"""Letters of anything else that people write."""
EXACT: Final = frozenset({
    "password", "secret", "client_secret", "client_id", "access_token", "refresh_token", "token", "code",
    "code_challenge", "code_verifier", "state", "cursor", "since", "epoch", "url", "target_url", "return_url",
    "dossier_url", "redirect_uri", "url_for_agents", "visio_url", "ical", "ical_uid", "uid", "uuid",
})  # fmt: skip
"""Names under which something stands that is passed on to the letter."""
LINES: Final = frozenset({
    "first_name", "last_name", "birth_name", "name", "short_name", "title", "email", "notification_email",
    "contact_email", "phone_number", "phone_number_formatted", "case_number", "affiliation_number", "status",
})  # fmt: skip
"""Names under which no more than a line stands."""

_CUT = "…"
# Control characters but those of the layout, format characters, fillers and selectors: whatever leaves no mark.
_NO_MARK = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\ud800-\udfff"
)
# Persian and the scripts of India are spelt with joiners: between two of their letters they stay, nowhere else.
_JOINING = "\u0600-\u1cff"
_UNSEEN = re.compile(f"[{_NO_MARK}]|(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])")
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# The spaces of French typography are words' own, and stay.
_WIDE_SPACES = "\u1680\u2000-\u200a\u205f\u2800\u3000"
_GAPS = re.compile(f"[\t\n\r\x0b\x0c\x85\u2028\u2029{_WIDE_SPACES}]+")
_MOST_MARKS = 4
"""On one letter: no spelling has more, vowels and cantillation of Hebrew included."""
# Neither letters, nor the signs of Latin scripts, nor pictures: accents are among what is left.
_MARK_LIKE = r"[^\w\s\x00-\u02ff\u2010-\u20cf\u2100-\u2bff\u3001-\u3029\U0001f000-\U0001ffff]"
_HEAP = re.compile(f"{_MARK_LIKE}{{{_MOST_MARKS + 1},}}")
_MAYBE_MARK = re.compile(_MARK_LIKE)
_SUSPECT = re.compile(f"[{_NO_MARK}\u200c\u200d\x0b\x0c\x85\u2028\u2029{_WIDE_SPACES}]")
# In JSON: what is written by its number, but & < >, and a string of more than a line.
_BY_NUMBER = re.compile(r"\\u(?!00(?:26|3[ce]))|\\[bf]", re.IGNORECASE)
_BROKEN_LINE = re.compile(rf'"(?:{"|".join(sorted(LINES))})"\s*:\s*"(?:[^"\\]|\\[^nrt])*\\[nrt]')
_LONG_STRING = re.compile(f'"[^"]{{{LONGEST_LINE + 1}}}')


def seen(text: str) -> str:
    """``text`` without what cannot be seen, accents heaped upon others included."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    # Before they are put in order, which takes the square of their number.
    return text if text.isascii() else _HEAP.sub(_lightened, text)


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """``text`` as it is kept and shown: NFC, without what cannot be seen, of at most ``longest`` letters."""
    text = seen(text)
    if not text.isascii():
        text = _HEAP.sub(_lightened, unicodedata.normalize("NFC", text))
        while text and _is_mark(text[0]):  # it would stand on what comes before, in a sentence
            text = text[1:]
    return text if len(text) <= longest else text[: longest - 1] + _CUT


def clean_line(text: str) -> str:
    """``text`` clean, on one line, of no more letters than a name or a title has."""
    return clean(one_line(text), LONGEST_LINE)


def one_line(text: str) -> str:
    """``text`` with plain spaces for its line ends, its tabs and the spaces of other widths."""
    return text if text.isascii() and text.isprintable() else _GAPS.sub(" ", text)


def cleaned(value: Any, key: str = "", clean_text: Clean = clean, line: Clean = clean_line) -> Any:
    """A decoded JSON value with every text in it clean; ``key`` is the name under which it stands.

    What stands under a name of ``EXACT`` is left as it is, under one of ``LINES`` made a ``line``.
    """
    if isinstance(value, str):
        return value if key in EXACT else line(value) if key in LINES else clean_text(value)
    if isinstance(value, dict):
        # Names too: a data file's objects name each other by them.
        return {clean(name): cleaned(one, name, clean_text, line) for name, one in value.items()}
    if isinstance(value, list):
        return [cleaned(one, key if key in EXACT else "", clean_text, line) for one in value]
    return value


def with_clean_texts(one: T) -> T:
    """A dataclass, and those inside it, with every text clean; what is clean already is not made again."""
    fields: dict[str, Any] = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
    fresh = {name: _clean_value(value, name) for name, value in fields.items()}
    changed = {name: value for name, value in fresh.items() if value is not fields[name] and value != fields[name]}
    return dataclasses.replace(one, **changed) if changed else one


def _clean_value(value: Any, name: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_clean_value(each, name) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return with_clean_texts(value)
    return cleaned(value, name) if isinstance(value, str) else value


def may_need_cleaning(content: bytes) -> bool:
    """Whether something in JSON may not be clean: a glance at the whole is cheaper than a look at each text."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False  # no JSON
    return (
        not unicodedata.is_normalized("NFC", text)
        or _SUSPECT.search(text) is not None
        or _MAYBE_MARK.search(text) is not None
        or _BY_NUMBER.search(text) is not None
        or _BROKEN_LINE.search(text) is not None
        or _LONG_STRING.search(text) is not None
    )


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me")


def _lightened(heap: re.Match[str]) -> str:
    """Signs with no more accents one after the other than a letter has."""
    kept, marks = [], 0
    for letter in heap.group():
        marks = marks + 1 if _is_mark(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)

"""A short code with which an agent unlocks this desk: how it is read, and which are too easily guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

SHORTEST, LONGEST = 4, 8
TRIES: Final = 5
"""Before the code is forgotten."""

# The row of digits of a French keyboard, pressed without Shift: nobody sees what they type.
_UNSHIFTED: Final = str.maketrans("&é\"'(-è_çà", "1234567890")  # as it is
_CODE: Final = re.compile(rf"[a-z0-9]{{{SHORTEST},{LONGEST}}}")
_ROWS: Final = (
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    *("azertyuiop", "qsdfghjklm", "wxcvbn"),
    *("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    *("2580", "1470", "3690", "147258369", "1397", "1379"),  # ways over a pad of digits
)
_YEAR: Final = re.compile(r"(19[2-9]|20[0-3])\d")
_SHORT_NAME: Final = 3


class CodeFault(StrEnum):
    """What keeps a code from being taken."""

    LENGTH = "length"
    SIGNS = "signs"
    EASY = "easy"
    NAME = "name"


def read_code(typed: str) -> str:
    """``typed`` as it is compared: capitals count for nothing, nor does Shift on the digits of a French keyboard."""
    return unicodedata.normalize("NFC", typed).strip().lower().translate(_UNSHIFTED)


def is_code(typed: str) -> bool:
    """Whether ``typed`` could be one."""
    return _CODE.fullmatch(read_code(typed)) is not None


def fault_of(typed: str, names: Sequence[str] = ()) -> CodeFault | None:
    """What is wrong with ``typed`` as a new code; None: nothing. ``names``: those of its agent."""
    code = read_code(typed)
    if not SHORTEST <= len(code) <= LONGEST:
        return CodeFault.LENGTH
    if not is_code(code):
        return CodeFault.SIGNS
    if _is_easy(code):
        return CodeFault.EASY
    return CodeFault.NAME if any(one in code or code in one for one in _plain(names)) else None


def _is_easy(code: str) -> bool:
    """A sign over and over, a row of the keyboard, the same part twice, a year."""
    if any(code in way or code in way[::-1] for way in _ROWS):
        return True
    if any(code == code[:part] * (len(code) // part) for part in range(1, len(code) // 2 + 1)):
        return True
    return len(set(code)) < 3 or _YEAR.fullmatch(code) is not None


def _plain(names: Sequence[str]) -> list[str]:
    """The words of ``names``, as far as they could be typed in a code."""
    letters = unicodedata.normalize("NFD", " ".join(names).lower())
    return [word for word in re.findall(r"[a-z]+", re.sub(r"[\u0300-\u036f]", "", letters)) if len(word) > _SHORT_NAME]

"""The language of what is shown: French as the code has it, or another one.

Every text that a person reads at the desk passes through ``tr``, wherever it is written;
``python -m tools.translations`` finds them by the names of these functions. What goes to other people, into a log or
over the wire does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K")

Find = Callable[[str, str], str]
"""The translation of a French text (and of what it is about); empty where there is none."""

_language = "fr"
_find: Find | None = None
_found: dict[tuple[str, str], str] = {}


def speak(language: str = "fr", find: Find | None = None) -> None:
    """From now on texts are in ``language``, which ``find`` knows; French needs none."""
    global _language, _find
    _language, _find = language, find
    _found.clear()


def language() -> str:
    """« fr », « en »."""
    return _language


def tr(text: str, about: str = "") -> str:
    """``text`` in the language of the desk; French where that has no words for it.

    ``about`` tells apart texts that are one in French and several elsewhere.
    """
    if _find is None:
        return text
    # A day's lines ask for the same words thousands of times.
    found = _found.get((text, about))
    if found is None:
        found = _found[text, about] = _find(text, about) or text
    return found


def french(text: str) -> str:
    """``text`` as it is, of a table made before anybody knows the language: who shows it gives it to ``tr``."""
    return text


def counted(count: int, one: str, several: str, *more: object) -> str:
    """The one text or the other, as ``count`` has it in this language, with ``count`` and ``more`` in its places.

    Where both are alike in French (« 1 RDV », « 2 RDV »), the first is about « one ».
    """
    single = count < 2 if _language == "fr" else count == 1
    text = tr(one, "one" if one == several else "") if single else tr(several)
    return text.format(count, *more)


class Words(Mapping[K, str]):
    """A table of texts, each translated when it is looked up."""

    def __init__(self, texts: Mapping[K, str]) -> None:
        self._texts = texts

    def __getitem__(self, key: K) -> str:
        return tr(self._texts[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def labelled(what: str, said: object) -> str:
    """« Motif : Consultation »."""
    return tr("{}\u00a0: {}").format(what, said)


def listed(texts: Sequence[str]) -> str:
    """« lundi, mardi et jeudi »."""
    return tr("{} et {}").format(", ".join(texts[:-1]), texts[-1]) if len(texts) > 1 else "".join(texts)


def capital(text: str) -> str:
    """With a capital at its beginning. The rest keeps its own, as those of English months."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """What begins a sentence, inside one: « lundi 3 mars » of « Lundi 3 mars »; « RDV pris » is left as it is.

    English days keep their capital.
    """
    return text[:1].lower() + text[1:] if _language == "fr" and not text[1:2].isupper() else text

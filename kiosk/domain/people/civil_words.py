"""Words said around a name, that are no name: titles, what announces a number, « née », « épouse »."""

from __future__ import annotations

import re
from typing import Final

from kiosk.domain.text.search_text import fold

TITLES: Final = frozenset({"mme", "mmes", "mlle", "madame", "mademoiselle", "mr", "monsieur", "dr", "docteur"})
"""Folded. « M. » is one too where a name begins with it: alone it may be an initial."""
BORN: Final = frozenset({"ne", "nee"})
"""Folded: what follows is a birth name."""
MARRIED: Final = frozenset({"ep", "eps", "epse", "epouse", "vve", "veuve", "veuf", "mariee", "marie(e)"})
"""Folded: what stands before is the birth name, what follows the one used."""
_ALONE, _OF_ITSELF = r"(?<![\w'’])", r"(?![\w'’@-])"  # as it is
_ANNOUNCED = r"t[ée]l(?:[ée]phone)?|portable|mobile|(?:e-?)?mail|courriel|dossier|n[°º]"  # as it is
_LABEL = re.compile(
    rf"{_ALONE}(?:{_ANNOUNCED}){_OF_ITSELF}\.?\s*:?",
    re.IGNORECASE,
)
_BORN_ON = re.compile(
    rf"{_ALONE}(?:n[ée]e?(?:\(e\))?\s+le|date\s+de\s+naissance|ddn){_OF_ITSELF}\s*:?",  # as it is
    re.IGNORECASE,
)
_MAIDEN = re.compile(
    rf"{_ALONE}(?:nom\s+de\s+(?:jeune\s+fille|naissance)|njf){_OF_ITSELF}\s*:?",  # as it is
    re.IGNORECASE,
)
_INITIAL_TITLE = re.compile(r"^\s*m(?:\.\s*|\s+)(?=[^\W\d_])", re.IGNORECASE)
_NEE = " née "  # as it is


def without_labels(text: str) -> str:
    """``text`` without what announces a number, an e-mail or a date; « nom de jeune fille » is « née »."""
    return _BORN_ON.sub(" ", _LABEL.sub(" ", _MAIDEN.sub(_NEE, text)))


def without_titles(text: str) -> str:
    """``text`` without the titles in it, unless nothing else is: « Mme » may be all that was typed so far."""
    words = [word for word in _INITIAL_TITLE.sub(" ", text).split() if fold(word) not in TITLES]
    return " ".join(words) or text

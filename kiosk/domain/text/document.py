"""What every document is made of: texts, tables and pictures, in the order in which they are read.

No size and no place is said here: whoever prints finds those with which the whole holds on the fewest sheets. Black on
white and no colour: desks print on what there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.domain.text.masked import masked

USUAL_SIZE = 10.0
"""Points of the text of a document."""


@masked
@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, ``scale`` times as large as the document's text."""

    words: str
    scale: float = 1.0
    strong: bool = False


@masked
@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part: it stands on the sheet on which the part begins."""

    words: str


@masked
@dataclass(frozen=True, slots=True)
class Table:
    """Lines of texts, the first of each in bold. A column in which nobody has anything to say is left out of ``rows``.

    Without ``heads`` the rows speak for themselves; with them they are said again wherever the table goes on.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@masked
@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture (PNG), ``points`` wide."""

    png: bytes
    points: float


@masked
@dataclass(frozen=True, slots=True)
class Labels:
    """Adhesive labels, 24 on a sheet of A4 (3 by 8, of 70 by 37 mm): the lines of each, the first in bold.

    They stand alone in their document, whose title is on none of them.
    """

    texts: tuple[tuple[str, ...], ...]


Part: TypeAlias = Text | Heading | Table | Picture | Labels


@masked
@dataclass(frozen=True, slots=True)
class Document:
    """Parts under a title. ``about`` – whose it is, when it was printed – stands on each sheet, as the title does.

    The text is as large as may be between ``largest`` and ``smallest`` points for the fewest sheets. ``two_columns``:
    narrow parts may stand side by side before a sheet more is taken.
    """

    title: str
    parts: tuple[Part, ...]
    about: str = ""
    largest: float = USUAL_SIZE
    smallest: float = USUAL_SIZE
    two_columns: bool = False

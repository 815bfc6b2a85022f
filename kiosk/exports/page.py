"""What documents have in common: what stands under their title, and how long a text may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.dates.times import hour, short_date
from kiosk.domain.text.document import Table
from kiosk.domain.text.language import tr

_MOST_OF_A_PASSAGE, _MOST_LINES = 3000, 40
_BLANK = re.compile(r"[^\S\u00a0\u202f]+")


def printed_text(at: datetime) -> str:
    """When a document was printed: ``at``, in the organisation's zone."""
    return tr("Imprimé le {} à {}").format(short_date(at.date()), hour(at))


def about_text(organisation: str, at: datetime) -> str:
    """What stands under the title of each sheet: the organisation, and when it was printed."""
    return " · ".join(part for part in (short(organisation, 120), printed_text(at)) if part)


def short(words: str, most: int) -> str:
    """``words`` on one line, cut with « … » after ``most`` letters: nobody reads more of it on paper."""
    line = _BLANK.sub(" ", words[: 4 * most]).strip()
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def passage(words: str) -> str:
    """What somebody wrote on several lines, no longer than a sheet has room for beside the rest."""
    lines = words[:_MOST_OF_A_PASSAGE].split("\n")
    cut = len(words) > _MOST_OF_A_PASSAGE or len(lines) > _MOST_LINES
    return "\n".join(lines[:_MOST_LINES]).rstrip() + ("…" if cut else "")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table without the columns of which each line says nothing."""
    kept = [n for n in range(len(rows[0]) if rows else 0) if any(row[n] for row in rows)]
    chosen = tuple(tuple(row[n] for n in kept) for row in rows)
    return Table(tuple(heads[n] for n in kept) if heads else (), chosen)

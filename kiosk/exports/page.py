"""The sheet that every document is laid on: simple HTML, of the kind that Qt's text documents draw.

Black on white and no colour: desks print on what there is. Lengths are points, so that a smaller ``size`` makes the
whole sheet smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from kiosk.domain.dates.times import hour, short_date
from kiosk.domain.text.language import tr

USUAL_SIZE = 10.0
"""Points of the text of a document."""


def sheet(title: str, parts: Iterable[str], *, size: float = USUAL_SIZE) -> str:
    """A document of HTML ``parts`` under its title; ``size`` in points."""
    body = "\n".join(parts)
    return (
        f'<html><head><title>{text(title)}</title></head><body style="font-size:{size:g}pt; color:#000000">'
        f'<p style="font-size:{size * 1.5:g}pt; font-weight:600; margin:0">{text(title)}</p>\n{body}</body></html>'
    )


def printed_text(at: datetime) -> str:
    """When a document was printed: ``at``, in the organisation's zone."""
    return tr("Imprimé le {} à {}").format(short_date(at.date()), hour(at))


def text(words: str) -> str:
    """What somebody typed, as it may stand in HTML."""
    return escape(words, quote=True)


def line(words: str, *, strong: bool = False) -> str:
    """A paragraph of one text."""
    inner = f"<b>{text(words)}</b>" if strong else text(words)
    return f'<p style="margin:0">{inner}</p>'


def heading(words: str, size: float = USUAL_SIZE) -> str:
    """The title of a part."""
    # Qt takes margins in dots of the printer only: a line of its own keeps the distance.
    space = f'<p style="font-size:{size * 0.6:g}pt; margin:0">&nbsp;</p>'
    return f'{space}<p style="font-size:{size * 1.15:g}pt; font-weight:600; margin:0">{text(words)}</p>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """A table of texts; ``widths`` in hundredths of the sheet. A hairline under each row guides the eye.

    Without ``heads`` the rows speak for themselves.
    """
    cells = "".join(
        f'<th align="left" width="{width}%" style="padding:1pt 4pt; border-bottom:1pt solid #000000">{text(head)}</th>'
        for head, width in zip(heads, widths, strict=bool(heads))
    )
    written = [f"<tr>{cells}</tr>"] if heads else []
    for row in rows:
        inner = "".join(
            f'<td width="{width}%" style="padding:1pt 4pt; border-bottom:1px solid #808080">{text(cell)}</td>'
            for cell, width in zip(row, widths, strict=True)
        )
        written.append(f"<tr>{inner}</tr>")
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse; border-style:none">'
        + "".join(written)
        + "</table>"
    )

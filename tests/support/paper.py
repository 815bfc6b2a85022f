"""What stands on paper, as it is read."""

from __future__ import annotations

from kiosk.domain.text.document import Document, Heading, Table, Text


def words_of(document: Document | None) -> str:
    """All the words of ``document``, a line of a table to a line."""
    assert document is not None
    lines = [document.title, document.about]
    for part in document.parts:
        if isinstance(part, Text | Heading):
            lines.append(part.words)
        elif isinstance(part, Table):
            lines += [" | ".join(row) for row in (part.heads, *part.rows)]
    return "\n".join(lines)

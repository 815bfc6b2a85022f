"""A file that nobody but its owner may read."""

from __future__ import annotations

import os
from pathlib import Path


def write_private(path: Path, content: str | bytes) -> None:
    """Writes ``content`` to ``path``, whole or not at all, in the place of what was there. Raises ``OSError``.

    A link that stands there is replaced, and what it leads to is left alone.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    # Made anew, so that it has these rights whatever stood there before.
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise

"""A file that nobody but its owner may read."""

from __future__ import annotations

import os
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Writes ``text`` to ``path``, whole or not at all, in the place of what was there. Raises ``OSError``."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        # Made anew, so that it has these rights whatever stood there before.
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise

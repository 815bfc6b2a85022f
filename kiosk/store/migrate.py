"""Brings a memory's file to the shape that this version of Kiosk knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import MemoryTooNew

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# Not importlib.resources: it costs more time at start than all of this package.
FOLDER = Path(__file__).parent / "migrations"


@cache
def migrations(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The scripts in their order: « 0001_memory.sql » leads to version 1, and none is missing between."""
    scripts = tuple(sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql")))
    numbers = [int(script.name[:4]) for script in scripts]
    if numbers != list(range(1, len(scripts) + 1)):
        raise RuntimeError(f"migrations are not numbered one after the other: {numbers}")
    return scripts


def migrate(connection: Connection, folder: Path = FOLDER, *, least: int | None = None) -> int:
    """Runs what is missing, each script in a transaction of its own, and returns the version reached.

    ``least``: no further than to that version, unless it is past it already. Raises ``MemoryTooNew`` for a file that a
    newer version made: nothing is touched then.
    """
    scripts = migrations(folder)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if max(version, least or 0) > len(scripts):
        raise MemoryTooNew
    for number, script in enumerate(scripts[version:least], start=version + 1):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{script.read_text('utf-8')}\nPRAGMA user_version = {number};\nCOMMIT;"
            )
        except BaseException:
            if connection.in_transaction:
                connection.rollback()
            raise
    return version if least is not None and least < version else len(scripts[:least])

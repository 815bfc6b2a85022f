"""The demonstration's database, made once in a run of the tests: platforms that begin with it have a copy.

To invent a territory and write it down takes two seconds, for the same rows each time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.clock import Clock
from kiosk.platform_server.data import data_file
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving import serve
from kiosk.platform_server.serving.settings import Settings


def keep_demonstrations(folder: Path) -> None:
    """From now on this process, which serves one platform, has its demonstration from ``folder``, or leaves it there.

    The first of its kind is made as at work; each is, where the time is the machine's own or the database not SQLite.
    """
    makes, imports = serve._content, serve.import_data
    kept: Path | None = None

    def make(settings: Settings, clock: Clock) -> data_file.DataFile | None:
        nonlocal kept
        of_sqlite = settings.database is None or settings.database.startswith("sqlite:")
        if settings.demo and settings.data is None and settings.now is not None and of_sqlite:
            name = f"{settings.now.isoformat()} {settings.scale}"
            kept = folder / f"{hashlib.sha256(name.encode()).hexdigest()}.sqlite"
            if kept.exists():
                return data_file.read_data_file({})  # what there is to import is not read
        return makes(settings, clock)

    def bring_in(platform: Platform, data: data_file.DataFile) -> None:
        if kept is None:
            imports(platform, data)
            return
        if kept.exists():
            with closing(sqlite3.connect(kept)) as whole, _rows_of(platform) as live:
                whole.backup(live)
            platform.forget_reference()
            return
        imports(platform, data)
        # Whole or not at all, for whoever makes the same meanwhile.
        part = kept.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(part)) as whole, _rows_of(platform) as live:
            live.backup(whole)
        part.replace(kept)

    for name, way in (("_content", make), ("import_data", bring_in)):
        setattr(serve, name, way)


@contextmanager
def _rows_of(platform: Platform) -> Iterator[sqlite3.Connection]:
    raw = platform.database.engine.raw_connection()
    try:
        connection = raw.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        yield connection
    finally:
        raw.close()

"""Writers go one at a time, also when each is a process of its own; readers see one state."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import OperationalError

from kiosk.platform_server.data import database as database_module
from kiosk.platform_server.data import schema
from kiosk.platform_server.data.database import Database
from tests.support.postgresql import PostgresqlServer

_SERVICE = {"name": "PMI", "short_name": "PMI", "secretariat": False}
_COUNTED = select(func.count()).select_from(schema.services)


def test_who_writes_second_sees_what_the_first_wrote(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)  # as two processes have them
    first.create()
    seen: list[int | None] = []

    def write() -> None:
        with second.write() as connection:
            seen.append(connection.scalar(_COUNTED))

    waiting = threading.Thread(target=write)
    with first.write() as connection:
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        connection.execute(insert(schema.services).values(_SERVICE))
    waiting.join(15)
    assert seen == [1]
    first.close()
    second.close()


def test_a_reader_sees_one_state_from_its_first_look_on(database_url: str) -> None:
    database = Database(database_url)
    database.create()
    with database.read() as reader:
        assert reader.scalar(_COUNTED) == 0
        with database.write() as writer:
            writer.execute(insert(schema.services).values(_SERVICE))
        assert reader.scalar(_COUNTED) == 0
    with database.read() as reader:
        assert reader.scalar(_COUNTED) == 1
    database.close()


def test_a_reset_brings_rows_and_ids_back(database_url: str) -> None:
    database = Database(database_url)
    database.create()
    with database.write() as connection:
        kept = connection.execute(insert(schema.services).values(_SERVICE)).inserted_primary_key
    database.take_snapshot()
    ids = []
    for _ in range(2):
        with database.write() as connection:
            ids.append(connection.execute(insert(schema.services).values(_SERVICE)).inserted_primary_key)
        database.restore()
    assert ids[0] == ids[1] != kept
    with database.read() as connection:
        assert connection.scalar(_COUNTED) == 1
    database.close()


@pytest.mark.skipif(os.name != "posix", reason="rights are those of a Unix file")
def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "platform.sqlite"
    database = Database(f"sqlite:///{path}")
    database.create()
    with database.read() as connection:
        connection.exec_driver_sql("SELECT 1")
        modes = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.iterdir()}
    database.close()
    assert modes
    assert not any(modes.values()), modes


def test_on_postgresql_nothing_goes_on_for_ever(postgresql: PostgresqlServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "_STATEMENT_MS", 100)
    url = postgresql.new_database()
    database = Database(url)
    try:
        database.create()  # however long its tables take
        with pytest.raises(OperationalError, match="statement timeout"), database.read() as connection:
            connection.execute(text("SELECT pg_sleep(30)"))
        with database.read() as connection:
            assert connection.scalar(text("SHOW lock_timeout")) == "15s"
    finally:
        database.close()
        postgresql.drop(url)

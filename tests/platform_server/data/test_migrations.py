"""The way from an older database to the present tables, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select, text

from kiosk.platform_server.data import migrations, schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.serving.serve import CannotServe, serve
from kiosk.platform_server.serving.settings import Settings


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


def test_scripts_lead_to_the_tables_of_the_schema(database: Database) -> None:
    """After a change of ``schema``: python -m kiosk.platform_server.data.migrations "what it changes"."""
    with migrations.unchecked_references(database.engine) as connection:
        command.upgrade(migrations.configuration(connection), "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
        assert migrations.version(connection) == migrations.known()[-1]


@pytest.mark.parametrize("number", migrations.known())
def test_an_older_database_is_brought_up_to_date_and_keeps_what_it_holds(database: Database, number: str) -> None:
    with migrations.unchecked_references(database.engine) as connection:
        command.upgrade(migrations.configuration(connection), number)
        connection.execute(text("INSERT INTO territories (name, departement_number, visible_users_throughout_the_territory) VALUES ('Bocage', '99', false)"))  # noqa: E501  # fmt: skip
    database.create()
    with database.read() as connection:
        assert connection.execute(select(schema.territories.c.name)).all() == [("Bocage",)]
        assert migrations.version(connection) == migrations.known()[-1]
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_an_empty_database_gets_all_tables_and_its_version_at_once(database: Database) -> None:
    database.create()
    database.create()
    with database.read() as connection:
        assert migrations.version(connection) == migrations.known()[-1]
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_a_database_without_a_version_has_the_first_tables(database: Database) -> None:
    with migrations.unchecked_references(database.engine) as connection:
        command.upgrade(migrations.configuration(connection), migrations.known()[0])
        connection.execute(text("DROP TABLE alembic_version"))
        assert migrations.version(connection) == migrations.known()[0]
    database.create()
    with database.read() as connection:
        assert migrations.version(connection) == migrations.known()[-1]


def test_a_newer_database_is_left_alone(database: Database, database_url: str) -> None:
    database.create()
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrations.NewerDatabase):
        database.create()
    with pytest.raises(CannotServe, match="version plus récente"):
        serve(Settings(database=database_url), print)


def test_a_reference_that_leads_nowhere_stops_the_change_on_sqlite(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/platform.sqlite")
    database.create()
    row = {"territory_id": 12, "name": "X"}
    with pytest.raises(migrations.BrokenReferences), migrations.unchecked_references(database.engine) as connection:
        connection.execute(insert(schema.teams).values(row))
    with database.read() as connection:
        assert connection.execute(select(schema.teams)).all() == []
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    database.close()


def test_a_failed_change_leaves_nothing_behind(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "_mark", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        database.create()
    monkeypatch.undo()
    with database.read() as connection:
        assert migrations.version(connection) is None
    database.create()
    assert database.is_empty()


def test_an_older_sqlite_gives_no_id_again(tmp_path: Path) -> None:
    """Not even that of an RDV deleted before."""
    database = Database(f"sqlite:///{tmp_path}/platform.sqlite")
    with migrations.unchecked_references(database.engine) as connection:
        command.upgrade(migrations.configuration(connection), "0004")
        gone = {"item_type": "rdv", "item_id": 41, "event": "destroy", "changes": {}, "at": 0}
        connection.execute(insert(schema.versions).values(gone))
    database.create()
    with database.read() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        tables = {row.name: row.sql for row in rows}
        given = {row.name: row.seq for row in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    assert all("AUTOINCREMENT" in tables[name] for name in ("rdvs", "participations", "absences"))
    assert given["rdvs"] == 41
    database.close()

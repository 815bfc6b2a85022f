"""The versions of the platform's tables, and the way from an older database to the present one.

An empty database gets the tables of ``schema`` at once and is marked as up to date; an older one goes through the
scripts of ``versions``, one after the other, in one transaction. A test holds that both ways lead to the same tables.
A new script: ``python -m kiosk.platform_server.data.migrations "what it changes"``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, delete, insert, inspect, select

from kiosk.platform_server.data import schema, site_schema
from kiosk.platform_server.data.migrations import versions

if TYPE_CHECKING:
    from alembic.config import Config

_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


class NewerDatabase(Exception):  # noqa: N818 - told to the person, in French
    """A later release of the platform made this database: this one must not touch it."""


class BrokenReferences(Exception):  # noqa: N818 - told to the person, in French
    """The older database names rows that are not there: bringing it up to date would keep the fault."""


def known() -> list[str]:
    """The versions that this release knows, oldest first."""
    return sorted(module.name.removeprefix("r").split("_")[0] for module in pkgutil.iter_modules(versions.__path__))


def version(connection: Connection) -> str | None:
    """The version of a database; None when it has no table of ours."""
    tables = inspect(connection).get_table_names()
    if _VERSION.name in tables:
        return connection.scalar(select(_VERSION.c.version_num))
    # Databases made before versions were kept have the tables of the first one.
    return known()[0] if schema.territories.name in tables else None


def bring_up_to_date(connection: Connection) -> tuple[str | None, str]:
    """Makes or alters tables within the caller's transaction; answers the version before and after.

    Raises NewerDatabase.
    """
    before, newest = version(connection), known()[-1]
    if before is None:
        site_schema.metadata.create_all(connection)
        _mark(connection, newest)
    elif before not in known():
        raise NewerDatabase(before)
    elif before != newest:
        _upgrade(connection, before)
    return before, newest


@contextmanager
def unchecked_references(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction in which SQLite's tables may be rebuilt; references are checked at its end.

    Raises BrokenReferences.
    """
    with engine.connect().execution_options(kiosk_writes=True) as connection:
        if connection.dialect.name != "sqlite":
            with connection.begin():
                # Large tables are altered for as long as that takes.
                for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
                    connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
                yield connection
            return
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")  # without effect once the transaction has begun
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise BrokenReferences
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def configuration(connection: Connection) -> Config:
    """What Alembic needs to know."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, before: str) -> None:
    from alembic import command

    _mark(connection, before)
    command.upgrade(configuration(connection), "head")


def _mark(connection: Connection, number: str) -> None:
    _VERSION.create(connection, checkfirst=True)
    connection.execute(delete(_VERSION))
    connection.execute(insert(_VERSION).values(version_num=number))

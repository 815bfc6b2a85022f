"""The tables of what a site shares by itself: who arrived, who came without an RDV, who was called, what agents have
its desks told, and its devices.

Instants are milliseconds since 1970 in UTC here: of two desks that act within one second, one is later. The tables of
the platform stand in the same database and are empty at a companion, which has nobody to put in them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, Text, false

from kiosk.platform_server.data.schema import metadata as metadata  # with these tables in it

_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column("id", _NUMBER, primary_key=True, autoincrement=True)


def _at(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, _NUMBER, nullable=nullable)


def _gone() -> Column[bool]:
    return Column("gone", Boolean, nullable=False, server_default=false())


devices = Table(
    "site_devices",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    _at("made_at"),
    sqlite_autoincrement=True,
)

# Codes by which a device is let in: short, used once, gone after some minutes.
codes = Table(
    "site_codes",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("code_hash", LargeBinary(32), nullable=False, unique=True),
    _at("ends_at"),
)

# Who waits, by the platform's ids alone. One who has left stays until the night: a desk that brings the day back must
# not have them wait again.
arrivals = Table(
    "site_arrivals",
    metadata,
    _id(),
    _number("organisation_id"),
    _number("rdv_id"),
    _number("participation_id"),
    _at("arrived_at", nullable=True),
    _at("acted_at"),
    Index("site_arrivals_of_whom", "organisation_id", "participation_id", unique=True),
    sqlite_autoincrement=True,
)

# Who came without an RDV. ``called`` is as much of a name as the site chose, often nothing; ``taken_by`` the agent, by
# the platform's own number, who sees to them.
walk_ins = Table(
    "site_walk_ins",
    metadata,
    _id(),
    _number("organisation_id"),
    Column("key", String(64), nullable=False),
    Column("ticket", Integer, nullable=False),
    _at("arrived_at"),
    _at("acted_at"),
    _gone(),
    _number("lieu_id", nullable=True),
    _number("motif_id", nullable=True),
    Column("called", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    _at("ended_at", nullable=True),
    _number("taken_by", nullable=True),
    Index("site_walk_ins_of_whom", "organisation_id", "key", unique=True),
    sqlite_autoincrement=True,
)

# Who was called, to where. Who they are is a participation or a walk-in of the tables above.
calls = Table(
    "site_calls",
    metadata,
    _id(),
    _number("organisation_id"),
    Column("key", String(64), nullable=False),
    _number("participation_id", nullable=True),
    Column("walk_in", String(64), nullable=True),
    Column("place", Text, nullable=False),
    Column("caller", Text, nullable=False),
    _at("called_at"),
    _at("acted_at"),
    Column("times", Integer, nullable=False),
    Column("outcome", String(16), nullable=False),
    _gone(),
    Index("site_calls_of_whom", "organisation_id", "key", unique=True),
    sqlite_autoincrement=True,
)

# What an agent has the desks told of themselves for a while, one each: « j’ai dix minutes de retard ».
notices = Table(
    "site_notices",
    metadata,
    _id(),
    _number("organisation_id"),
    _number("agent_id"),
    Column("text", Text, nullable=False),
    _at("until", nullable=True),
    _at("acted_at"),
    _gone(),
    Index("site_notices_of_whom", "organisation_id", "agent_id", unique=True),
    sqlite_autoincrement=True,
)

# Agents who are told by e-mail that somebody waits for them: those who chose so.
told_who_waits = Table("agents_told_who_waits", metadata, Column("agent_id", _NUMBER, primary_key=True))

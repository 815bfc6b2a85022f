"""The devices of a site, and what it shares by itself for the day: arrivals, walk-ins, calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From the version before."""
    _table(
        "site_devices",
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(32), nullable=False, unique=True),
        _at("made_at"),
    )
    _table(
        "site_codes",
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(32), nullable=False, unique=True),
        _at("ends_at"),
        again=True,
    )
    _table(
        "site_arrivals",
        _number("organisation_id"),
        _number("rdv_id"),
        _number("participation_id"),
        _at("arrived_at", nullable=True),
        _at("acted_at"),
    )
    _table(
        "site_walk_ins",
        _number("organisation_id"),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("ticket", sa.Integer(), nullable=False),
        _at("arrived_at"),
        _at("acted_at"),
        _gone(),
        _number("lieu_id", nullable=True),
        _number("motif_id", nullable=True),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        _at("ended_at", nullable=True),
    )
    _table(
        "site_calls",
        _number("organisation_id"),
        sa.Column("key", sa.String(64), nullable=False),
        _number("participation_id", nullable=True),
        sa.Column("walk_in", sa.String(64), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        _at("called_at"),
        _at("acted_at"),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        _gone(),
    )
    for table, key in (("site_arrivals", "participation_id"), ("site_walk_ins", "key"), ("site_calls", "key")):
        op.create_index(f"{table}_of_whom", table, ["organisation_id", key], unique=True)


def _table(name: str, *columns: sa.Column[object], again: bool = False) -> None:
    key = sa.Column("id", _NUMBER, primary_key=True, autoincrement=True)
    op.create_table(name, key, *columns, sqlite_autoincrement=not again)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, _NUMBER, nullable=nullable)


def _gone() -> sa.Column[object]:
    return sa.Column("gone", sa.Boolean(), nullable=False, server_default=sa.false())

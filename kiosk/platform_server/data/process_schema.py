"""The table of what the processes that serve one database count together."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, LargeBinary, String, Table

from kiosk.platform_server.data.schema import metadata

limits = Table(
    "limits",
    metadata,
    Column("what", String(32), nullable=False),
    Column("who", LargeBinary(16), nullable=False),  # a digest: whose it is need not be read
    Column("at", Float(53), nullable=False),  # Unix seconds by the database's clock
)
Index("limits_of_whom", limits.c.what, limits.c.who, limits.c.at)

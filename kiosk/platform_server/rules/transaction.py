"""What somebody reads and writes in one go: who acts, when, on which data, and what they changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, insert

from kiosk.platform_server.data.changes import Change
from kiosk.platform_server.rules.reference import Agent, Reference
from kiosk.platform_server.values.refusals import Refusal


@dataclass(slots=True, kw_only=True)
class Transaction:
    """All that rules need to know of who calls; ``author`` is None on pages that anybody opens."""

    reference: Reference
    now: int
    author: Agent | None = None
    expected_version: str | None = None  # of what is to be changed, as its author saw it; None: any
    db: Connection | None = None
    changed: list[Change] = field(default_factory=list)
    reference_changed: bool = False  # whether what is held in memory has to be read again

    @property
    def agent(self) -> Agent:
        """The agent who acts; where anybody may, nobody must ask."""
        assert self.author is not None
        return self.author

    @property
    def connection(self) -> Connection:
        """The connection inside this transaction."""
        assert self.db is not None
        return self.db

    def touched(self, organisation_id: int, what: str, object_id: int, *, deleted: bool = False) -> None:
        """Notes a change for the desks that wait for them: told once the transaction is durable."""
        self.changed.append((organisation_id, what, object_id, deleted))

    def insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Writes a row of a table that gives ids, and answers its id."""
        inserted = self.connection.execute(insert(table).values(values)).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def check_version(self, lock_version: int, present: Callable[[], Mapping[str, Any]]) -> None:
        """Raises Refusal (409) with the present state when what the author saw is stale."""
        if self.expected_version not in (None, str(lock_version)):
            message = "Ces informations ont été modifiées entre-temps."
            raise Refusal(409, {"success": False, "errors": [message], **present()})

"""Histories: who changed what, and when."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from msgspec import Struct

from kiosk.api_client.wire.dates import instant
from kiosk.api_client.wire.directory import WireAgent
from kiosk.api_client.wire.meta import Id, Listed, Some
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.versions import Version


@masked
class WireVersion(Struct, gc=False):
    at: str
    id: Id | None = None
    event: str | None = None
    author_type: str | None = None
    agent: WireAgent | None = None
    changes: dict[str, Any] | None = None


class VersionsPage(Listed, gc=False):
    versions: Some[WireVersion]


def version_of(v: WireVersion, zone: tzinfo) -> Version:
    """One change of a history. Raises ``ValueError`` for an hour that cannot be read."""
    author = f"{v.agent.first_name or ''} {v.agent.last_name or ''}".strip() if v.agent is not None else ""
    changes = {
        name: (values[0], values[1])
        for name, values in (v.changes or {}).items()
        if isinstance(values, list) and len(values) == 2
    }
    author_id = v.agent.id if v.agent is not None else None
    return Version(instant(v.at, zone), v.event or "", author, changes, v.author_type or "", author_id)

"""How what a device tells, known by its key, is put in the place of what is known of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row, Table

from kiosk.platform_server.http.calls import Call
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.site_api.access import Site


def put_state(
    call: Call,
    site: Site,
    table: Table,
    what: str,
    told: dict[str, Any],
    completed: Callable[[Row[Any] | None], Mapping[str, Any]],
    *,
    by: str = "key",
) -> Row[Any]:
    """Has what was ``told``, known ``by`` its key, where it holds; the row as it is now. ``completed`` is what the site
    adds to it, or keeps of the row that was known."""
    known = site_day.of(call.connection, table, site.organisation_id, **{by: told[by]})
    acted_at = site_day.holds(known, told["acted_at"], told.pop("over"), site.now)
    if known is not None and acted_at is None:
        return known
    values = {**told, "organisation_id": site.organisation_id, "acted_at": acted_at, **completed(known)}
    row, changed = site_day.put(call.connection, table, known, values)
    if changed:
        call.touched(site.organisation_id, what, row.id)
    return row

"""Those whom an errand names, looked at before it leaves: they may be others by now, or one with another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.domain.people.identity import Identity, somebody_else
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Likeness
from kiosk.domain.platform.failures import Forbidden, NotFound, Refused
from kiosk.domain.writes.errand import CreateUsager, Errand

if TYPE_CHECKING:
    from kiosk.sync.server import Server


@dataclass(frozen=True, slots=True)
class Found:
    """``other``: somebody whom the errand names, and who is another person by now. ``merged``: by id, those whose fiche
    took the place of another. ``gone``: somebody who is not there, nor is it said who took their place."""

    other: Identity | None = None
    gone: Identity | None = None
    merged: Mapping[int, Usager] = field(default_factory=dict)


async def look_at(server: Server, errand: Errand) -> Found:
    """Those of the platform whom ``errand`` names, as they are now. Raises a ``Failure``."""
    whom = {one.usager_id: one for one in errand.what.whom}
    if not whom:
        return Found()
    fiches = await server.platform.users_by_ids(sorted(whom))
    there = {fiche.usager.id: fiche.usager for fiche in fiches}
    other = somebody_else(whom.values(), there.values())
    if other is not None:
        return Found(other)
    merged, gone = {}, None
    for usager_id in sorted(whom.keys() - there.keys()):
        kept = await _kept(server, usager_id)
        if kept is not None and kept.id not in whom:
            merged[usager_id] = kept
        else:
            gone = whom[usager_id]
    return Found(gone=gone, merged=merged)


async def twin(server: Server, organisation_id: int, what: CreateUsager) -> Usager | None:
    """Somebody of the same name and birth date whom the person was not shown. Raises a ``Failure``."""
    try:
        alike = await server.platform.duplicates(what.draft, organisation_id)
    except (NotFound, Forbidden, Refused):
        return None  # the platform lets nobody look
    found = (one for one in alike if Likeness.IDENTITY in one.likenesses and not one.masked)
    return next((one.usager for one in found if one.usager.id not in what.seen), None)


async def _kept(server: Server, usager_id: int) -> Usager | None:
    """Whose fiche took the place of one that is gone, where the platform says so."""
    try:
        return (await server.platform.user(usager_id)).usager
    except NotFound as gone:
        if gone.merged_into is None:
            return None
        try:
            return (await server.platform.user(gone.merged_into)).usager
        except (NotFound, Forbidden, Refused):
            return None
    except (Forbidden, Refused):
        return None

"""Who was waiting here when the memory started again: they wait on once the platform shows the very RDV they came for.

Ids of a platform that was put back from a backup may be of others by now (decision 0046): an RDV is the one that was
meant when it was made at the same instant and the same person comes. Functions run on the database's thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from kiosk.domain.day.model import Rdv
from kiosk.store import marks, rdvs

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_MARK = "waits/aside"


class _Aside(NamedTuple):
    participation_id: int
    rdv_id: int
    organisation_id: int
    since: float  # Unix seconds, as all moments here
    acted_at: float
    usager_id: int
    made_at: float  # when the RDV was made


def put(connection: Connection) -> None:
    """Takes the waits out of the day, before the RDVs that they belong to are forgotten."""
    aside = _read(connection)
    query = "SELECT participation_id, rdv_id, organisation_id, since, acted_at FROM waiting_here WHERE NOT gone"
    for participation_id, rdv_id, organisation_id, since, acted_at in connection.execute(query).fetchall():
        rdv = rdvs.read_one(connection, rdv_id)
        if rdv is None or rdv.created_at is None:
            continue  # nobody could tell whether it is the same
        made_at = rdv.created_at.timestamp()
        aside += [
            _Aside(
                participation_id, rdv_id, organisation_id or rdv.organisation_id, since, acted_at, p.usager.id, made_at
            )
            for p in rdv.participations
            if p.id == participation_id
        ]
    _write(connection, aside)
    connection.execute("DELETE FROM waiting_here")


def bring_back(connection: Connection, told: Iterable[Rdv]) -> None:
    """Those whose RDV is among ``told`` wait again, where it is the one that they came for; else it is another's."""
    aside = _read(connection)
    if not aside:
        return
    there = {rdv.id: rdv for rdv in told}
    back = [one for one in aside if one.rdv_id in there and _is_theirs(one, there[one.rdv_id])]
    connection.executemany(
        "INSERT INTO waiting_here (participation_id, rdv_id, organisation_id, since, acted_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        [one[:5] for one in back],
    )
    _write(connection, [one for one in aside if one.rdv_id not in there])


def forget_before(connection: Connection, instant: datetime) -> None:
    """Forgets those who came before ``instant``."""
    aside = _read(connection)
    if aside:
        _write(connection, [one for one in aside if one.since >= instant.timestamp()])


def _is_theirs(one: _Aside, rdv: Rdv) -> bool:
    same = rdv.created_at is not None and rdv.created_at.timestamp() == one.made_at
    return same and any(p.id == one.participation_id and p.usager.id == one.usager_id for p in rdv.participations)


def _read(connection: Connection) -> list[_Aside]:
    text = marks.read(connection, _MARK)
    return [_Aside(*row) for row in json.loads(text)] if text else []


def _write(connection: Connection, aside: list[_Aside]) -> None:
    if aside or marks.read(connection, _MARK):
        marks.save(connection, _MARK, json.dumps(aside) if aside else "")

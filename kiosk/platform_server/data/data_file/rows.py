"""Objects of a data file become rows: fields as they stand, keys as ids.

Given ids stay, the others are assigned in file order from 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Table

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.model import DataFile, DataFileFault, Keyed
from kiosk.platform_server.values.instants import seconds

# What one of each list, and of the table of that name, is called: by its key in the file, with « _id » in a row.
KINDS = {
    "territories": "territory",
    "organisations": "organisation",
    "services": "service",
    "teams": "team",
    "agents": "agent",
    "lieux": "lieu",
    "motifs": "motif",
    "plage_ouvertures": "plage_ouverture",
    "absences": "absence",
    "users": "user",
    "rdvs": "rdv",
    "webhook_endpoints": "webhook_endpoint",
    "oauth_applications": "oauth_application",
}


class Rows:
    """The rows of every table, and the ids of every key."""

    def __init__(self, data: DataFile, now: int, hash_password: Callable[[str], str]) -> None:
        self.data = data
        self.now = now
        self.hash_password = hash_password
        self.of: defaultdict[Table, list[dict[str, Any]]] = defaultdict(list)
        self.hashes: dict[str, str] = {}  # hashing is slow on purpose: once for a password that several agents share
        self.items = {kind: {item.key: item for item in getattr(data, name)} for name, kind in KINDS.items()}
        self._ids = {kind: _ids(name, getattr(data, name)) for name, kind in KINDS.items()}
        self._ids["responsible"] = self._ids["user"]
        everybody = [participation.id for rdv in data.rdvs for participation in rdv.participations]
        self.participation_ids = iter(_assigned("participations", everybody))

    def add_all(self, name: str, complete: Callable[[Rows, Any, dict[str, Any], str], None] | None) -> None:
        """A row for each object of that list; ``complete`` is given what has more to it: object, row and path."""
        table, kind = schema.metadata.tables[name], KINDS[name]
        for index, item in enumerate(getattr(self.data, name)):
            path = f"{name}[{index}]"
            row = self.row(table, item, path)
            row["id"] = self._ids[kind][item.key]
            if complete is not None:
                complete(self, item, row, path)
            self.of[table].append(row)

    def row(self, table: Table, item: msgspec.Struct, path: str) -> dict[str, Any]:
        """The fields of ``item`` that the table has, as they stand, and the ids of those that it names."""
        fields, references = _shared(table, type(item))
        row = {name: _kept(getattr(item, name)) for name in fields}
        for name in references:
            key = getattr(item, name)
            row[f"{name}_id"] = None if key is None else self.find(name, key, f"{path}.{name}")
        return row

    def link(self, table: Table, mine: dict[str, int], kind: str, keys: Iterable[str], path: str) -> None:
        """Ties an object (``mine``: its column and id) to those of ``kind`` that it names, each once, in order."""
        ids = dict.fromkeys(self.find(kind, key, f"{path}[{index}]") for index, key in enumerate(keys))
        self.of[table] += [{**mine, f"{kind}_id": other_id} for other_id in ids]

    def find(self, kind: str, key: str, path: str) -> int:
        """The id of ``key``. Raises DataFileFault naming ``path`` when there is none."""
        try:
            return self._ids[kind][key]
        except KeyError:
            kind = "user" if kind == "responsible" else kind
            raise DataFileFault(path, f'no {kind} "{key}"') from None


@cache
def _shared(table: Table, kind: type[msgspec.Struct]) -> tuple[list[str], list[str]]:
    """The fields that are columns of the table too, and those that name an object whose id is one."""
    fields = kind.__struct_fields__
    names = {*KINDS.values(), "responsible"}
    return [f for f in fields if f in table.c], [f for f in fields if f in names and f"{f}_id" in table.c]


def _kept(value: Any) -> Any:
    if isinstance(value, datetime):
        return seconds(value)
    if isinstance(value, date):
        return value.isoformat()
    return msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value


def _ids(list_name: str, items: Sequence[Keyed]) -> dict[str, int]:
    """The ids of one list, by key. Raises DataFileFault when a key or an id comes twice."""
    ids: dict[str, int] = {}
    for index, (item, item_id) in enumerate(zip(items, _assigned(list_name, [i.id for i in items]), strict=True)):
        if item.key in ids:
            raise DataFileFault(f"{list_name}[{index}].key", f'"{item.key}" comes twice')
        ids[item.key] = item_id
    return ids


def _assigned(list_name: str, given: Sequence[int | None]) -> list[int]:
    """An id for each: the one given, else the next that nobody has."""
    taken: set[int] = set()
    for index, item_id in enumerate(given):
        if item_id is not None:
            if item_id in taken:
                raise DataFileFault(f"{list_name}[{index}].id", f"{item_id} comes twice")
            taken.add(item_id)
    ids: list[int] = []
    candidate = 1
    for item_id in given:
        if item_id is None:
            while candidate in taken:
                candidate += 1
            item_id, candidate = candidate, candidate + 1
        ids.append(item_id)
    return ids

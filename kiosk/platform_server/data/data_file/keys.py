"""Keys of a data file become ids: given ones stay, the others are assigned in file order from 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.platform_server.data.data_file.model import DataFileFault, Keyed


class Keys:
    """The ids of one list, by key. Raises DataFileFault when a key or an id comes twice."""

    def __init__(self, list_name: str, kind: str, items: Sequence[Keyed]) -> None:
        self._kind = kind
        self._ids: dict[str, int] = {}
        for index, (item, item_id) in enumerate(zip(items, assigned(list_name, [i.id for i in items]), strict=True)):
            if item.key in self._ids:
                raise DataFileFault(f"{list_name}[{index}].key", f'"{item.key}" comes twice')
            self._ids[item.key] = item_id

    def __getitem__(self, key: str) -> int:
        return self._ids[key]

    def find(self, key: str, path: str) -> int:
        """The id of ``key``. Raises DataFileFault naming ``path`` when there is none."""
        try:
            return self._ids[key]
        except KeyError:
            raise DataFileFault(path, f'no {self._kind} "{key}"') from None

    def find_all(self, keys: Iterable[str], path: str) -> list[int]:
        """The ids of several keys, each once, in their order."""
        return list(dict.fromkeys(self.find(key, f"{path}[{index}]") for index, key in enumerate(keys)))


def assigned(list_name: str, given: Sequence[int | None]) -> list[int]:
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

"""What is in a copy: a head, the rows that counted when it was made, then each write since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kiosk.store.carbon.own_rows import Rows
from kiosk.store.carbon.sealed_file import Found


class _Head(msgspec.Struct, tag=True, array_like=True):
    version: int
    """Of the shape that its rows have."""
    number: int
    """How many writes there had been."""
    rows: int
    """How many rows counted then, each in a record of its own."""


class _Step(msgspec.Struct, tag=True, array_like=True):
    number: int
    rows: list[tuple[str, int | str, dict[str, Any] | None]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Head | _Step)


@dataclass
class State:
    """What a copy says."""

    version: int = 0
    number: int = -1
    rows: Rows = field(default_factory=dict)
    sound: bool = False
    """Whether it is all that there was after ``number`` writes."""

    def take(self, records: Sequence[bytes]) -> None:
        """Goes on with ``records``; what is no record of this Kiosk is left out, and ``sound`` no more."""
        for record in records:
            try:
                match _decoder.decode(record):
                    case _Head(version, number):
                        self.version, self.number = version, number
                    case _Step(number, rows):
                        self.number = number
                        self.rows |= {(name, key): row for name, key, row in rows}
            except msgspec.DecodeError:
                self.sound = False


def head(version: int, number: int, rows: int) -> bytes:
    return _encoder.encode(_Head(version, number, rows))


def step(number: int, rows: Rows) -> bytes:
    """What ``rows`` became by the ``number``th write, or were after it."""
    return _encoder.encode(_Step(number, [(name, key, row) for (name, key), row in rows.items()]))


def state_of(found: Found) -> State:
    """What a file says. One that was cut, at the end of a record or within one, says how things stood before.

    It is not sound without all of its first rows, or where something can be read behind what cannot.
    """
    state = State(sound=bool(found.records) and not found.after)
    state.take(found.records)
    if state.sound:
        first = _decoder.decode(found.records[0])
        state.sound = isinstance(first, _Head) and len(found.records) > first.rows
    return state

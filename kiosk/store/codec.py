"""The trade's objects as JSON bytes and back. Offsets of instants are kept as they came."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from kiosk.domain.platform.failures import MemoryDamaged

T = TypeVar("T")

_encoder = msgspec.json.Encoder()


def pack(thing: object) -> bytes:
    """``thing``, a dataclass of the domain, in bytes: equal things give equal bytes."""
    return _encoder.encode(thing)


def unpack(body: bytes, kind: type[T]) -> T:
    """The object of ``kind`` in ``body``. Raises ``MemoryDamaged`` when it is none."""
    try:
        thing: T = _decoder(cast(Hashable, kind)).decode(body)
    except msgspec.DecodeError:  # which quotes no content once it is not chained
        raise MemoryDamaged from None
    return thing


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)

"""What every list says of itself."""

from __future__ import annotations

from msgspec import Struct


class WireMeta(Struct, gc=False):
    total_pages: int | None = None
    total_count: int | None = None


class Listed(Struct, gc=False, kw_only=True):
    """A page of a list."""

    meta: WireMeta | None = None

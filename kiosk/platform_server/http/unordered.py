"""Pages that overlap and miss, as was seen of the original: its database changes its plan between the first page and
the others, and whoever the second plan has among its first hundred comes on no page at all.

2 497 rows of usagers held 2 486 people: the same 11 missing at every reading, those made that morning among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from kiosk.platform_server.http.calls import PAGE_SIZE

_MISSED = 11
_NEWEST = 6  # of those who are missed


def page_of_ids(ids: Sequence[int], number: int) -> list[int]:
    """The ids on that page of a list: the same for the same list, in no order, a single page whole."""
    newest = set(sorted(set(ids))[-_NEWEST:])
    plan = sorted(ids, key=lambda one: (one in newest, crc32(str(one).encode())))
    if number > 1:
        kept = max(PAGE_SIZE, len(plan) - _MISSED)
        plan = plan[kept:] + plan[:kept]
    start = (number - 1) * PAGE_SIZE
    return plan[start : start + PAGE_SIZE]

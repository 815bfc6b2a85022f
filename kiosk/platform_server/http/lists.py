"""Lists, answered page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

from sqlalchemy import ColumnElement, Row, Select, func

from kiosk.platform_server.http.calls import Answer, Call

PAGE_SIZE = 100
_MISSED = 11
_NEWEST = 6  # of those who are missed


def page(root: str, items: Sequence[Any], page_number: int, total: int) -> Answer:
    """A page of a list, with its meta."""
    pages = -(-total // PAGE_SIZE)
    return Answer(
        {
            root: items,
            "meta": {
                "current_page": page_number,
                "next_page": page_number + 1 if page_number < pages else None,
                "prev_page": page_number - 1 if 1 < page_number <= pages else None,
                "total_pages": pages,
                "total_count": total,
            },
        }
    )


def page_of(root: str, items: Sequence[Any], page_number: int) -> Answer:
    """A page of a list that is whole in memory."""
    start = (page_number - 1) * PAGE_SIZE
    return page(root, items[start : start + PAGE_SIZE], page_number, len(items))


def page_of_rows(
    call: Call,
    root: str,
    listed: Select[Any],
    order: Sequence[ColumnElement[Any]],
    write: Callable[[Sequence[Row[Any]]], Sequence[Any]],
) -> Answer:
    """A page of what is ``listed`` in the database."""
    number = call.query.page()
    total = int(call.connection.scalar(listed.with_only_columns(func.count())) or 0)
    offset = min((number - 1) * PAGE_SIZE, total)
    rows = call.connection.execute(listed.order_by(*order).limit(PAGE_SIZE).offset(offset)).all()
    return page(root, write(rows), number, total)


def overlapping_page(ids: Sequence[int], number: int) -> list[int]:
    """The ids on a page of a list whose pages overlap and miss: the same for the same list, in no order, a single page
    whole.

    As was seen of the original: its database changes its plan between the first page and the others, and whoever the
    second plan has among its first hundred comes on no page at all. 2 497 rows of usagers held 2 486 people: the same
    11 missing at every reading, those made that morning among them.
    """
    newest = set(sorted(set(ids))[-_NEWEST:])
    plan = sorted(ids, key=lambda one: (one in newest, crc32(str(one).encode())))
    if number > 1:
        kept = max(PAGE_SIZE, len(plan) - _MISSED)
        plan = plan[kept:] + plan[:kept]
    start = (number - 1) * PAGE_SIZE
    return plan[start : start + PAGE_SIZE]

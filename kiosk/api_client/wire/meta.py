"""What every list says of itself, and how far what is written may go.

A number beyond what a column of a database holds, a day of the year 9999, an address of a megabyte: what is out of
range is unreadable, as is what has another shape (``api_client.decoding``).
"""

from __future__ import annotations

from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from kiosk.domain.text.masked import masked

T = TypeVar("T")

SOME = "some"
Some = Annotated[list[T], Meta(extra={SOME: True})]
"""A list of which what cannot be read is left out, and the rest read."""
Whole = Annotated[list[T], Meta(max_length=1000)]
"""A list that says something only as a whole: where one of it cannot be read, nor can what it is of."""

LARGEST_ID = 2**53
Id = Annotated[int, Meta(ge=0, le=LARGEST_ID)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
MOST_MINUTES = 14 * 24 * 60
Minutes = Annotated[int, Meta(ge=0, le=MOST_MINUTES)]
Version = Annotated[int, Meta(ge=0, le=2**53)]
Link = Annotated[str, Meta(max_length=4000)]
Word = Annotated[str, Meta(max_length=200)]
"""What is passed on to the letter, and cut nowhere."""
MOST_PAGES = 10_000
"""A million things: nobody has more in one list."""


@masked
class WireMeta(Struct, gc=False):
    total_pages: Annotated[int, Meta(ge=0, le=MOST_PAGES)] | None = None
    total_count: Annotated[int, Meta(ge=0, le=100 * MOST_PAGES)] | None = None


@masked
class Listed(Struct, gc=False, kw_only=True):
    """A page of a list."""

    meta: WireMeta | None = None

"""Where something stands in a configuration file: TOML's reader tells of no lines."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import takewhile
from typing import Any, TypeAlias

Place: TypeAlias = "tuple[str | int, ...]"
"""Tables and key, and the number of a thing in its list: ``("instance", "known", 0, "url")``."""


def leave_out(data: Any, place: Place) -> None:
    """Takes what is at ``place`` out of ``data``: a whole list for what is in it."""
    named = tuple(takewhile(lambda part: isinstance(part, str), place))
    with suppress(KeyError):  # gone with another fault
        for name in named[:-1]:
            data = data[name]
        del data[named[-1]]


_HEAD = re.compile(r"\s*(\[{1,2})([^\[\]]+)\]")
_KEY = re.compile(r"""\s*((?:["'][^"']*["']|[\w.-])+)\s*=""")
_NAME = re.compile(r"""["']([^"']*)["']|([\w-]+)""")


def line_of(text: str, place: Place) -> int:
    """The line, from 1, where what is at ``place`` is written; that of what holds it otherwise. TOML's reader tells of
    no lines."""
    lists: dict[Place, int] = {}  # how many things each has so far

    def within(table: Place, names: str, *, another: bool = False) -> Place:
        found = [quoted or bare for quoted, bare in _NAME.findall(names)]
        for left, name in zip(range(len(found))[::-1], found, strict=True):
            table = (*table, name)
            if another and not left:
                lists[table] = lists.get(table, 0) + 1
            if table in lists:
                table = (*table, lists[table] - 1)
        return table

    table: Place = ()
    best, depth = 1, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _HEAD.match(line):
            here = table = within((), head[2], another=head[1] == "[[")
        elif key := _KEY.match(line):
            here = within(table, key[1])
        else:
            continue
        if len(here) > depth and here == place[: len(here)]:
            best, depth = number, len(here)
    return best

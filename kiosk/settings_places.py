"""What is expected in a configuration file, and where something stands in it: TOML's reader tells of no lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

from kiosk.domain.text.language import french, tr

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

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


ZONE = {
    "format": "zone",
    "description": french("le nom d’un fuseau horaire, par exemple «\u00a0Indian/Reunion\u00a0»"),
}
_KINDS = {
    "integer": french("un nombre entier"),
    "number": french("un nombre"),
    "string": french("un texte entre guillemets"),
    "boolean": french("true ou false"),
    "array": french("une liste"),
    "object": french("une section"),
}


def expected(error: Any) -> str:
    """What is expected where ``error`` of the schema is."""
    wanted = error.validator_value
    match error.validator:
        case "anyOf":  # something or nothing, which TOML cannot write
            return expected(next(one for one in error.context or () if one.validator_value != "null"))
        case "type":
            return tr("on attend {}").format(tr(_KINDS[wanted]))
        case "minimum":
            return tr("on attend au moins {}").format(f"{wanted:g}")
        case "maximum":
            return tr("on attend au plus {}").format(f"{wanted:g}")
        case "enum":
            return tr("on attend l’un de ces mots\u00a0: {}").format(", ".join(wanted))
        case "required":
            missing = next(key for key in wanted if key not in error.instance)
            return tr("il manque la clé «\u00a0{}\u00a0»").format(missing)
        case _:  # a pattern or a format
            return tr("on attend {}").format(tr(error.schema["description"]))


def why(error: OSError) -> str:
    """What kept a file from being read. The system's own words are not always in French."""
    match error:
        case FileNotFoundError():
            return tr("il n’existe pas")
        case PermissionError():
            return tr("ce compte n’en a pas le droit")
        case IsADirectoryError():
            return tr("c’est un dossier")
        case _:
            return error.strerror or tr("le système le refuse")


def validator(schema: dict[str, Any], zone: Callable[[type, Any], ZoneInfo]) -> Validator:
    """Of a JSON ``schema``; ``zone`` raises ValueError for what is none. Loaded for a file with faults alone, which
    msgspec does not place.
    """
    from jsonschema import Draft202012Validator, FormatChecker, validators

    def is_integer(_: object, value: object) -> bool:
        return type(value) is int  # JSON's 5.0 is one, TOML's is not

    def is_number(_: object, value: object) -> bool:
        return type(value) in (int, float) and value == value  # TOML has nan, which is within no bounds

    formats = FormatChecker(())
    formats.checks("zone", raises=ValueError)(lambda name: bool(zone(ZoneInfo, name)))
    kinds = Draft202012Validator.TYPE_CHECKER.redefine_many({"integer": is_integer, "number": is_number})
    made: type[Validator] = validators.extend(Draft202012Validator, type_checker=kinds)  # type: ignore[no-untyped-call]
    return made(schema, format_checker=formats)

"""The bodies of answers, made into what they say: whole where they are well, else one by one, without what is not.

Reading holds the interface's loop: what is large is read on a thread, and piece by piece there too, since one call of
the decoder lets nobody else have a turn.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, cast, get_args

import msgspec
from msgspec import Raw, Struct

from kiosk.api_client.answers import Answer
from kiosk.api_client.wire.meta import LARGEST_ID, SOME, Id
from kiosk.api_client.wire.unread import Unread, unread_now
from kiosk.domain.platform.failures import TimedOut, Unintelligible
from kiosk.domain.text.clean import cleaned, may_need_cleaning

B = TypeVar("B")
T = TypeVar("T")

# A page of 100 RDVs: 250 kB, 15 000 values. With these it is read in some milliseconds.
SMALL = 384 * 1024
SMALL_VALUES = 25_000
MOST_VALUES = 250_000
"""Of one answer: a page of 100 workshops of 30 people has 150 000."""
MOST_ROWS = 10_000
"""Of one list of one answer: the platform's pages have 100."""
LARGEST_ONE = 1024 * 1024
MOST_OF_ONE = 20_000
"""Bytes and values of one thing: an RDV has three thousand, and eighty."""
_GLANCED_AT = 64 * 1024
_AMISS = (msgspec.DecodeError, RecursionError, ValueError, OverflowError)
_PLACE = re.compile(r"`\$([\w.\[\]…]*)`")
_ENDS = b",[{"


class _Unreadable(ValueError):  # noqa: N818 - what is wrong with a thing
    """One thing cannot be read; the text says where, and quotes nothing."""


def values_of(content: bytes) -> int:
    """About how many values ``content`` holds: never fewer."""
    return 1 + sum(content.count(end) for end in _ENDS)


@dataclass(slots=True)
class Turns:
    """Answers that arrive together are not read together: neither on the loop, nor, with all that is made of them, in
    the memory of this machine."""

    small: asyncio.Lock = field(default_factory=asyncio.Lock)
    large: asyncio.Lock = field(default_factory=asyncio.Lock)


async def read_answer(answer: Answer, kind: type[B], read: Callable[[B], T], turns: Turns) -> tuple[B, T]:
    """The body of ``answer``, which is of ``kind``, and what ``read`` makes of it; off the loop where that takes long.

    What cannot be read of lists that are ``Some`` is left out, and noted (``wire.unread``). Of a ``kind`` that has one
    such list and a ``read`` that makes a list of it, so is what ``read`` raises ``ValueError`` for.

    Raises ``Unintelligible`` when it is not the platform's, ``TimedOut`` when it was cut in the middle.
    """
    if is_small(answer.content):
        async with turns.small:
            try:
                return _read_whole(answer, kind, read)
            except _AMISS:
                pass
            finally:
                await asyncio.sleep(0)  # whoever waits for the loop goes before the next answer
    async with turns.large:
        return await asyncio.to_thread(_read, answer, kind, read)


def decoded(answer: Answer, kind: type[B]) -> B:
    """The same of what is small and has no lists: nobody waits for it in vain. Raises as ``read_answer``."""
    if not is_small(answer.content):
        raise Unintelligible()
    return _read(answer, kind, lambda body: body)[0]


def is_small(content: bytes) -> bool:
    """Whether it is read within some milliseconds."""
    return len(content) <= SMALL and values_of(content) <= SMALL_VALUES


def _read_whole(answer: Answer, kind: type[B], read: Callable[[B], T]) -> tuple[B, T]:
    """The shortest way, of what is as it should be. Raises one of ``_AMISS``."""
    content = answer.content
    if may_need_cleaning(content):
        body: B = msgspec.convert(cleaned(msgspec.json.decode(content)), kind)
    else:
        body = _decoder(kind).decode(content)
    made = read(body)
    unread = unread_now()
    for name in _some_of(kind):
        unread.note(name, 0)
    return body, made


def _read(answer: Answer, kind: type[B], read: Callable[[B], T]) -> tuple[B, T]:
    """Piece by piece. Raises a ``Failure``."""
    if values_of(answer.content) > MOST_VALUES:
        raise Unintelligible()
    try:
        return _read_in_pieces(answer.content, kind, read, unread_now())
    except msgspec.ValidationError:
        raise Unintelligible() from None
    except msgspec.DecodeError as error:
        if not answer.html and answer.content and "truncated" in str(error):
            raise TimedOut(sent=True) from None
        raise Unintelligible(page=answer.html) from None
    except (RecursionError, ValueError, OverflowError):
        raise Unintelligible(page=answer.html) from None


def converted(value: Any, kind: type[B]) -> B:
    """Decoded JSON as one of ``kind``, without what cannot be read of its lists that are ``Some``.

    Raises ``msgspec.ValidationError``.
    """
    return msgspec.convert(_pruned(value, kind, Unread()), kind)


_decoder: Callable[[Any], msgspec.json.Decoder[Any]] = cache(msgspec.json.Decoder)


def _find_some(kind: Any) -> dict[str, Any]:
    """The lists of a struct that are ``Some``: what each is of, by its name."""
    if not _is_struct(kind):
        return {}
    found = {}
    for one in msgspec.structs.fields(kind):
        for type_ in (one.type, *get_args(one.type)):
            metas = [m for m in getattr(type_, "__metadata__", ()) if isinstance(m, msgspec.Meta)]
            if any((m.extra or {}).get(SOME) for m in metas):
                (found[one.encode_name],) = get_args(get_args(type_)[0])
    return found


_some_of: Callable[[Any], dict[str, Any]] = cache(_find_some)


def _read_in_pieces(content: bytes, kind: type[B], read: Callable[[B], T], unread: Unread) -> tuple[B, T]:
    some = _some_of(kind)
    if not some:
        alone: B = _one(content, kind)
        return alone, read(alone)
    parts = msgspec.json.decode(content, type=dict[str, Raw])
    fields: dict[str, Any] = {}
    for one in msgspec.structs.fields(cast("type[Struct]", kind)):
        name = one.encode_name
        if name not in parts or bytes(parts[name]) == b"null":
            if one.required:
                raise Unintelligible()
        elif name in some:
            fields[one.name] = _rows(bytes(parts[name]), some[name], name, unread)
        else:
            try:
                fields[one.name] = _one(bytes(parts[name]), one.type)
            except (_Unreadable, msgspec.ValidationError):
                if one.required:
                    raise
                # Of what a page says of itself: how many there are is then not known.
                unread.leave_out(one.encode_name, "")
    body = kind(**fields)
    for name in some:
        unread.note(name, 0)
    try:
        return body, read(body)
    except (ValueError, OverflowError):
        return body, _read_singly(body, kind, read, unread)


def _rows(content: bytes, kind: Any, name: str, unread: Unread) -> list[Any]:
    raws = msgspec.json.decode(content, type=list[Raw])
    if len(raws) > MOST_ROWS:
        raise Unintelligible()
    rows = []
    for raw in map(bytes, raws):
        try:
            rows.append(_one(raw, kind))
        except _AMISS as error:
            unread.leave_out(name, _place(error), _id_in(raw))
    return rows


def _read_singly(body: B, kind: type[B], read: Callable[[B], T], unread: Unread) -> T:
    """What can be read of the one list of ``body``."""
    (name,) = _some_of(kind)
    made: list[Any] = []
    for row in getattr(body, name) or ():
        try:
            part = read(kind(**{name: [row]}))
        except (ValueError, OverflowError):
            unread.leave_out(name, "", _number(getattr(row, "id", None)))
            continue
        if not isinstance(part, list):
            raise Unintelligible()
        made += part
    return cast("T", made)


def _one(raw: bytes, kind: Any) -> Any:
    """One thing. Raises ``_Unreadable`` or ``msgspec.ValidationError``."""
    if len(raw) > LARGEST_ONE or values_of(raw) > MOST_OF_ONE:
        raise _Unreadable("too large")
    try:
        if len(raw) <= _GLANCED_AT and not may_need_cleaning(raw):
            try:
                return _decoder(kind).decode(raw)
            except msgspec.ValidationError:
                if not (_some_of(kind) or _structs_of(kind)):
                    raise
        value = cleaned(msgspec.json.decode(raw))
    except RecursionError:
        raise _Unreadable("too deep") from None
    return msgspec.convert(_pruned(value, kind, unread_now()), kind)


def _pruned(value: Any, kind: Any, unread: Unread) -> Any:
    """``value`` without what cannot be read of its lists that are ``Some``, however deep these are."""
    if not isinstance(value, dict):
        return value
    changed = {}
    for name, of in _structs_of(kind).items():
        if isinstance(value.get(name), dict):
            changed[name] = _pruned(value[name], of, unread)
    for name, of in _some_of(kind).items():
        if isinstance(value.get(name), list):
            changed[name] = [fit for item in value[name] for fit in _fitting(item, of, name, unread)]
    return {**value, **changed} if changed else value


def _fitting(item: Any, kind: Any, name: str, unread: Unread) -> Iterator[Any]:
    pruned = _pruned(item, kind, unread)
    try:
        msgspec.convert(pruned, kind)
    except msgspec.ValidationError as error:
        number = _number(item.get("id")) if isinstance(item, dict) else None
        unread.leave_out(name, _place(error), number, inside=True)
    else:
        yield pruned


def _find_structs(kind: Any) -> dict[str, Any]:
    """What stands alone in a struct and is a struct itself, by its name."""
    if not _is_struct(kind):
        return {}
    fields = msgspec.structs.fields(kind)
    return {f.encode_name: one for f in fields for one in (f.type, *get_args(f.type)) if _is_struct(one)}


_structs_of: Callable[[Any], dict[str, Any]] = cache(_find_structs)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _number(number: object) -> int | None:
    return number if isinstance(number, int) and 0 < number <= LARGEST_ID else None


def _place(error: Exception) -> str:
    """Where in a thing it was, by the names of the API."""
    found = _PLACE.search(str(error))
    return found[1].lstrip(".") if found else ""


class _Named(Struct):
    id: Id


def _id_in(raw: bytes) -> int | None:
    """Which it is, of a thing that cannot be read otherwise."""
    try:
        return msgspec.json.decode(raw, type=_Named).id
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None

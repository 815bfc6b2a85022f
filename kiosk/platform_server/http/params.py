"""What a call was sent: query strings and bodies, read with the leniency that the platform has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from kiosk.domain.text.clean import EXACT, cleaned, one_line, seen
from kiosk.platform_server.values.leniency import leading_integer
from kiosk.platform_server.values.refusals import Refusal

MAX_FIELDS = 1000
DEEPEST = 32  # objects and lists within each other: no call means more than four
_LAST_PAGE = 1_000_000_000
_JSON = frozenset({"application/json", "text/x-json", "application/jsonrequest", "application/vnd.api+json"})
_YES = frozenset({"1", "t", "true", "on", "y", "yes"})


class Query:
    """The query string: the last value of a name counts, ``name[]`` gathers several."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        try:
            pairs = parse_qsl(raw.decode("latin-1"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
        except ValueError:
            raise Refusal(400) from None
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value if name in EXACT else seen(value))

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str | None:
        """The value of ``name``, None when it was not sent."""
        values = self._values.get(name)
        return values[-1] if values else None

    def texts(self, name: str) -> list[str] | None:
        """All values of ``name[]``, or the one of ``name``; None when neither was sent."""
        values = self._values.get(f"{name}[]")
        if values is not None:
            return values
        value = self.text(name)
        return None if value is None else [value]

    def integer(self, name: str) -> int | None:
        """``name`` as a whole number: « 1.9 » and « 1,2 » are 1, what has no leading digit is None."""
        value = self.text(name)
        return None if value is None else leading_integer(value)

    def integers(self, name: str) -> list[int] | None:
        """``name[]`` as whole numbers, without those that are none; None when nothing was sent, or ``name=`` alone."""
        values = self.texts(name)
        if values is None or (f"{name}[]" not in self._values and not values[0].strip()):
            return None
        return [number for number in map(leading_integer, values) if number is not None]

    def flag(self, name: str) -> bool | None:
        """``name`` as a yes or no; what is not a yes is a no, an empty value too."""
        value = self.text(name)
        return None if value is None else value.strip().lower() in _YES

    def page(self) -> int:
        """The page asked for, from 1."""
        return min(max(self.integer("page") or 1, 1), _LAST_PAGE)


def read_body(content_type: str, raw: bytes) -> dict[str, Any]:
    """The body as an object: JSON, or a form. Raises Refusal (400, empty) when it is malformed."""
    if not raw:
        return {}
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return read_form(raw)
    if kind not in _JSON:
        # As on the platform: what does not say that it is JSON is not read.
        return {}
    try:
        decoded = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal(400) from None
    return _seen(decoded) if isinstance(decoded, dict) else {}


def _seen(body: dict[str, Any]) -> dict[str, Any]:
    """``body`` without what cannot be seen, names on one line. Accents stay as sent: the platform answers them so.

    Raises Refusal (400) where it is deeper than anything that is read here.
    """
    level: list[Any] = [body]
    for _ in range(DEEPEST):
        held = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, (dict, list))]
        level = list(chain.from_iterable(held))
    if level:
        raise Refusal(400)
    found: dict[str, Any] = cleaned(body, clean_text=seen, line=lambda text: one_line(seen(text)))
    return found


def read_form(raw: bytes) -> dict[str, Any]:
    """``participation[status]=seen`` as ``{"participation": {"status": "seen"}}``."""
    body: dict[str, Any] = {}
    try:
        pairs = parse_qsl(raw.decode("utf-8"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        raise Refusal(400) from None
    for name, value in pairs:
        root, *path = re.findall(r"[^\[\]]+", name) or [name]
        holder = body
        for step in path:
            inner = holder.setdefault(root, {})
            if not isinstance(inner, dict):
                raise Refusal(400)
            holder, root = inner, step
        if name.endswith("[]"):
            gathered = holder.setdefault(root, [])
            if not isinstance(gathered, list):
                raise Refusal(400)
            gathered.append(value)
        else:
            holder[root] = value
    return _seen(body)


def wrapped(body: Mapping[str, Any], root: str) -> Mapping[str, Any]:
    """The object under ``root``, or the body itself when it was sent without its root."""
    inner = body.get(root)
    if root not in body:
        return body
    return inner if isinstance(inner, Mapping) else {}

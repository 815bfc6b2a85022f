"""Plain HTML, written so that nothing of what people typed becomes markup, and its one style."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from pathlib import Path

from kiosk.platform_server.http.calls import Answer


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


_STYLE = Markup(Path(__file__).with_name("style.css").read_text(encoding="utf-8"))
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode("ascii")
_ONLY_OUR_STYLE = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'"


def tag(element: str, /, *content: str, **attributes: str) -> Markup:
    """An element; content that is no Markup is escaped. ``class_`` loses its underscore, ``aria_label`` is hyphened."""
    inner = "".join(part if isinstance(part, Markup) else escape(part) for part in content)
    return Markup(f"<{element}{_written(attributes)}>{inner}</{element}>")


def entry(**attributes: str) -> Markup:
    """A field to type in."""
    return Markup(f"<input{_written(attributes)}>")


def field(name: str, value: str) -> Markup:
    """A value that a form sends along."""
    return Markup(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">')


def page(title: str, *content: str, status: int = 200, private: bool = False) -> Answer:
    """A whole page, as an answer; a ``private`` one is kept by no browser."""
    meta = Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">')
    head = tag("head", meta, tag("title", title), tag("style", _STYLE))
    main = tag("main", tag("h1", title), *content)
    whole = "<!doctype html>\n" + tag("html", head, tag("body", main), lang="fr") + "\n"
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": _ONLY_OUR_STYLE}
    if private:
        headers["Cache-Control"] = "no-store"
    return Answer(status=status, headers=headers, raw=whole.encode(), token=False)


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())

"""Plain HTML, written so that nothing of what people typed becomes markup."""

from __future__ import annotations

from html import escape

from kiosk.platform_server.calls import Answer


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(element: str, /, *content: str, **attributes: str) -> Markup:
    """An element; content that is no Markup is escaped. ``class_`` and the like lose their underscore."""
    written = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    inner = "".join(part if isinstance(part, Markup) else escape(part) for part in content)
    return Markup(f"<{element}{written}>{inner}</{element}>")


def field(name: str, value: str) -> Markup:
    """A value that a form sends along."""
    return Markup(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">')


def page(title: str, *content: str, status: int = 200) -> Answer:
    """A whole page, as an answer."""
    meta = Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">')
    head = tag("head", meta, tag("title", title))
    main = tag("main", tag("h1", title), *content)
    whole = "<!doctype html>\n" + tag("html", head, tag("body", main), lang="fr") + "\n"
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return Answer(status=status, headers=headers, raw=whole.encode(), token=False)

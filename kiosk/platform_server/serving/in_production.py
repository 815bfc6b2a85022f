"""The answers in place of an answer: in JSON and for what it is, or as the original gives them in production."""

from __future__ import annotations

from starlette.datastructures import Headers

from kiosk.platform_server.http.calls import Answer, to_answer
from kiosk.platform_server.http.html import page, tag
from kiosk.platform_server.values.like import Like
from kiosk.platform_server.values.refusals import Refusal, failure

_HTML = frozenset({"*/*", "text/*", "text/html"})


def not_there(like: Like, headers: Headers) -> Answer:
    """A 404 in JSON; from the original a page: a 404 to whoever admits HTML, to others the 500 of its maintenance."""
    if like.clean_errors:
        return to_answer(failure(404, "Cette adresse n’existe pas."))
    if _admits_html(headers.get("accept", "")):
        return page("Page introuvable", tag("p", "Cette page n’existe pas."), status=404)
    return _maintenance()


def refused(like: Like, refusal: Refusal) -> Answer:
    """The refusal; from the original, where it has none but an internal error, the page of its maintenance."""
    return _maintenance() if refusal.original_fails and not like.clean_errors else to_answer(refusal)


def _maintenance() -> Answer:
    return page("Site en maintenance", tag("p", "Revenez dans quelques minutes."), status=500)


def _admits_html(accept: str) -> bool:
    kinds = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    return not accept.strip() or not kinds.isdisjoint(_HTML)

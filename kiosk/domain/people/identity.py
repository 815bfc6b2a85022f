"""Who was meant: ids alone do not say it, where a platform was put back from a backup or two fiches were merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.people.names import Named
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold


@masked
@dataclass(frozen=True, slots=True)
class Identity:
    """An usager as they were known when something was done or written about them."""

    usager_id: int
    first_name: str
    last_name: str


class NamedUsager(Named, Protocol):
    """Who has an id too."""

    @property
    def id(self) -> int: ...


def identity_of(usager: NamedUsager) -> Identity:
    """Who ``usager`` is now."""
    return Identity(usager.id, usager.first_name, usager.last_name)


def may_be(one: Named, other: Named) -> bool:
    """Whether both may be one person: who marries, or whose name was mistyped, keeps a word of it."""
    words, others = _words(one), _words(other)
    return not words or not others or not words.isdisjoint(others)


def is_same(meant: Identity, there: NamedUsager) -> bool:
    """Whether ``there`` is who was meant: the same fiche, or the one into which theirs was merged."""
    if meant.usager_id == there.id:
        return may_be(meant, there)
    words, others = _words(meant), _words(there)
    return words <= others or others <= words


def somebody_else(meant: Iterable[Identity], there: Iterable[NamedUsager]) -> Identity | None:
    """The first of those meant whose id is another person's by now; None: all are who they were, or are not there."""
    present = {usager.id: usager for usager in there}
    others = (one for one in meant if one.usager_id in present and not is_same(one, present[one.usager_id]))
    return next(others, None)


def _words(named: Named) -> set[str]:
    return set(fold(f"{named.first_name} {named.last_name}").replace("-", " ").split())

"""Whom the platform tells: who, by what means, of what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.text.language import Words, labelled, listed
from kiosk.domain.text.masked import masked

SMS = "SMS"
EMAIL = "e-mail"
_BY_MEANS = Words({SMS: "par SMS", EMAIL: "par e-mail"})


@masked
@dataclass(frozen=True, slots=True)
class Told:
    """Someone who will be told. ``by`` is empty where this desk cannot know how; ``note`` says on what it hangs."""

    name: str
    by: tuple[str, ...]
    what: str
    note: str = ""

    @property
    def text(self) -> str:
        """« DUPONT Léa, par SMS et par e-mail : annulation du rendez-vous »."""
        how = listed([_BY_MEANS[means] for means in self.by])
        who = ", ".join(part for part in (self.name, how, self.note) if part)
        return labelled(who, self.what)


def covers(agreed: Iterable[Told], told: Iterable[Told]) -> bool:
    """Whether who said yes to ``agreed`` has said yes to all of ``told``: the same people, by no means more than those.

    What hung on settings not known yet, or went by means not known, was said yes to however it turns out.
    """
    yes: dict[tuple[str, str], list[tuple[str, ...]]] = {}  # of homonyms, each one's means
    for one in agreed:
        yes.setdefault((one.name, one.what), []).append(one.by)
    return all(any(not by or set(one.by) <= set(by) for by in yes.get((one.name, one.what), ())) for one in told)

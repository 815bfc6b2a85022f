"""What a change of the memory means to those who show it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.desk.types import DeskChange
from kiosk.store.changes import Changes

_OF_THE_DAY = frozenset({"rdvs", "plages", "absences"})
_OTHERS = frozenset({"usagers", "queue", "walk_ins"})


def desk_changes(changes: Changes) -> Iterator[DeskChange]:
    """``changes`` in the words of the desk."""
    if changes.kinds & _OF_THE_DAY:
        yield DeskChange(
            "rdvs",
            changes.organisation_ids,
            changes.rdv_ids,
            changes.origin,
            changes.shown,
            numbers=changes.numbers,
        )
    if "usagers" in changes.kinds:
        yield DeskChange(
            "usagers",
            changes.organisation_ids,
            frozenset(),
            changes.origin,
            usager_ids=changes.usager_ids,
            numbers=changes.numbers,
        )
    if "walk_ins" in changes.kinds:
        yield DeskChange("walk_ins", changes.organisation_ids, frozenset(), changes.origin)
    if changes.kinds - _OF_THE_DAY - _OTHERS:
        yield DeskChange("directory", changes.organisation_ids, frozenset(), changes.origin)

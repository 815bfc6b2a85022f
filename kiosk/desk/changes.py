"""What a change of the memory means to those who show it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.desk.types import DeskChange
from kiosk.store.changes import Changes

_OF_THE_DAY = frozenset({"rdvs", "outbox", "plages", "absences"})
# A fiche shows nowhere by itself yet, and thousands of them come at night.
_SHOWN_NOWHERE = frozenset({"usagers"})


def desk_changes(changes: Changes) -> Iterator[DeskChange]:
    """``changes`` in the words of the desk."""
    if changes.kinds & _OF_THE_DAY:
        yield DeskChange("rdvs", changes.organisation_ids, changes.rdv_ids, changes.origin, changes.shown)
    if "walk_ins" in changes.kinds:
        yield DeskChange("walk_ins", changes.organisation_ids, frozenset(), changes.origin)
    if changes.kinds - _OF_THE_DAY - _SHOWN_NOWHERE - {"walk_ins"}:
        yield DeskChange("directory", changes.organisation_ids, frozenset(), changes.origin)

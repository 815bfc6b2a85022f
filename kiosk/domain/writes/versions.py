"""The history of an RDV or of an usager, as the platform tells it: who changed what when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Version:
    """One change. Shown and never kept: what changed may be what a desk does not keep."""

    at: datetime
    event: str  # create, update, destroy
    author: str  # « Béatrice PMI »; empty where the platform does not say
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict, repr=False)
    """By field of the API, what it was before and after, as the platform wrote it."""
    author_type: str = ""  # Agent, User, Prescripteur
    author_id: int | None = None

    @property
    def participations(self) -> tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]:
        """Who took part in an RDV before and after, as far as that changed; nothing of what is of another form."""
        before, after = self.changes.get("participations", ((), ()))
        return _people(before), _people(after)


def _people(listed: Any) -> Sequence[Mapping[str, Any]]:
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list | tuple) else ()

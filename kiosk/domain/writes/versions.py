"""The history of an RDV or of an usager, as the platform tells it: who changed what when."""

from __future__ import annotations

from collections.abc import Mapping
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

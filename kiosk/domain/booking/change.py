"""What may come of changing an RDV besides what comes of any errand."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.day.model import Rdv
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else has changed the same meanwhile: nothing was written. ``rdv`` is what it is now."""

    rdv: Rdv
    fields: tuple[str, ...]
    """Names of the fields of ``Booking`` that both changed."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The RDV is so already."""

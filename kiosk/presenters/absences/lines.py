"""The lines of the list of indisponibilités."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.domain.day.absence import Absence
from kiosk.domain.text.masked import masked
from kiosk.presenters.around.lines import Head, LineModel


@masked
@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence as it is shown; without one, the fold of those that are over."""

    title: str
    when: str = ""
    state: str = ""  # « en cours », « dans 3 jours »
    absence: Absence | None = None
    recurring: bool = False
    past: bool = False

    @property
    def key(self) -> int | None:
        return self.absence.id if self.absence is not None else None

    @property
    def spoken(self) -> str:
        return ", ".join(text for text in (self.title, self.when, self.state) if text)

    @property
    def tip(self) -> str:
        return ""


AbsenceModel: TypeAlias = LineModel[AbsenceLine | Head]

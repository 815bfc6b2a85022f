"""Figures as they are shown, printed and exported: tables, with what is drawn beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.domain.text.masked import masked

Cell: TypeAlias = "str | int | float | None"
"""None: nothing is known."""


@masked
@dataclass(frozen=True, slots=True)
class Series:
    """Values that belong together, one for each label of their chart; ``look`` says how it is drawn."""

    look: str
    name: str
    values: tuple[float | None, ...]


@masked
@dataclass(frozen=True, slots=True)
class Chart:
    """Bars upon each other (stack), beside each other, lying (bars), or curves."""

    kind: Literal["stack", "columns", "bars", "curves"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    note: str = ""  # what must be known of what is drawn


@masked
@dataclass(frozen=True, slots=True)
class Section:
    """A table under its title. The first cell of each row says what it is about."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: Chart | None = None
    note: str = ""
    adds_up: bool = True  # whether lines together make a line: middles and shares do not


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure, large: what it says, and how it was in the period before (empty: not known)."""

    label: str
    figure: str
    before: str = ""

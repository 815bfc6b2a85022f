"""The tokens of the screen: colours, spacing, radii, type sizes, times. The only place where a colour is written."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from kiosk.domain.day.status import Shown


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def _shades(*shades: str) -> Any:
    """A colour as it is in each ``Scheme``, in their order."""
    return field(metadata=dict(zip(Scheme, shades, strict=True)))


@dataclass(frozen=True, slots=True)
class Colours:
    """One table of colours, « #rrggbb »; each is written with its shades in light, dark and high contrast."""

    canvas: str = _shades("#f3f0ea", "#14191a", "#000000")  # the ground of the window
    surface: str = _shades("#fffefc", "#1b2123", "#000000")  # what is read: the table, the panel, fields
    raised: str = _shades("#fffefc", "#252c2e", "#000000")  # menus and popups
    sunken: str = _shades("#ebe7df", "#232a2c", "#1a1a1a")  # heads of tables, skeletons
    line: str = _shades("#e6e1d8", "#2c3436", "#8a8a8a")  # hairlines: they separate, they mean nothing
    edge: str = _shades("#cdc7ba", "#465052", "#9a9a9a")  # quiet outlines beside which a word says everything
    border: str = _shades("#8b867c", "#7d8785", "#ffffff")  # outlines that mean something: fields, buttons
    text: str = _shades("#1c2729", "#ece8e0", "#ffffff")
    muted: str = _shades("#56605f", "#aeb3ae", "#e6e6e6")  # second-rank text
    past: str = _shades("#646c6a", "#99a09d", "#cfcfcf")  # what is settled
    accent: str = _shades("#0f5257", "#6fc3bf", "#5ff2ee")
    accent_strong: str = _shades("#0a4045", "#8bd6d2", "#a5fffc")  # the accent under the mouse
    on_accent: str = _shades("#ffffff", "#06282a", "#000000")
    accent_soft: str = _shades("#d6e7e5", "#1f4144", "#003a3c")  # the place where one is, the chosen counter
    on_accent_soft: str = _shades("#0b454a", "#c5ece9", "#ffffff")
    focus: str = _shades("#0f5257", "#7fd0cc", "#ffff00")  # ring
    hover: str = _shades("#f5f2ec", "#22292b", "#1f1f1f")  # the row under the mouse
    selected: str = _shades("#e0eeec", "#20383a", "#003033")  # the rows chosen
    now: str = _shades("#b03a16", "#f39b76", "#ffb27a")  # the present hour, lateness, long waits
    on_now: str = _shades("#ffffff", "#37130a", "#000000")
    now_soft: str = _shades("#fbe9e1", "#43281f", "#2e1400")
    waiting: str = _shades("#0f5257", "#6fc3bf", "#5ff2ee")
    on_waiting: str = _shades("#ffffff", "#06282a", "#000000")
    seen: str = _shades("#2c6238", "#9dcfa4", "#a8ffb0")
    seen_soft: str = _shades("#e7f1e5", "#223328", "#000000")
    noshow: str = _shades("#8a2438", "#f2a3ae", "#ffb3c0")
    noshow_soft: str = _shades("#f8e6e8", "#40252b", "#000000")
    excused: str = _shades("#6a4a10", "#e6c585", "#ffe08a")
    excused_soft: str = _shades("#f7edd6", "#3a301d", "#000000")
    revoked: str = _shades("#50585a", "#b9bfbc", "#e6e6e6")
    revoked_soft: str = _shades("#ece9e3", "#2d3436", "#000000")
    to_fill: str = _shades("#8a4700", "#f3bd72", "#ffd27a")
    to_fill_soft: str = _shades("#fff3dc", "#3a2d18", "#000000")
    notice: str = _shades("#1f2f31", "#e9e4da", "#ffffff")
    on_notice: str = _shades("#f7f4ee", "#1c2729", "#000000")
    notice_link: str = _shades("#8fd6d2", "#0d4f54", "#003c8a")
    band: str = _shades("#e4e0d4", "#2f3431", "#262626")  # calm band: the cut
    on_band: str = _shades("#3a3d36", "#dcd9cd", "#ffffff")
    warning: str = _shades("#fbeecb", "#42371b", "#332600")  # standing warning
    on_warning: str = _shades("#5c3d00", "#f5dfa6", "#ffe9a8")
    error: str = _shades("#f9e3df", "#46231f", "#3a0500")
    on_error: str = _shades("#7c1f14", "#f8c3ba", "#ffd8d2")
    brand: str = _shades("#0c4449", "#0f2f32", "#000000")
    on_brand: str = _shades("#f4f0e8", "#ece8e0", "#ffffff")
    brand_mark: str = _shades("#f0a183", "#f39b76", "#ffb27a")
    plage: str = _shades("#fffefc", "#1f2628", "#000000")  # an agent receives
    closed: str = _shades("#eeeae2", "#161b1c", "#1a1a1a")  # nobody said that the agent receives
    hatch: str = _shades("#868073", "#6f7976", "#9a9a9a")  # absences


TABLES: dict[Scheme, Colours] = {
    scheme: Colours(**{one.name: one.metadata[scheme] for one in fields(Colours)}) for scheme in Scheme
}


@dataclass(frozen=True, slots=True)
class Tint:
    """How a status is drawn: the names of its ink and ground in the table, and its shape."""

    ink: str
    ground: str | None
    outline: str  # "solid", "dashed" or "none"
    radius: int  # of the pill's corners; PILL is wholly round
    struck: bool = False  # the name is struck through
    edge: str | None = None  # the colour of the outline; None: the ink's
    calm: bool = False  # its word is not heavier than the text around


PILL = 999

TINTS: dict[Shown, Tint] = {
    Shown.UPCOMING: Tint("muted", None, "solid", PILL, edge="edge", calm=True),
    Shown.WAITING: Tint("on_waiting", "waiting", "none", PILL),
    Shown.TO_FILL: Tint("to_fill", "to_fill_soft", "dashed", 4),
    Shown.SEEN: Tint("seen", "seen_soft", "none", PILL, calm=True),
    Shown.NOSHOW: Tint("noshow", "noshow_soft", "solid", 4),
    Shown.EXCUSED: Tint("excused", "excused_soft", "solid", 4),
    Shown.REVOKED: Tint("revoked", "revoked_soft", "none", 4, struck=True),
    Shown.OTHER: Tint("muted", None, "dashed", 4),
}
LONG_WAIT = Tint("on_now", "now", "none", PILL)
LATE = Tint("now", None, "solid", PILL)

# Spacing, on a grid of 4 px.
S1, S2, S3, S4, S5, S6, S8 = (4 * n for n in (1, 2, 3, 4, 5, 6, 8))

RADIUS_SMALL = 4
RADIUS = 8
RADIUS_LARGE = 12

# Type, in px before the text factor.
TYPE_SMALL, TYPE_BASE, TYPE_READ, TYPE_TITLE, TYPE_LARGE = 12, 13, 15, 18, 24
TYPE_HOUR = 56  # of a locked desk, seen from afar

ROW_HEIGHT = 36
NOW_HEIGHT = 24
ROW_COMPACT = 28  # of a long day
NOW_COMPACT = 18
TARGET = 32  # least height of what is clicked
RING = 2  # focus ring
PANEL_WIDTH = 360

NOTICE_MS = 10_000

CODE_INK, CODE_GROUND = "#000000", "#ffffff"  # of what cameras read, whatever the scheme

MOTIF_MIX = 0.13
"""How much of a motif's colour goes into the ground of its card: text stays readable on any of them."""


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of « #rrggbb », each from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def mix(colour: str, ground: str, share: float) -> str:
    """``share`` of ``colour`` over ``ground``."""
    blended = (a * share + b * (1 - share) for a, b in zip(channels(colour), channels(ground), strict=True))
    return "#" + "".join(f"{round(value * 255):02x}" for value in blended)

"""The tokens of the screen: colours, spacing, radii, type sizes, times. The only place where a colour is written.

Light, dark and high contrast are three tables of the same names. ``TEXT_PAIRS`` and ``MARK_PAIRS`` list every
foreground and background that the screens put together; a test computes each contrast (4.5:1 for text, 3:1 for
marks that carry meaning, 7:1 for text in high contrast).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from kiosk.domain.day.status import Shown


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Colours:
    """One table of colours, « #rrggbb »."""

    canvas: str  # the ground of the window
    surface: str  # what is read: the table, the panel, fields
    raised: str  # menus and popups
    sunken: str  # heads of tables, skeletons
    line: str  # hairlines: they separate, they mean nothing
    edge: str  # quiet outlines beside which a word says everything
    border: str  # outlines that mean something: fields, buttons
    text: str
    muted: str  # second-rank text
    past: str  # what is settled
    accent: str
    accent_strong: str  # the accent under the mouse
    on_accent: str
    accent_soft: str  # the place where one is, the chosen counter
    on_accent_soft: str
    focus: str  # ring
    hover: str  # the row under the mouse
    selected: str  # the rows chosen
    now: str  # the present hour, lateness, long waits
    on_now: str
    now_soft: str
    waiting: str
    on_waiting: str
    seen: str
    seen_soft: str
    noshow: str
    noshow_soft: str
    excused: str
    excused_soft: str
    revoked: str
    revoked_soft: str
    to_fill: str
    to_fill_soft: str
    notice: str
    on_notice: str
    notice_link: str
    band: str  # calm band: the cut
    on_band: str
    warning: str  # standing warning
    on_warning: str
    error: str
    on_error: str
    brand: str
    on_brand: str
    brand_mark: str
    plage: str  # an agent receives
    closed: str  # nobody said that the agent receives
    hatch: str  # absences


LIGHT = Colours(
    canvas="#f3f0ea",
    surface="#fffefc",
    raised="#fffefc",
    sunken="#ebe7df",
    line="#e6e1d8",
    edge="#cdc7ba",
    border="#8b867c",
    text="#1c2729",
    muted="#56605f",
    past="#646c6a",
    accent="#0f5257",
    accent_strong="#0a4045",
    on_accent="#ffffff",
    accent_soft="#d6e7e5",
    on_accent_soft="#0b454a",
    focus="#0f5257",
    hover="#f5f2ec",
    selected="#e0eeec",
    now="#b03a16",
    on_now="#ffffff",
    now_soft="#fbe9e1",
    waiting="#0f5257",
    on_waiting="#ffffff",
    seen="#2c6238",
    seen_soft="#e7f1e5",
    noshow="#8a2438",
    noshow_soft="#f8e6e8",
    excused="#6a4a10",
    excused_soft="#f7edd6",
    revoked="#50585a",
    revoked_soft="#ece9e3",
    to_fill="#8a4700",
    to_fill_soft="#fff3dc",
    notice="#1f2f31",
    on_notice="#f7f4ee",
    notice_link="#8fd6d2",
    band="#e4e0d4",
    on_band="#3a3d36",
    warning="#fbeecb",
    on_warning="#5c3d00",
    error="#f9e3df",
    on_error="#7c1f14",
    brand="#0c4449",
    on_brand="#f4f0e8",
    brand_mark="#f0a183",
    plage="#fffefc",
    closed="#eeeae2",
    hatch="#868073",
)

DARK = Colours(
    canvas="#14191a",
    surface="#1b2123",
    raised="#252c2e",
    sunken="#232a2c",
    line="#2c3436",
    edge="#465052",
    border="#7d8785",
    text="#ece8e0",
    muted="#aeb3ae",
    past="#99a09d",
    accent="#6fc3bf",
    accent_strong="#8bd6d2",
    on_accent="#06282a",
    accent_soft="#1f4144",
    on_accent_soft="#c5ece9",
    focus="#7fd0cc",
    hover="#22292b",
    selected="#20383a",
    now="#f39b76",
    on_now="#37130a",
    now_soft="#43281f",
    waiting="#6fc3bf",
    on_waiting="#06282a",
    seen="#9dcfa4",
    seen_soft="#223328",
    noshow="#f2a3ae",
    noshow_soft="#40252b",
    excused="#e6c585",
    excused_soft="#3a301d",
    revoked="#b9bfbc",
    revoked_soft="#2d3436",
    to_fill="#f3bd72",
    to_fill_soft="#3a2d18",
    notice="#e9e4da",
    on_notice="#1c2729",
    notice_link="#0d4f54",
    band="#2f3431",
    on_band="#dcd9cd",
    warning="#42371b",
    on_warning="#f5dfa6",
    error="#46231f",
    on_error="#f8c3ba",
    brand="#0f2f32",
    on_brand="#ece8e0",
    brand_mark="#f39b76",
    plage="#1f2628",
    closed="#161b1c",
    hatch="#6f7976",
)

CONTRAST = Colours(
    canvas="#000000",
    surface="#000000",
    raised="#000000",
    sunken="#1a1a1a",
    line="#8a8a8a",
    edge="#9a9a9a",
    border="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    past="#cfcfcf",
    accent="#5ff2ee",
    accent_strong="#a5fffc",
    on_accent="#000000",
    accent_soft="#003a3c",
    on_accent_soft="#ffffff",
    focus="#ffff00",
    hover="#1f1f1f",
    selected="#003033",
    now="#ffb27a",
    on_now="#000000",
    now_soft="#2e1400",
    waiting="#5ff2ee",
    on_waiting="#000000",
    seen="#a8ffb0",
    seen_soft="#000000",
    noshow="#ffb3c0",
    noshow_soft="#000000",
    excused="#ffe08a",
    excused_soft="#000000",
    revoked="#e6e6e6",
    revoked_soft="#000000",
    to_fill="#ffd27a",
    to_fill_soft="#000000",
    notice="#ffffff",
    on_notice="#000000",
    notice_link="#003c8a",
    band="#262626",
    on_band="#ffffff",
    warning="#332600",
    on_warning="#ffe9a8",
    error="#3a0500",
    on_error="#ffd8d2",
    brand="#000000",
    on_brand="#ffffff",
    brand_mark="#ffb27a",
    plage="#000000",
    closed="#1a1a1a",
    hatch="#9a9a9a",
)

TABLES: dict[Scheme, Colours] = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}

GROUNDS = ("surface", "hover", "selected")
"""What a line of the board may be painted on."""

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted", "past", "now", "to_fill", "accent") for ground in GROUNDS),
    *((ink, ground) for ink in ("text", "muted", "accent", "now") for ground in ("canvas", "raised")),
    ("text", "sunken"),
    ("muted", "sunken"),
    ("text", "plage"),
    ("muted", "plage"),
    ("text", "closed"),
    ("muted", "closed"),
    ("text", "now_soft"),
    ("now", "now_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_accent_soft", "accent_soft"),
    ("on_now", "now"),
    ("on_waiting", "waiting"),
    ("seen", "surface"),
    *((name, f"{name}_soft") for name in ("seen", "noshow", "excused", "revoked", "to_fill")),
    ("on_notice", "notice"),
    ("notice_link", "notice"),
    ("on_band", "band"),
    ("on_warning", "warning"),
    ("on_error", "error"),
    ("on_brand", "brand"),
)

MARK_PAIRS: tuple[tuple[str, str], ...] = (
    *((mark, ground) for mark in ("border", "focus", "now") for ground in (*GROUNDS, "canvas")),
    ("border", "raised"),
    ("focus", "accent_soft"),
    ("focus", "sunken"),
    ("focus", "plage"),
    ("focus", "closed"),
    ("accent", "plage"),
    ("now", "plage"),
    ("now", "closed"),
    ("waiting", "surface"),
    ("waiting", "hover"),
    ("waiting", "selected"),
    ("brand_mark", "brand"),
    ("hatch", "plage"),
    ("hatch", "closed"),
)


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
GRID = 4
S1, S2, S3, S4, S5, S6, S8 = (GRID * n for n in (1, 2, 3, 4, 5, 6, 8))

RADIUS_SMALL = 4
RADIUS = 8
RADIUS_LARGE = 12

# Type, in px before the text factor.
TYPE_SMALL, TYPE_BASE, TYPE_READ, TYPE_TITLE, TYPE_LARGE = 12, 13, 15, 18, 24

ROW_HEIGHT = 36
NOW_HEIGHT = 24
TARGET = 32  # least height of what is clicked
RING = 2  # focus ring
PANEL_WIDTH = 360
STROKE = 1

NOTICE_MS = 10_000

CODE_INK, CODE_GROUND = "#000000", "#ffffff"  # of what cameras read, whatever the scheme

MOTIF_MIX = 0.13
"""How much of a motif's colour goes into the ground of its card: text stays readable on any of them."""


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of « #rrggbb », each from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, « contrast ratio »), from 1 to 21."""

    def luminance(colour: str) -> float:
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, ground: str, share: float) -> str:
    """``share`` of ``colour`` over ``ground``."""
    blended = (a * share + b * (1 - share) for a, b in zip(channels(colour), channels(ground), strict=True))
    return "#" + "".join(f"{round(value * 255):02x}" for value in blended)


def names() -> tuple[str, ...]:
    """The names of the colours."""
    return tuple(item.name for item in fields(Colours))

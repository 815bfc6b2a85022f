"""Contrasts, and colours written nowhere else."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk import resources
from kiosk.domain.day.status import SHOWN_LABELS
from kiosk.views import tokens
from kiosk.views.commands import GESTURES
from kiosk.views.tokens import TABLES, TINTS, Colours, Scheme, channels, mix

VIEWS = Path(tokens.__file__).parent
LEAST = {Scheme.LIGHT: 4.5, Scheme.DARK: 4.5, Scheme.CONTRAST: 7.0}

GROUNDS = ("surface", "hover", "selected")
"""What a line of the board may be painted on."""

# Every foreground and background that the screens put together.
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


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, « contrast ratio »), from 1 to 21."""

    def luminance(colour: str) -> float:
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
def test_text_is_readable(scheme: Scheme) -> None:
    table = TABLES[scheme]
    faint = {
        pair: round(ratio, 2)
        for pair in TEXT_PAIRS
        if (ratio := contrast(getattr(table, pair[0]), getattr(table, pair[1]))) < LEAST[scheme]
    }
    assert not faint


@pytest.mark.parametrize("scheme", Scheme)
def test_marks_are_visible(scheme: Scheme) -> None:
    table = TABLES[scheme]
    faint = [p for p in MARK_PAIRS if contrast(getattr(table, p[0]), getattr(table, p[1])) < 3]
    assert not faint


@pytest.mark.parametrize("scheme", Scheme)
def test_pills_are_readable_on_every_ground(scheme: Scheme) -> None:
    table = TABLES[scheme]
    for tint in (*TINTS.values(), tokens.LONG_WAIT, tokens.LATE):
        grounds = (tint.ground,) if tint.ground else GROUNDS
        for ground in grounds:
            assert contrast(getattr(table, tint.ink), getattr(table, ground)) >= LEAST[scheme], (tint, ground)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("motif", ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00"])
def test_cards_are_readable_on_any_motif(scheme: Scheme, motif: str) -> None:
    table = TABLES[scheme]
    ground = mix(motif, table.surface, tokens.MOTIF_MIX)
    assert contrast(table.text, ground) >= 4.5
    assert contrast(table.muted, ground) >= 4.5


def test_every_status_has_a_shape_of_its_own() -> None:
    shapes = {
        (SHOWN_LABELS[shown].icon, tint.outline, tint.ground is None, tint.radius) for shown, tint in TINTS.items()
    }
    assert len(shapes) == len(TINTS) == len(SHOWN_LABELS)


def test_no_colour_is_written_elsewhere() -> None:
    literal = re.compile(r"""["'{ :(]#[0-9a-fA-F]{3,8}\b|rgba?\(|GlobalColor\.(?!transparent)""")
    found = [
        f"{path.name}: {match.group()}"
        for path in VIEWS.rglob("*.py")
        if path.name != "tokens.py"
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_every_icon_named_is_drawn() -> None:
    drawn = {path.stem for path in (resources.folder() / "icons").glob("*.svg")}
    named = {label.icon for label in SHOWN_LABELS.values()} | {command.icon for command in GESTURES.values()}
    call = re.compile(
        r"""(?:icons\.(?:icon|pixmap)|Band|EmptyState|\.say|_icon|_fact)\([^"\n]*?"([a-z]+(?:-[a-z]+)*)\""""
    )
    for path in VIEWS.rglob("*.py"):
        named |= set(call.findall(path.read_text(encoding="utf-8")))
    assert len(named) > 20
    assert named - drawn - {one.name for one in fields(Colours)} <= {"calm"}


def test_icons_take_the_colour_they_are_asked() -> None:
    for path in (resources.folder() / "icons").glob("*.svg"):
        if path.stem != "kiosk":
            text = path.read_text(encoding="utf-8")
            assert 'stroke="currentColor"' in text, path.name
            assert "#" not in text, path.name

"""The look in force: tokens at the wanted scheme and text size, as palette, font and style sheet of the application.

A widget that measures or caches anything does it anew when it gets a ``StyleChange`` event, which Qt sends to each of
them when the style sheet changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.views import fonts, icons, tokens
from kiosk.views.style_sheet import style_sheet
from kiosk.views.tokens import TABLES, Colours, Scheme

NORMAL = QFont.Weight.Normal
STRONG = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold


@dataclass(frozen=True, slots=True)
class Look:
    scheme: Scheme = Scheme.LIGHT
    text_percent: int = 100

    @property
    def colours(self) -> Colours:
        return TABLES[self.scheme]

    def px(self, length: int) -> int:
        """``length`` (px at 100 %) at the text size in force: for whatever holds text."""
        return round(length * self.text_percent / 100)


_look = Look()
_asked = ("system", 100)
_follows_system = False
_listens = False


def look() -> Look:
    """The look in force."""
    return _look


def apply(app: QApplication, scheme: str = "system", text_percent: int = 100) -> None:
    """Dresses the whole application. ``scheme`` is light, dark, contrast or system; the text goes from 100 to 200 %.

    « system » follows the machine's choice, also when it changes later. Raises ValueError for any other word.
    """
    global _asked, _follows_system, _listens
    _asked = (scheme, text_percent)
    _follows_system = scheme == "system"
    if _follows_system and not _listens:
        _listens = True
        app.styleHints().colorSchemeChanged.connect(lambda _: _system_changed(app))
    wanted = _system_scheme(app) if _follows_system else Scheme(scheme)
    _dress(app, wanted, max(100, min(200, text_percent)))


def asked() -> tuple[str, int]:
    """The scheme, « system » included, and the size of text that ``apply`` was last asked for."""
    return _asked


def _system_changed(app: QApplication) -> None:
    if _follows_system:
        _dress(app, _system_scheme(app), _look.text_percent)


def _dress(app: QApplication, scheme: Scheme, text_percent: int) -> None:
    global _look
    wanted = Look(scheme, text_percent)
    if wanted == _look and app.styleSheet():
        return  # a screen is not measured and drawn anew for nothing
    _look = wanted
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(_look.colours))
    app.setFont(font(tokens.TYPE_BASE))
    app.setStyleSheet(style_sheet(_look.colours, _look.px))


def _system_scheme(app: QApplication) -> Scheme:
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Scheme.CONTRAST
    return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.canvas),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.sunken),
        (role.Text, c.text),
        (role.Button, c.surface),
        (role.ButtonText, c.text),
        (role.BrightText, c.on_accent),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.PlaceholderText, c.muted),
        (role.ToolTipBase, c.notice),
        (role.ToolTipText, c.on_notice),
        (role.Mid, c.border),
        (role.Light, c.surface),
        (role.Midlight, c.line),
        (role.Dark, c.border),
        (role.Shadow, c.border),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.muted))
    return palette


def px(length: int) -> int:
    """``length`` at the text size in force."""
    return _look.px(length)


@lru_cache(maxsize=64)
def _font(size: int, weight: QFont.Weight) -> QFont:
    return fonts.make(size, weight)


def font(size: int, weight: QFont.Weight = NORMAL) -> QFont:
    """The font for a type size of the tokens, at the text size in force. Not to be changed by who gets it."""
    return _font(px(size), weight)


@lru_cache(maxsize=64)
def _metrics(size: int, weight: QFont.Weight) -> QFontMetrics:
    return QFontMetrics(_font(size, weight))


def metrics(size: int, weight: QFont.Weight = NORMAL) -> QFontMetrics:
    """The measures of ``font(size, weight)``."""
    return _metrics(px(size), weight)


@lru_cache(maxsize=512)
def qcolor(colour: str) -> QColor:
    """A colour of the tokens for a painter."""
    return QColor(colour)


def set_icon(widget: QAbstractButton, name: str, ink: str = "text", size: int = 18) -> None:
    """Gives a button the icon ``name`` in the token colour ``ink``."""
    side = px(size)
    widget.setIcon(icons.icon(name, side, getattr(_look.colours, ink), widget.devicePixelRatioF()))
    widget.setIconSize(QSize(side, side))

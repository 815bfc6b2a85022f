"""« Affichage »: the size of the text, the colours, how close the lines stand; taken at once, kept for each person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from kiosk.domain.text.language import Words, tr
from kiosk.presenters.day.folding import Density
from kiosk.presenters.frame.display import SCHEMES, SIZES, Display, larger, smaller
from kiosk.views import icons, theme
from kiosk.views.commands import LARGER, SMALLER, USUAL_SIZE, WAITING_STRIP, add_to

T = TypeVar("T")
_SCHEMES: Final = Words(
    {
        "light": "Clair",
        "dark": "Sombre",
        "contrast": "Contraste élevé",
        "system": "Comme le système",
    }
)
_DENSITIES: Final = Words(
    {
        "auto": "Lignes serrées quand la journée est longue",
        "compact": "Lignes toujours serrées",
        "roomy": "Lignes toujours aérées",
    }
)
_DENSITY_ORDER: Final[tuple[Density, ...]] = ("auto", "compact", "roomy")


class Dressing(QObject):
    """Dresses the application as who is at work wants it, and as the site has it after them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual = theme.asked()
        self._display: Display | None = None
        self._dressed = False

    def follow(self, display: Display | None) -> None:
        """From now on, what is chosen in ``display``; None: nobody is at work."""
        if display is self._display:
            return
        if self._display is not None:
            self._display.changed.disconnect(self._dress)
        self._display = display
        if display is not None:
            display.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        scheme, percent = (self._display.scheme, self._display.text_percent) if self._display else (None, None)
        chosen = scheme is not None or percent is not None
        if not chosen and not self._dressed:
            return
        if not self._dressed:
            self._usual = theme.asked()
        self._dressed = chosen
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, scheme or self._usual[0], percent or self._usual[1])


def make_larger(display: Display) -> None:
    """The text is one step larger."""
    display.choose_size(larger(theme.look().text_percent))


def make_smaller(display: Display) -> None:
    """The text is one step smaller."""
    display.choose_size(smaller(theme.look().text_percent))


def make_usual(display: Display) -> None:
    """The text has the size that the site has set."""
    display.choose_size(None)


def add_display(menu: QMenu, display: Display) -> QMenu:
    """Adds « Affichage » to ``menu``."""
    made = menu.addMenu(tr("Affichage"))
    made.setIcon(icons.icon("display", theme.px(16), theme.look().colours.text, menu.devicePixelRatioF()))
    for command, change in ((LARGER, make_larger), (SMALLER, make_smaller), (USUAL_SIZE, make_usual)):
        add_to(made, command, partial(change, display)).setDisabled(display.size_imposed)
    sizes = [(size, f"{size}\u00a0%") for size in SIZES]
    _add_choices(made, sizes, theme.look().text_percent, display.choose_size, imposed=display.size_imposed)
    scheme, schemes = display.scheme or theme.asked()[0], [(one, _SCHEMES[one]) for one in SCHEMES]
    _add_choices(made, schemes, scheme, display.choose_scheme, imposed=display.scheme_imposed)
    densities = [(one, _DENSITIES[one]) for one in _DENSITY_ORDER]
    _add_choices(made, densities, display.density, display.choose_density)
    made.addSeparator()
    strip = add_to(made, WAITING_STRIP, lambda: display.show_strip(not display.strip))
    strip.setCheckable(True)
    strip.setChecked(display.strip)
    return made


def _add_choices(
    menu: QMenu, choices: list[tuple[T, str]], current: T, choose: Callable[[T], None], *, imposed: bool = False
) -> None:
    """Adds a line for each choice, the ``current`` one ticked. ``imposed``: by the site, as is said above them."""
    menu.addSeparator()
    if imposed:
        menu.addAction(tr("Réglé par votre administration\u00a0:")).setEnabled(False)
    group = QActionGroup(menu)
    for what, words in choices:
        line = menu.addAction(words)
        line.setCheckable(True)
        line.setChecked(what == current)
        line.setDisabled(imposed)
        group.addAction(line)
        line.triggered.connect(lambda _=False, what=what: choose(what))

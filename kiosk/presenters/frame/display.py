"""How a person wants the screen: the size of its text, its colours, how close its lines stand. Kept for them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, get_args

from PySide6.QtCore import QObject, Signal

from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.presenters.day.folding import Density

SIZES: Final = (100, 125, 150, 175, 200)
"""In percent."""
SCHEMES: Final = ("light", "dark", "contrast", "system")


class Display(QObject):
    """What one agent chose. None stands for what the site has set, as long as they chose nothing or may not."""

    changed = Signal()

    def __init__(
        self, preferences: AgentPreferences, parent: QObject | None = None, *, imposed: Collection[str] = ()
    ) -> None:
        """``imposed``: the settings that the site lets nobody change, as « display.theme »."""
        super().__init__(parent)
        self._preferences = preferences
        self.scheme_imposed = "display.theme" in imposed
        self.size_imposed = "display.text_percent" in imposed

    @property
    def scheme(self) -> str | None:
        """One of ``SCHEMES``."""
        kept = self._preferences.get("scheme")
        return kept if kept in SCHEMES and not self.scheme_imposed else None

    @property
    def text_percent(self) -> int | None:
        """One of ``SIZES``."""
        kept = self._preferences.get_number("text_percent")
        return kept if kept in SIZES and not self.size_imposed else None

    @property
    def density(self) -> Density:
        """How close lines stand; of a long day, by itself, as long as nothing was chosen."""
        kept = self._preferences.get("density")
        return next((one for one in get_args(Density) if one == kept), "auto")

    @property
    def strip(self) -> bool:
        """Whether who waits is in sight above the agenda."""
        return self._preferences.get("strip") != "closed"

    def show_strip(self, shown: bool) -> None:
        """Shows the strip of who waits, or closes it."""
        self._keep("strip", "open" if shown else "closed")

    def choose_scheme(self, scheme: str) -> None:
        """Takes one of ``SCHEMES``."""
        if not self.scheme_imposed:
            self._keep("scheme", scheme)

    def choose_size(self, percent: int | None) -> None:
        """Takes one of ``SIZES``, or goes back to that of the site."""
        if not self.size_imposed:
            self._keep("text_percent", percent)

    def choose_density(self, density: Density) -> None:
        """Takes one of ``Density``."""
        self._keep("density", density)

    def _keep(self, name: str, value: object) -> None:
        self._preferences.set(name, value)
        self.changed.emit()


def larger(percent: int) -> int:
    """The next size above ``percent``; the last has none."""
    return next((size for size in SIZES if size > percent), SIZES[-1])


def smaller(percent: int) -> int:
    """The next size below ``percent``; the first has none."""
    return next((size for size in reversed(SIZES) if size < percent), SIZES[0])

"""The font of the screen: Inter, with figures of one width so that hours and minutes stand under each other."""

from __future__ import annotations

import logging
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from kiosk import resources

FAMILY = "Inter"
FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


@cache
def load() -> str:
    """Loads the files once and returns the family to use; a machine's own font stands in if they cannot be read."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(resources.folder() / "fonts" / name)) < 0:
            logging.getLogger(__name__).warning("Font file %s cannot be read", name)
            return QFont().family()
    return FAMILY


def make(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font at ``pixel_size``, with tabular figures."""
    font = QFont(load())
    font.setPixelSize(pixel_size)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

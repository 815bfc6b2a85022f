"""The font of the screen: Inter, with figures of one width so that hours and minutes stand under each other."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from kiosk import resources

FAMILY = "Inter"
FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
PAPER_FAMILY = "Inter Paper"
PAPER_OF = ("Inter-Regular.otf", "Inter-SemiBold.otf")
PAPER_FILES = ("InterPaper-Regular.otf", "InterPaper-SemiBold.otf")
"""Of the first of ``PAPER_OF`` and so on, made by ``tools.paper_fonts``: each glyph is one letter, whatever stands
beside it, so that a PDF tells what is written."""


@cache
def load() -> str:
    """Loads the files once and returns the family to use; a machine's own font stands in if they cannot be read."""
    return FAMILY if _loaded(FILES) else QFont().family()


@cache
def load_paper() -> str:
    """The same for what is printed."""
    return PAPER_FAMILY if _loaded(PAPER_FILES) else load()


def _loaded(files: Sequence[str]) -> bool:
    for name in files:
        if QFontDatabase.addApplicationFont(str(resources.folder() / "fonts" / name)) < 0:
            logging.getLogger(__name__).warning("Font file %s cannot be read", name)
            return False
    return True


def make(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font at ``pixel_size``, with tabular figures."""
    font = QFont(load())
    font.setPixelSize(pixel_size)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def make_for_paper(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of what is printed: its figures are of one width by themselves."""
    font = QFont(load_paper())
    font.setPixelSize(pixel_size)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

"""Icons, drawn for Kiosk as strokes in the current colour, tinted and rendered on demand and kept."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from kiosk import resources


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (resources.folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` in a square of ``size`` px, in ``colour`` (« #rrggbb »), for a screen of that pixel ratio."""
    from PySide6.QtSvg import QSvgRenderer  # here: the first screen may need none

    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def before_text(
    name: str, size: int, colour: str, ratio: float = 1.0, gap: int = 4, *, right_to_left: bool = False
) -> tuple[QIcon, QSize]:
    """The same with ``gap`` px after it, and the size that a button is to give it: its words stand apart from it.

    ``right_to_left``: these are at its left.
    """
    room = QSize(size + gap, size)
    image = QPixmap(QSize(round(room.width() * ratio), round(room.height() * ratio)))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.drawPixmap(gap if right_to_left else 0, 0, pixmap(name, size, colour, ratio))
    painter.end()
    return QIcon(image), room


def icon(name: str, size: int, colour: str, ratio: float = 1.0) -> QIcon:
    """The same as an icon for buttons and menus."""
    return QIcon(pixmap(name, size, colour, ratio))

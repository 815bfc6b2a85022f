"""The application's icon in the sizes and files that systems want, all drawn from resources/icons/kiosk.svg."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from libraries import ROOT

SVG = ROOT / "resources" / "icons" / "kiosk.svg"
_OF_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_OF_MACOS = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}


def png(size: int) -> bytes:
    """The icon, ``size`` pixels wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]
    return bytes(written.data().data())


def write_ico(path: Path) -> None:
    """Windows's file of icons."""
    images = [(size, png(size)) for size in _OF_WINDOWS]
    offset = 6 + 16 * len(images)
    head, body = struct.pack("<HHH", 0, 1, len(images)), b""
    for size, image in images:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), offset + len(body))
        body += image
    path.write_bytes(head + body)


def write_icns(path: Path) -> None:
    """macOS's file of icons."""
    body = b"".join(
        kind.encode() + struct.pack(">I", 8 + len(image)) + image
        for kind, image in ((kind, png(size)) for kind, size in _OF_MACOS.items())
    )
    path.write_bytes(b"icns" + struct.pack(">I", 8 + len(body)) + body)

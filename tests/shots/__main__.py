"""Draws every scene at every size into ``docs/screenshots/<size>/<name>.png``: ``python -m tests.shots [name…]``.

The clock stands still at 10:20 of a fixed day and the demonstration is put back to its start before each scene, so the
pictures only change when the screens do.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.support.offscreen import PLATFORM

os.environ["QT_QPA_PLATFORM"] = PLATFORM

import httpx
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.screen import Screen, dress
from tests.end_to_end.stage import NOW, Stage
from tests.shots import (  # noqa: F401 - theirs are SCENES
    absences,
    booking,
    calls,
    diagnostic,
    discreet,
    journal,
    left_behind,
    lobby,
    lock,
    rdv_list,
    rdvs,
    remains,
    sendings,
    sign_in,
    statistics,
    switch,
    to_confirm,
    usagers,
    walk_ins,
    week,
    workshops,
    writing,
)
from tests.shots.rest import put_mouse_aside, settled
from tests.shots.scenes import SCENES, Scene, Set
from tests.support.platform_process import PlatformProcess, start_platform

SIZES = ((1280, 800), (1920, 1080))
_NEAR, _EXACT = 14, 64
"""How near two colours are taken for one, and how many of the most frequent are kept whatever they are."""
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def main() -> int:
    """Draws the scenes named, or all; 1 when one of them could not be played."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("names", nargs="*", help="scenes to draw; all without any")
    parser.add_argument("--into", type=Path, default=FOLDER, help="folder of the pictures")
    given = parser.parse_args()
    wanted = [one for one in SCENES if not given.names or one.name in given.names]
    unknown = set(given.names) - {one.name for one in SCENES}
    if unknown:
        parser.error(f"no such scene: {', '.join(sorted(unknown))}")
    qInstallMessageHandler(_from_qt)
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    began = time.monotonic()
    with (
        start_platform("--demo", "--allow-reset", "--now", NOW.isoformat()) as platform,
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        failed = runner.run(_draw(platform, wanted, given.into))
    count = (len(wanted) * len(SIZES)) - len(failed)
    print(f"{count} images dans {given.into} en {time.monotonic() - began:.0f} s")
    for name in failed:
        print(f"manque\u00a0: {name}", file=sys.stderr)
    return 1 if failed else 0


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


async def _draw(platform: PlatformProcess, scenes: list[Scene], into: Path) -> list[str]:
    failed = []
    for width, height in SIZES:
        folder = into / f"{width}x{height}"
        _make(folder)
        for scene in scenes:
            try:
                await _play(platform, scene, width, height, folder / f"{scene.name}.png")
            except Exception:
                traceback.print_exc()
                failed.append(f"{width}x{height}/{scene.name}")
    return failed


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)


async def _play(platform: PlatformProcess, scene: Scene, width: int, height: int, path: Path) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        (await client.post(f"{platform.url}/api/desk/v1/reset")).raise_for_status()

    async def shoot(screen: Screen) -> None:
        await settled(screen)
        await screen.picture(path)
        _squeeze(path)

    async def shoot_widget(widget: QWidget) -> None:
        for _ in range(10):
            await asyncio.sleep(0.01)
        assert widget.grab().save(str(path)), path
        _squeeze(path)

    put_mouse_aside()
    with tempfile.TemporaryDirectory(prefix="kiosk-shots-") as name:
        folder = Path(name)
        away = ComesAndGoes(folder) if scene.goes_away else None
        try:
            async with Stage(away.process if away else platform, folder) as stage:
                await scene.play(Set(stage, width, height, shoot, shoot_widget, scene.scheme, scene.text_percent, away))
        finally:
            dress()
            if away is not None:
                away.goes()


def _squeeze(path: Path) -> None:
    """Writes the picture again with 256 colours at most, packed as tightly as Qt can: a third of the size.

    The colours kept are the most frequent ones that differ from one another: thin bars of colour count as much as the
    many greys of the edges of letters.
    """
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("B").cast("I"))
    table: list[int] = []
    kept: list[tuple[int, int, int]] = []
    for colour, _ in counted.most_common(6000):
        red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
        if all(abs(red - r) + abs(green - g) + abs(blue - b) > _NEAR for r, g, b in kept) or len(table) < _EXACT:
            table.append(colour)
            kept.append((red, green, blue))
            if len(table) == 256:
                break
    packed = image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)
    assert packed.save(str(path), "PNG", 0), path  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())

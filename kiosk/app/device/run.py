"""The life of a device's process: its window, its loop, and an end in good order."""

from __future__ import annotations

import asyncio
import contextlib
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.app import logs
from kiosk.app.device.compose import DeviceParts, compose_borne, compose_screen, device_folder
from kiosk.app.device.own_secrets import DeviceSecrets
from kiosk.app.device.watching import Alive
from kiosk.app.last_resort import LastResort
from kiosk.app.options import Options
from kiosk.app.profile_folder import usual_profile
from kiosk.app.quit_signals import QuitSignals
from kiosk.clock import PARIS, Clock
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.settings import Settings, default_files, load
from kiosk.store.file.own_files import own_folder
from kiosk.views import theme, translations

_BEAT_MS = 3000
_WINDOW = (1024, 720)


def run(options: Options, kind: DeviceKind) -> int:
    """Runs the window until the site leaves it; the exit code of the process. Raises ConfigurationError."""
    translations.speak(options.language or "fr")  # for the faults of the configuration
    settings = load([options.config], required=True) if options.config else load(default_files())
    profile = options.profile or usual_profile()
    folder = device_folder(profile, kind)
    with contextlib.suppress(OSError):  # then it is paired at each start
        own_folder(profile)
        own_folder(folder)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("kiosk")
    application.setQuitOnLastWindowClosed(False)
    log = logs.start(folder)
    try:
        translations.install(application, options.language or settings.language)
        theme.apply(application, settings.display.theme, settings.display.text_percent)
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            return runner.run(_live(options, settings, kind, DeviceSecrets(folder)))
    finally:
        logs.stop(log)


async def _live(options: Options, settings: Settings, kind: DeviceKind, secrets: DeviceSecrets) -> int:
    logs.follow(asyncio.get_running_loop())
    clock = Clock(options.now, settings.desk.timezone or PARIS)
    made = compose_screen if kind is DeviceKind.SCREEN else compose_borne
    parts: DeviceParts = made(settings, clock, secrets)
    ended = asyncio.Event()
    parts.window.left.connect(ended.set)
    resort = LastResort()
    signals = QuitSignals(ended.set, resort.arm)
    alive = Alive()
    beating = QTimer(parts.window, interval=_BEAT_MS)
    beating.timeout.connect(alive.beat)
    beating.start()
    if options.windowed:
        parts.window.resize(*_WINDOW)
        parts.window.show()
    else:
        parts.window.cover()
    parts.presenter.start()
    try:
        await ended.wait()
    finally:
        alive.stop()
        signals.stop()
        resort.arm()
        await parts.close()
        resort.over()
    return 0

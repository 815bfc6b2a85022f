"""The windows of the demonstration's lobby, as processes of their own."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.app.demonstration_hall import Hall
from kiosk.clock import PARIS
from kiosk.domain.platform.pairing import DeviceKind

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)


@pytest.mark.timeout(120)
def test_a_borne_opens_once_let_in_and_ends_with_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    hall = Hall(tmp_path, NOW)
    try:
        hall.open_device(DeviceKind.BORNE)
        hall.open_device(DeviceKind.BORNE)
        (window,) = hall._windows.values()
        log = tmp_path / "lobby" / "borne" / "kiosk.log"
        end = time.monotonic() + 60
        while not log.exists() and window.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        assert window.poll() is None
        assert log.exists()
        assert (tmp_path / "lobby" / "borne" / "device-site").exists()
    finally:
        hall.stop()
    assert window.poll() is not None

"""A device starts again by itself."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kiosk.app.device import aloud
from kiosk.app.device.own_secrets import DeviceSecrets
from kiosk.app.device.watching import HUNG, Alive, environment, watch

ENDS = """
import pathlib, sys
place = pathlib.Path(sys.argv[1])
count = int(place.read_text()) if place.exists() else 0
place.write_text(str(count + 1))
sys.exit(0 if count == 2 else 1)
"""


def test_what_ends_badly_starts_again_and_what_is_left_does_not(tmp_path: Path) -> None:
    pauses: list[float] = []
    command = (sys.executable, "-c", ENDS, str(tmp_path / "count"))
    assert watch([], command=command, sleep=pauses.append) == 0
    assert (tmp_path / "count").read_text() == "3"
    assert pauses == [2.0, 4.0]  # a fault that lasts does not take the machine


def test_a_wrong_configuration_is_not_started_again() -> None:
    assert watch([], command=(sys.executable, "-c", "import sys; sys.exit(2)"), sleep=lambda _: None) == 2


def test_a_loop_that_stands_still_ends_the_process() -> None:
    ended: list[int] = []
    alive = Alive(ended.append, still=0.2)
    end = time.monotonic() + 10
    while not ended and time.monotonic() < end:
        time.sleep(0.01)
    assert ended == [HUNG]
    alive.stop()


def test_what_a_borne_lets_go_of_is_written_over() -> None:
    assert environment({"A": "b"}, wiped=False) == {"A": "b"}
    wiped = environment({"A": "b"}, wiped=True)
    assert wiped["PYTHONMALLOC"] == "malloc"
    assert "perturb" in wiped["GLIBC_TUNABLES"]


def test_what_it_is_known_by_is_its_account_s_alone(tmp_path: Path) -> None:
    secrets = DeviceSecrets(tmp_path / "borne")
    assert secrets.get("site") is None
    secrets.set("site", "token")
    secrets.set("site", "another")
    assert secrets.get("site") == "another"
    (file,) = (tmp_path / "borne").iterdir()
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0
    secrets.delete("site")
    secrets.delete("site")
    assert secrets.get("site") is None


def test_the_chime_is_heard_and_not_loud() -> None:
    import io
    import wave

    with wave.open(io.BytesIO(aloud.chime())) as file:
        assert 0.5 < file.getnframes() / file.getframerate() < 2

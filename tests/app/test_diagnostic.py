"""The check as a whole: always whole, in time, and about nobody."""

from __future__ import annotations

import asyncio
import os
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from kiosk.app.apart import Unwaited, apart
from kiosk.app.diagnostic import check as diagnostic
from kiosk.app.diagnostic import qt_inspection
from kiosk.app.diagnostic.check import Workstation, check
from kiosk.app.diagnostic.privacy import nameless
from kiosk.app.diagnostic.qt_inspection import Qt
from kiosk.clock import Clock
from kiosk.domain.diagnostic.machine import Printers
from kiosk.domain.diagnostic.report import NETWORK, Check, Line, Mark
from kiosk.settings import InstanceSettings, Settings
from kiosk.store import inspection
from kiosk.store.codec import pack
from kiosk.store.remembered import REMEMBERED, Remembered
from tests.api_client.support import http, loopback, says, silent
from tests.support.secrets import MemorySecrets, NoSecrets

PORTAL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"
UNSIGNED = http({"errors": ["Connectez-vous."]}, "401 Unauthorized")
UNSIGNED_LONG_AGO = http({"errors": ["Connectez-vous."]}, "401 Unauthorized", "Date: Mon, 05 Jan 2026 09:00:00 GMT")


@pytest.fixture(autouse=True)
def known_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a process for each test: ``test_qt_in_a_process_of_its_own`` starts one."""
    monkeypatch.setattr(qt_inspection, "inspect", lambda patience: Qt("6.11", "6.11", Printers(1, True)))


@pytest.fixture
def stuck() -> Iterator[Callable[[], None]]:
    """Something that comes back at the end of the test only."""
    end = threading.Event()
    yield lambda: (end.wait(30), None)[1]
    end.set()


def desk(tmp_path: Path, **more: object) -> Workstation:
    given: dict[str, object] = {
        "settings": Settings(),
        "profile": tmp_path,
        "clock": Clock(),
        "secrets": MemorySecrets(),
    }
    return Workstation(**(given | more))  # type: ignore[arg-type]


async def checked(subject: Workstation, instance: str = "", whole: float = 30.0) -> dict[Check, Line]:
    lines: list[Line] = []
    await check(subject, instance, lines.append, whole)
    found = {line.check: line for line in lines}
    assert len(found) == len(lines), "each check has one line"
    assert set(found) == set(Check) - {Check.LINK}
    return found


async def test_an_instance_that_is_there(tmp_path: Path) -> None:
    async with loopback(says(UNSIGNED)) as server:
        found = await checked(desk(tmp_path), f"http://127.0.0.1:{server.port}/agents/agenda")
    assert found[Check.ADDRESS].said == f"http://127.0.0.1:{server.port}"
    assert found[Check.PLATFORM].mark is Mark.WELL
    assert not [line for line in found.values() if line.asks]


@pytest.mark.parametrize(
    ("known", "name", "year", "word"),
    [
        (True, "127.0.0.1", 2099, "127.0.0.1 ← Orneval, jusqu’au 01/01/2099"),
        (False, "127.0.0.1", 2099, "signé par une autorité que ce poste ne connaît pas (Orneval)"),
        (True, "127.0.0.1", 2020, "périmé depuis le 01/01/2020"),
        (True, "autre.test", 2099, "établi pour un autre nom que 127.0.0.1 (autre.test)"),
    ],
)
async def test_certificates(
    known: bool, name: str, year: int, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA(organization_name="Orneval")
    (authority if known else trustme.CA()).cert_pem.write_to_path(tmp_path / "store.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "store.pem"))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ends = datetime(year, 1, 1, 12, tzinfo=UTC)
    authority.issue_cert(name, common_name=name, not_after=ends).configure_cert(serving)
    async with loopback(says(UNSIGNED), serving) as server:
        found = await checked(desk(tmp_path), f"https://127.0.0.1:{server.port}")
    assert word in found[Check.CERTIFICATE].said
    good = known and year > 2026 and name == "127.0.0.1"
    assert [check for check, line in found.items() if line.asks] == ([] if good else [Check.CERTIFICATE])
    assert found[Check.PLATFORM].mark is (Mark.WELL if good else Mark.NOTE)
    assert bool(server.requests) is good, "nothing is said to who is not known"


@pytest.mark.parametrize(
    ("answer", "check", "word"),
    [
        (PORTAL, Check.PLATFORM, "une page répond à sa place"),
        (http({}, "503 Service Unavailable"), Check.PLATFORM, "en maintenance"),
        (http({}, "429 Too Many Requests", "Retry-After: 30"), Check.LIMIT, "il faut attendre 30\u00a0s"),
        (UNSIGNED_LONG_AGO, Check.CLOCK, "en avance de"),
    ],
)
async def test_one_thing_is_wrong_and_one_line_asks(answer: bytes, check: Check, word: str, tmp_path: Path) -> None:
    async with loopback(says(answer)) as server:
        found = await checked(desk(tmp_path), f"http://127.0.0.1:{server.port}")
    assert [one for one, line in found.items() if line.asks] == [check]
    assert word in found[check].said
    assert found[check].advice


async def test_what_is_typed_comes_before_what_is_configured_and_that_before_who_stays_signed_in(
    tmp_path: Path,
) -> None:
    secrets = MemorySecrets()
    configured = Settings(instance=InstanceSettings(url="https://127.0.0.1:1"))
    assert (await checked(desk(tmp_path, secrets=secrets)))[Check.ADDRESS].mark is Mark.SEE
    kept = Remembered("https://127.0.0.1:3", 4, "Léa", "Dupont", "lea@rdv.test", {"access-token": "x"})
    secrets.set(REMEMBERED, pack(kept).decode())
    subject = desk(tmp_path, secrets=secrets)
    assert (await checked(subject))[Check.ADDRESS].said == "https://127.0.0.1:3"
    subject = desk(tmp_path, secrets=secrets, settings=configured)
    assert (await checked(subject))[Check.ADDRESS].said == "https://127.0.0.1:1"
    assert (await checked(subject, "https://127.0.0.1:2"))[Check.ADDRESS].said == "https://127.0.0.1:2"


async def test_a_keyring_that_waits_for_somebody_costs_its_line_only(
    tmp_path: Path, stuck: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnostic, "KEYRING_PATIENCE", 0.1)

    class Waiting(NoSecrets):
        def get(self, name: str) -> str | None:
            stuck()
            return None

    found = await checked(desk(tmp_path, secrets=Waiting()), "https://127.0.0.1:1")
    assert "attend peut-être" in found[Check.KEYRING].said
    assert found[Check.MEMORY].mark is Mark.NOTE


async def test_names_that_nobody_answers_for(
    tmp_path: Path, stuck: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.api_client import examination
    from kiosk.api_client.http.deadlines import Deadlines

    monkeypatch.setattr(diagnostic, "PATIENCE", Deadlines(connect=0.1, read=0.5, total=1.0))
    monkeypatch.setattr(examination, "names_of", lambda host, port: stuck())
    found = await checked(desk(tmp_path), "https://rdv.test")
    assert found[Check.NAME].mark is Mark.WRONG
    assert {found[one].mark for one in NETWORK[NETWORK.index(Check.PLATFORM) :]} == {Mark.NOTE}


async def test_the_whole_has_an_end(tmp_path: Path) -> None:
    async with loopback(silent()) as server:
        began = time.monotonic()
        found = await checked(desk(tmp_path), f"http://127.0.0.1:{server.port}", whole=0.3)
        assert time.monotonic() - began < 3
    assert found[Check.PLATFORM].said == "pas vérifié à temps"
    assert found[Check.PLATFORM].asks
    assert found[Check.KEYRING].mark is Mark.WELL, "what is known is told all the same"


async def test_a_check_that_is_given_up_leaves_nothing_behind(tmp_path: Path) -> None:
    lines: list[Line] = []
    async with loopback(silent()) as server:
        work = asyncio.create_task(check(desk(tmp_path), f"http://127.0.0.1:{server.port}", lines.append))
        while not server.requests:
            await asyncio.sleep(0.01)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
    assert Check.PLATFORM not in {line.check for line in lines}


async def test_a_fault_of_our_own_costs_its_lines_and_says_nothing_of_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(folder: Path, zone: object) -> object:
        raise ValueError("DUPONT Léa")

    monkeypatch.setattr(inspection, "memory_files", fails)
    found = await checked(desk(tmp_path), "https://127.0.0.1:1")
    assert found[Check.MEMORY].asks
    assert "ValueError, test_diagnostic.py:" in found[Check.MEMORY].said
    assert "DUPONT" not in found[Check.MEMORY].said
    assert found[Check.KEYRING].mark is Mark.WELL


async def test_the_desk_that_runs_opens_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing the file again would let go of the lock that its own process holds on it."""

    def opens(*_: object) -> object:
        raise AssertionError("a memory was opened")

    (tmp_path / "memory").mkdir()
    (tmp_path / "memory" / "a.memory").write_bytes(b"x" * 5000)
    monkeypatch.setattr(inspection, "opened", opens)
    found = await checked(desk(tmp_path, running=True, durable=True), "https://127.0.0.1:1")
    assert found[Check.MEMORY].said.startswith("chiffrée, 5\u00a0ko")
    found = await checked(desk(tmp_path, running=True, durable=False), "https://127.0.0.1:1")
    assert found[Check.MEMORY].asks


async def test_a_profile_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    found = await checked(desk(tmp_path / "a" / "b"), "https://127.0.0.1:1")
    assert "sera créé" in found[Check.PROFILE].said
    assert list(tmp_path.iterdir()) == []


async def test_nothing_of_anybody_in_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home" / "camille.durand"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LOGNAME", "camille.durand")
    monkeypatch.setenv("https_proxy", "http://camille.durand:secret@127.0.0.1:1")
    faults = (f"{home}/kiosk.toml\u00a0: « lea@exemple.test » ne va pas.",)
    found = await checked(desk(home / "kiosk", faults=faults), "https://rdv.test")
    said = "\n".join(f"{line.said} {line.advice}" for line in found.values())
    for one in ("camille", "durand", "secret", "lea@", str(tmp_path)):
        assert one not in said
    assert "~/kiosk" in said
    assert "127.0.0.1:1" in said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/home/camille/.local/kiosk", "~/.local/kiosk"),
        ("/srv/desks/camille/kiosk", "/srv/desks/…/kiosk"),
        ("/home/camilles", "/home/camilles"),
        ("/srv/camilles/camille", "/srv/camilles/…"),
        ("écrire à a.b@c.exemple.test, vite", "écrire à …@…, vite"),
        ("une camille dans une phrase", "une camille dans une phrase"),
    ],
)
def test_nameless(text: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/camille")
    monkeypatch.setenv("LOGNAME", "camille")
    assert nameless(text) == shown


async def test_apart_returns_raises_and_gives_up(stuck: Callable[[], None]) -> None:
    assert await apart(lambda: 3, 5.0) == 3
    with pytest.raises(KeyError):
        await apart(lambda: os.environ["KIOSK_NOT_THERE"], 5.0)
    with pytest.raises(TimeoutError):
        await apart(stuck, 0.05)


def test_a_loop_that_has_to_close_in_time(stuck: Callable[[], None]) -> None:
    async def asks() -> int:
        loop = asyncio.get_running_loop()
        loop.run_in_executor(None, stuck)
        with pytest.raises(KeyError):
            await loop.run_in_executor(None, lambda: os.environ["KIOSK_NOT_THERE"])
        return await loop.run_in_executor(None, lambda: 3)

    began = time.monotonic()
    with asyncio.Runner() as runner:
        runner.get_loop().set_default_executor(Unwaited())
        assert runner.run(asks()) == 3
    assert time.monotonic() - began < 5


def test_qt_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    found = qt_inspection.inspect(60.0)
    assert found.pyside
    assert found.qt
    assert found.printers is not None
    assert qt_inspection.inspect(0.01) == Qt(None, None, None)

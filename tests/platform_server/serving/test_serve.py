"""The command: how it starts, what it prints, how it ends."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import httpx
import pytest

from kiosk.platform_server.__main__ import main
from kiosk.platform_server.serving.serve import CannotServe, serve
from kiosk.platform_server.serving.settings import Settings
from tests.platform_server.small_platform import NOW, PASSWORD, SECRETARY
from tests.support.platform_process import PlatformDidNotStart
from tests.support.platform_process import start_platform as start

start_platform = partial(start, as_command=True)


def test_it_ends_cleanly_even_while_a_desk_waits(data_path: Path) -> None:
    platform = start_platform("--data", data_path, "--now", NOW)
    with httpx.Client(base_url=platform.url, trust_env=False, timeout=30) as client:
        signed_in = client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
        client.headers.update({k: signed_in.headers[k] for k in ("access-token", "client", "uid")})
        changes = "/api/desk/v1/organisations/1/changes"
        cursor = client.get(changes).json()["cursor"]
        answers: list[httpx.Response] = []
        poll = threading.Thread(target=lambda: answers.append(client.get(changes, params={"since": cursor})))
        poll.start()
        poll.join(0.3)
        assert poll.is_alive()
        assert platform.stop() == 0
        poll.join(10)
    assert [a.status_code for a in answers] == [200]
    assert platform.errors == []


def test_what_was_written_is_still_there_after_a_kill(data_path: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/kept.sqlite"
    with start_platform("--data", data_path, "--database", database, "--now", NOW) as platform:
        with httpx.Client(base_url=platform.url, trust_env=False) as client:
            signed_in = client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
            client.headers.update({k: signed_in.headers[k] for k in ("access-token", "client", "uid")})
            body = {"participation": {"status": "seen"}}
            assert client.patch("/api/v1/participations/1", json=body).status_code == 200
        platform.process.send_signal(signal.SIGKILL)
        platform.process.wait()
    with (
        start_platform("--database", database, "--now", NOW) as platform,
        httpx.Client(base_url=platform.url, trust_env=False, headers=client.headers) as again,
    ):
        assert again.get("/api/v1/rdvs", params={"id": 1}).json()["rdvs"][0]["status"] == "seen"


def test_a_reset_is_refused_unless_allowed(data_path: Path) -> None:
    with start_platform("--data", data_path) as platform:
        assert httpx.post(f"{platform.url}/api/desk/v1/reset", json={}, trust_env=False).status_code == 404


def test_several_devices_where_the_site_wants_them(data_path: Path) -> None:
    with (
        start_platform("--data", data_path, "--devices-per-agent", "2") as platform,
        httpx.Client(base_url=platform.url, trust_env=False) as client,
    ):
        tokens = []
        for _ in range(3):
            answer = client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
            tokens.append({k: answer.headers[k] for k in ("access-token", "client", "uid")})
        codes = [client.get("/api/v1/agents/me", headers=headers).status_code for headers in tokens]
    assert codes == [401, 200, 200]


def test_desks_are_told_which_kiosk_they_should_have(data_path: Path) -> None:
    with (
        start_platform(
            "--data", data_path, "--desk-recommended", "1.4.0", "--desk-page", "https://a.test/kiosk"
        ) as platform,
        httpx.Client(base_url=platform.url, trust_env=False) as client,
    ):
        answer = client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
        token = {k: answer.headers[k] for k in ("access-token", "client", "uid")}
        told = client.get("/api/desk/v1/capabilities", headers=token).json()
    assert told["desk"] == {"recommended": "1.4.0", "page": "https://a.test/kiosk"}


def test_a_port_that_is_taken_is_told(data_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PlatformDidNotStart, match="Impossible d’écouter"):
            start_platform("--data", data_path, "--port", str(port))


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "faux.sqlite"
    path.write_bytes(b"pas une base" * 1000)
    with pytest.raises(PlatformDidNotStart, match="La base de données ne s’ouvre pas"):
        start_platform("--database", f"sqlite:///{path}")


def test_a_database_whose_library_is_not_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert main(["applications", "--database", "postgresql://kiosk@/kiosk?host=/nowhere"]) == 1
    assert "pip install 'kiosk[postgresql]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve", "--now", "demain"],
        ["serve", "--devices-per-agent", "0"],
        ["serve", "--desk-minimum", "x"],
        ["serve", "--demo", "--data", "x"],
        [],
    ],
)
def test_a_wrong_command_line_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_sqlite_is_durable_and_keeps_references(tmp_path: Path, data_path: Path) -> None:
    with start_platform("--data", data_path, "--database", f"sqlite:///{tmp_path}/kept.sqlite"):
        pass
    with sqlite3.connect(tmp_path / "kept.sqlite") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


@pytest.mark.parametrize("sender", ["Rendez-vous", "a@b.test\r\nBcc: c@d.test", "Accueil <accueil>"])
def test_a_sender_that_is_no_address_is_told(sender: str) -> None:
    with pytest.raises(CannotServe, match="L’expéditeur"):
        serve(Settings(sender=sender), print)


def test_it_ends_with_whoever_started_it(data_path: Path) -> None:
    """The other end of its standard input closes, as when that process is killed outright."""
    command = [sys.executable, "-m", "kiosk.platform_server", "serve", "--data", str(data_path), "--attached"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert any(line.startswith("listening on ") for line in process.stdout)
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(30) == 0

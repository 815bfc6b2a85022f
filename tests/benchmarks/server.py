"""The embedded platform on the data of the reference: slots, lists, gestures, search, desks that wait.

Each on SQLite with durable commits and, where it can be had, on PostgreSQL beside; each against what the same machine
takes for a bare answer of the same size or a bare durable commit.
"""

from __future__ import annotations

import asyncio
import gc
import http.client
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psycopg
from PySide6.QtWidgets import QApplication

from kiosk.platform_server.running.patience import MOST_OF_SESSION
from tests.benchmarks.data import EMAIL, NOW, PASSWORD
from tests.benchmarks.desks import told
from tests.benchmarks.report import Figure, percentile
from tests.benchmarks.server_data import COMPLET, CONSULTATION, OF_SATURDAY, SATURDAY, reference_data, usager
from tests.benchmarks.sign_ins import tried_without_end
from tests.support.platform_process import start_platform
from tests.support.postgresql import NoPostgresql, start_postgresql

_CALLS = 30
_BESIDE = 4
SOMEONE = usager(4200)["last_name"].lower()
_DESKS = 200
_ECHO, _COMMIT = "réponse ASGI nue de même taille", "écriture durable nue"


class Client:
    """One kept connection; what it costs is in the baseline too."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self._connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
        self.headers: dict[str, str] = {"content-type": "application/json"}

    def ask(self, method: str, path: str, body: bytes | None = None, status: int = 200) -> bytes:
        self._connection.request(method, path, body, self.headers)
        answer = self._connection.getresponse()
        content = answer.read()
        assert answer.status == status, (method, path, answer.status, content[:200])
        self._answer = answer
        return content

    def sign_in(self) -> dict[str, str]:
        self.ask("POST", "/api/v1/auth/sign_in", json.dumps({"email": EMAIL, "password": PASSWORD}).encode())
        for name in ("access-token", "client", "uid"):
            self.headers[name] = self._answer.headers[name]
        return dict(self.headers)

    def close(self) -> None:
        self._connection.close()


def measure(application: QApplication) -> list[Figure]:
    """All rows, SQLite first."""
    with tempfile.TemporaryDirectory() as folder, _echo() as echo:
        data, larger = Path(folder, "data.json"), Path(folder, "larger.json")
        data.write_text(json.dumps(reference_data()), encoding="utf-8")
        larger.write_text(json.dumps({**reference_data(100_000), "rdvs": []}), encoding="utf-8")
        database = f"sqlite:///{folder}/measured.sqlite"
        commit = _sqlite_commit(Path(folder, "bare.sqlite"))
        figures = _rows(database, data, f"sqlite:///{folder}/larger.sqlite", larger, echo, commit, "")
        try:
            postgresql = start_postgresql(durable=True)
        except NoPostgresql as reason:
            print(f"PostgreSQL : {reason}", file=sys.stderr)
            return figures
        try:
            commit = _postgresql_commit(postgresql.new_database())
            beside = (postgresql.new_database(), data, postgresql.new_database(), larger)
            figures += _rows(*beside, echo, commit, " (PostgreSQL)")
        finally:
            postgresql.stop()
        return figures


def _rows(
    database: str, data: Path, larger_database: str, larger: Path, echo: Client, commit: float, beside: str
) -> list[Figure]:
    figures: list[Figure] = []

    def add(name: str, seconds: float, base: float, base_name: str, limit: float) -> None:
        # The limits are SQLite's. Beside them PostgreSQL, each statement a way to another process and back.
        allowed = limit * _BESIDE if beside else limit
        figures.append(Figure(f"{name}{beside}", seconds * 1000, "ms", base * 1000, base_name, allowed, "value"))

    def add_read(name: str, client: Client, path: str, limit: float, holds: Callable[[bytes], bool]) -> None:
        content = client.ask("GET", path)
        assert holds(content), (path, content[:200])
        bare = _median(lambda: echo.ask("GET", f"/{len(content)}"))
        add(name, _median(lambda: client.ask("GET", path)), bare, _ECHO, limit)

    started = ("--now", NOW.isoformat(), "--devices-per-agent", "99", "--trusted-proxy", "127.0.0.1")
    with start_platform("--database", database, "--data", data, *started, timeout=180, as_command=True) as platform:
        client = Client(platform.url)
        client.sign_in()
        slots = f"/api/desk/v1/organisations/1/creneaux?motif_id={CONSULTATION}&from=2026-11-23&days=7"
        none = f"/api/desk/v1/organisations/1/creneaux?motif_id={COMPLET}&from=2026-11-23&days=1"
        day = urlencode({"starts_after": f"{SATURDAY}T00:00:00+01:00", "starts_before": f"{SATURDAY}T23:59:59+01:00"})
        of_day = f"/api/v1/organisations/1/rdvs?{day}"
        add_read("Créneaux d’un motif, 30 agents, 3 lieux, 7 jours", client, slots, 20, _many_slots)
        add_read("Prochaine disponibilité, agenda plein, 27 semaines", client, none, 40, _no_slot)
        add_read("RDV d’un jour (43)", client, of_day, 10, lambda c: len(json.loads(c)["rdvs"]) == OF_SATURDAY)
        hundred = "/api/v1/organisations/1/rdvs?page=7"
        add_read("Une page de 100 RDV sur 20 000", client, hundred, 20, lambda c: len(json.loads(c)["rdvs"]) == 100)
        add_read("Recherche dans 10 000 usagers", client, _search(SOMEONE), 10, _found)
        gestures = _gestures(client)
        add("PATCH d’une participation", _patched(client, gestures[-_CALLS:]), commit, _COMMIT, 10)
        sessions = [client.sign_in() for _ in range(_DESKS // MOST_OF_SESSION)]
        delays, errors = asyncio.run(told(platform.url, sessions, 1, gestures[:100], _DESKS))
        assert errors == 0, f"{errors} errors among {_DESKS} desks"
        add(f"Un changement jusqu’à {_DESKS} postes, p95", percentile(delays, 95), commit, _COMMIT, 500)
        quiet = _median(lambda: client.ask("GET", of_day))
        with tried_without_end(platform.url):
            tried = _median(lambda: client.ask("GET", of_day))
        name = f"RDV d’un jour pendant que l’on essaie des mots de passe{beside}"
        figures.append(Figure(name, tried * 1000, "ms", quiet * 1000, "le même, au calme", 5, "ratio"))
        client.close()
    with start_platform(
        "--database", larger_database, "--data", larger, *started, timeout=300, as_command=True
    ) as platform:
        client = Client(platform.url)
        client.sign_in()
        add_read("Recherche dans 100 000 usagers", client, _search(SOMEONE), 20, _found)
        client.close()
    return figures


def _many_slots(content: bytes) -> bool:
    return sum(len(place["creneaux"]) for place in json.loads(content)["lieux"]) > 1000


def _no_slot(content: bytes) -> bool:
    return all(place["next_availability"] is None for place in json.loads(content)["lieux"])


def _found(content: bytes) -> bool:
    return bool(json.loads(content)["users"])


def _search(text: str) -> str:
    return f"/api/desk/v1/users/search?{urlencode({'organisation_id': 1, 'q': text})}"


def _gestures(client: Client) -> list[tuple[int, int]]:
    """RDVs to come and their participation."""
    rdvs = json.loads(client.ask("GET", "/api/v1/organisations/1/rdvs?starts_after=2026-12-07&status=unknown"))["rdvs"]
    rdvs += json.loads(client.ask("GET", "/api/v1/organisations/1/rdvs?starts_after=2026-12-14&status=unknown"))["rdvs"]
    found = {rdv["id"]: rdv["participations"][0]["id"] for rdv in rdvs if rdv["status"] == "unknown"}
    assert len(found) >= 100 + _CALLS, len(found)
    return list(found.items())


def _patched(client: Client, gestures: list[tuple[int, int]]) -> float:
    left = iter(gestures)
    body = b'{"participation": {"status": "seen"}}'
    return _median(lambda: client.ask("PATCH", f"/api/v1/participations/{next(left)[1]}", body), warm=0)


def _median(call: Callable[[], object], warm: int = 5) -> float:
    """Seconds, median of the calls."""
    for _ in range(warm):
        call()
    gc.collect()
    taken = []
    for _ in range(_CALLS):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


@contextmanager
def _echo() -> Iterator[Client]:
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.echo"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    client = Client(f"http://127.0.0.1:{int(process.stdout.readline())}")
    try:
        yield client
    finally:
        client.close()
        process.terminate()
        process.wait()
        process.stdout.close()


def _sqlite_commit(path: Path) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)")
    taken = _median(lambda: connection.execute("INSERT INTO t (body) VALUES (?)", ("x" * 100,)))
    connection.close()
    return taken


def _postgresql_commit(url: str) -> float:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (id SERIAL PRIMARY KEY, body TEXT)")
        return _median(lambda: connection.execute("INSERT INTO t (body) VALUES (%s)", ("x" * 100,)))

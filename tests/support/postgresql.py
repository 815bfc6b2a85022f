"""A PostgreSQL server of the tests' own: on a socket in a temporary folder, as an unprivileged user."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

OLDEST = 15


class NoPostgresql(RuntimeError):  # noqa: N818 - a reason to skip
    """Why none can be had here."""


@dataclass
class PostgresqlServer:
    """A running server; ``new_database`` makes one for a test."""

    binaries: Path
    folder: Path
    user: str | None
    _numbers: count[int] = field(default_factory=count)

    def new_database(self) -> str:
        """The URL of a fresh, empty database."""
        name = f"kiosk_{next(self._numbers)}"
        with psycopg.connect(host=str(self.folder), user="kiosk", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://kiosk@/{name}?host={self.folder}"

    def drop(self, url: str) -> None:
        """Takes a database away, whoever is still connected."""
        name = url.partition("@/")[2].partition("?")[0]
        with psycopg.connect(host=str(self.folder), user="kiosk", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def stop(self) -> None:
        """Ends the server and takes its folder away."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)

    def run(self, program: str, *arguments: str) -> None:
        """Runs one of PostgreSQL's programs. Raises NoPostgresql with what it said."""
        log = self.folder / "log"
        with log.open("ab") as output:
            ended = subprocess.run(
                [self.binaries / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                user=self.user,
                group=_group_of(self.user) if self.user else None,
                extra_groups=[] if self.user else None,
                cwd=self.folder,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                check=False,
            )
        if ended.returncode:
            raise NoPostgresql(f"{program}: {log.read_text(errors='replace')[-2000:]}")


def start_postgresql(*options: str, durable: bool = False) -> PostgresqlServer:
    """Starts a server, which forgets to be durable unless asked. Raises NoPostgresql."""
    if os.name != "posix":
        raise NoPostgresql("it is reached by a socket in a folder")
    binaries = _binaries()
    user = _unprivileged() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
    if user:
        shutil.chown(folder, user, _group_of(user))
    server = PostgresqlServer(binaries, folder, user)
    data = str(folder / "data")
    speed: Sequence[str] = () if durable else ("-F",)
    try:
        server.run("initdb", "-D", data, "-U", "kiosk", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        settings = " ".join(["-c listen_addresses=''", f"-k {folder}", "-c max_connections=60", *speed, *options])
        server.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "server.log"), "-o", settings, "start")
    except NoPostgresql:
        shutil.rmtree(folder)
        raise
    return server


def _binaries() -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    in_path = shutil.which("initdb")
    for folder in [*installed, *([Path(in_path).resolve().parent] if in_path else [])]:
        if not (folder / "initdb").exists() or not (folder / "pg_ctl").exists():
            continue
        told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
        found = re.search(r"(\d+)", told)
        if found and int(found[1]) >= OLDEST:
            return folder
    raise NoPostgresql(f"no PostgreSQL from {OLDEST} on, in /usr/lib/postgresql or in the PATH")


def _group_of(user: str) -> int:
    import pwd  # not on Windows

    return pwd.getpwnam(user).pw_gid


def _unprivileged() -> str:
    for name in ("postgres", "nobody"):
        try:
            _group_of(name)
        except KeyError:
            continue
        return name
    raise NoPostgresql("root may not run PostgreSQL, and there is no user postgres or nobody")

"""A site's companion as a process of its own, started again on the same folder, and devices let in by it."""

from __future__ import annotations

import shutil
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from kiosk.clock import Clock
from kiosk.domain.platform.pairing import DeviceKind, PairingCode, code_for
from kiosk.platform_server.data import site_schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.rules.site import devices
from kiosk.platform_server.serving.certificate import FILE, certificate_of
from kiosk.platform_server.values.moments import milliseconds
from tests.support.platform_process import PlatformProcess, start_platform


@dataclass
class CompanionProcess:
    """One companion on one port, which goes and comes back there; ``close`` ends it."""

    folder: Path
    arguments: tuple[str, ...] = ()
    database: str | None = None
    process: PlatformProcess | None = None
    port: int = 0
    _said: list[str] = field(default_factory=list)

    def start(self) -> CompanionProcess:
        """Starts it, at the port where it was before."""
        arguments: list[str | Path] = ["--folder", self.folder, "--port", str(self.port), *self.arguments]
        if self.database:
            arguments += ["--database", self.database]
        self.process = start_platform(*arguments, command="companion")
        self.port = urlsplit(self.process.url).port or 0
        return self

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    @property
    def errors(self) -> str:
        return "".join(self.process.errors) if self.process is not None else ""

    def code(self, kind: DeviceKind = DeviceKind.DESK, name: str = "Accueil 1") -> PairingCode:
        """A code, as the command beside it makes them."""
        with closing(Database(self._url)) as database, database.write() as connection:
            secret = devices.new_code(connection, kind, name, milliseconds(Clock().now()))
        return code_for(secret, self.certificate)

    @property
    def certificate(self) -> bytes:
        found = certificate_of(self.folder)
        assert found is not None
        return found

    @contextmanager
    def client(self, kind: DeviceKind | None = DeviceKind.DESK, name: str = "Accueil 1") -> Iterator[httpx.Client]:
        """A client that is such a device; None: nobody."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.load_verify_locations(cadata=self.certificate)
        url = f"{self.url}/api/site/v1"
        with httpx.Client(base_url=url, verify=context, trust_env=False, timeout=40) as client:
            if kind is not None:
                answer = client.post("/devices", json={"secret": self.code(kind, name).secret})
                assert answer.status_code == 201, answer.text
                client.headers["Authorization"] = f"Device {answer.json()['token']}"
            yield client

    def stop(self) -> None:
        """Asks it to end."""
        if self.process is not None:
            self.process.stop()

    def kill(self) -> None:
        """Ends it as the power does."""
        assert self.process is not None
        self.process.process.kill()
        self.process.stop()

    def lose_the_disk(self) -> None:
        """All that it knew of the day is gone; certificate and devices were put back."""
        kept = self._devices()
        for path in self.folder.iterdir():
            if path.name != FILE:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        with closing(Database(self._url)) as database:
            database.create()
            with database.write() as connection:
                connection.execute(site_schema.devices.insert(), kept)

    def _devices(self) -> list[dict[str, object]]:
        with closing(Database(self._url)) as database, database.read() as connection:
            return [dict(row._mapping) for row in connection.execute(site_schema.devices.select())]

    @property
    def _url(self) -> str:
        return self.database or f"sqlite:///{self.folder}/companion.sqlite"

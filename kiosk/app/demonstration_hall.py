"""The lobby of the demonstration: a companion beside its platform, the windows of a borne, a screen and an office."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk import process
from kiosk.app.device.own_secrets import DeviceSecrets
from kiosk.clock import Clock
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.domain.text.language import tr
from kiosk.store.codec import pack
from kiosk.store.secrets import SecretStore
from kiosk.sync.site.door import KEPT_AS

SECRETS, CONFIGURATION = "secrets", "kiosk.toml"
"""In the folder of an office."""
_ORGANISATION = 1
_EXIT = "2026"


class Hall:
    """In ``folder``, which goes with the demonstration. ``stop`` ends the companion and every window."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._folder = folder
        self._clock = Clock(now)
        self._place = folder / "companion"
        self._place.mkdir(mode=0o700)
        self._windows: dict[str, subprocess.Popen[bytes]] = {}
        self._companion = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            [
                *process.own("kiosk.platform_server", "companion", "--attached"),
                *("--folder", str(self._place), "--port", "0", "--now", now.isoformat()),
                *("--walk-ins", "initials", "--called-as", "first-name"),
            ],
            stdin=subprocess.PIPE,  # never written to: it ends with this process, however that ends
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            creationflags=process.WITHOUT_CONSOLE,
        )
        self.url = self._wait_for_address()

    def let_in(self, kind: DeviceKind, name: str, secrets: SecretStore) -> None:
        """Has ``secrets`` know what a device is let in by, as if somebody had typed its code."""
        from kiosk.api_client.site_client import Membership
        from kiosk.platform_server.data.database import Database
        from kiosk.platform_server.rules.site import devices
        from kiosk.platform_server.serving.certificate import certificate_of
        from kiosk.platform_server.values.moments import milliseconds

        certificate, now = certificate_of(self._place), milliseconds(Clock().now())
        database = Database(f"sqlite:///{self._place}/companion.sqlite")
        try:
            with database.write() as connection:
                given = devices.let_in(connection, devices.new_code(connection, kind, name, now), now)
        finally:
            database.close()
        assert certificate is not None
        assert given is not None
        known = Membership(self.url, base64.b64encode(certificate).decode("ascii"), given[1], kind.value, name)
        secrets.set(KEPT_AS, pack(known).decode())

    def open_device(self, kind: DeviceKind) -> None:
        """A window of a borne or a screen, once."""
        profile = self._folder / "lobby"
        if not (profile / kind.value).exists():
            name = tr("Borne du hall") if kind is DeviceKind.BORNE else tr("Écran du hall")
            self.let_in(kind, name, DeviceSecrets(profile / kind.value))
        config = self._configured(self._folder / "lobby.toml")
        given = ("--profile", str(profile), "--config", str(config), "--now", self._instant())
        self._open(kind.value, "kiosk", f"--{kind.value}", "--once", "--windowed", *given)

    def open_office(self, instance: str, email: str, password: str) -> None:
        """A window of an agent in their office, once."""
        folder = self._folder / "office"
        if not folder.exists():
            folder.mkdir(mode=0o700)
            self._configured(folder / CONFIGURATION)
            self.let_in(DeviceKind.OFFICE, tr("Un bureau"), DeviceSecrets(folder / SECRETS))
        account = {"KIOSK_EMAIL": email, "KIOSK_PASSWORD": password}
        module = "kiosk.app.demonstration_office"
        self._open("office", module, str(folder), instance, self._instant(), more=account)

    def stop(self) -> None:
        """Ends all of it."""
        for window in self._windows.values():
            _end(window)
        _end(self._companion)
        for pipe in (self._companion.stdin, self._companion.stdout):
            if pipe is not None:
                pipe.close()

    def _open(self, what: str, module: str, *arguments: str, more: Mapping[str, str] | None = None) -> None:
        there = self._windows.get(what)
        if there is not None and there.poll() is None:
            return
        command = process.own(module, *arguments)
        self._windows[what] = subprocess.Popen(command, env={**os.environ, **(more or {})})  # noqa: S603

    def _instant(self) -> str:
        return self._clock.now().isoformat()

    def _configured(self, file: Path) -> Path:
        reasons = ", ".join(f'{{ name = "{name}" }}' for name in (tr("Retirer un document"), tr("Autre demande")))
        file.write_text(
            f'[site]\ncompanion = "{self.url}"\n[desk]\norganisation_id = {_ORGANISATION}\nfiction_numbers = true\n'
            f'[lobby]\ntitle = "MDS"\nexit_code = "{_EXIT}"\nreasons = [{reasons}]\n',
            "utf-8",
        )
        return file

    def _wait_for_address(self) -> str:
        assert self._companion.stdout is not None
        for line in self._companion.stdout:
            if line.startswith("listening on "):
                return line.removeprefix("listening on ").strip()
        raise RuntimeError("the companion ended before it listened")


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

"""The demonstration: the embedded platform as a process of its own, invented people, nothing kept."""

from __future__ import annotations

import socket
import subprocess
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import holidays
import msgspec

from kiosk import process
from kiosk.clock import PARIS, Clock
from kiosk.platform_server.running.passing_folder import PassingFolder
from kiosk.settings import OAuthSettings, Settings, SignIn

if TYPE_CHECKING:
    from kiosk.store.secrets import SecretStore

DEMONSTRATION_HOUR = time(10, 20)
_SHARING = 3  # agents of the demonstration's desk


def nearest_working_day(day: date) -> date:
    """``day`` itself when people work then, else the nearest day when they do, the later of two equally near."""
    closed = holidays.country_holidays("FR")
    for distance in range(15):
        for candidate in (day + timedelta(days=distance), day - timedelta(days=distance)):
            if candidate.weekday() < 5 and candidate not in closed:
                return candidate
    return day


def demonstration_instant(now: datetime) -> datetime:
    """10:20 of the working day nearest to ``now``: the morning in full swing."""
    return datetime.combine(nearest_working_day(now.date()), DEMONSTRATION_HOUR, PARIS)


def at_the_demonstrations_desk(settings: Settings, companion: str = "", *, fiction_numbers: bool) -> Settings:
    """``settings`` with the desk of the demonstration's secretary: the ids of the site's own mean nothing there.

    ``companion``: the address of its site's own. ``fiction_numbers``: whether its platform takes telephone numbers of
    fiction, which its people have.
    """
    from kiosk.platform_server.data.demo.staff import MDS, ORGANISATIONS

    # A data file's things are numbered in the order in which it lists them.
    number = [organisation["key"] for organisation in ORGANISATIONS].index(MDS) + 1
    desk = msgspec.structs.replace(settings.desk, organisation_id=number, lieu_id=None, fiction_numbers=fiction_numbers)
    site = msgspec.structs.replace(settings.site, companion=companion)
    return msgspec.structs.replace(settings, desk=desk, site=site)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class PassingSecrets:
    """Keys that end with the process, for the demonstration's temporary profile, which ends with it too."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def set(self, name: str, value: str) -> None:
        self._values[name] = value

    def delete(self, name: str) -> None:
        self._values.pop(name, None)


class Demonstration:
    """A platform process, a clock set to the same instant, and a temporary profile; ``stop`` ends them."""

    def __init__(self, now: datetime, like: str = "") -> None:
        """``like``: a generation of the original that the platform behaves as; empty: our own."""
        self.clock = Clock(now)
        self._folder = PassingFolder("kiosk-demo-")
        self.profile = self._folder.path
        self._platform = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            process.own(
                "kiosk.platform_server",
                "serve",
                "--demo",
                "--attached",
                "--now",
                now.isoformat(),
                *(("--like", like) if like else ()),
            ),
            stdin=subprocess.PIPE,  # never written to: it ends with this process, however that ends
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            creationflags=process.WITHOUT_CONSOLE,
        )
        self.instance = self._wait_for_address()
        from kiosk.platform_server.data.demo import ACCOUNTS
        from kiosk.platform_server.values.like import LIKES, OWN

        self.accounts = tuple((email, password) for _, email, password in ACCOUNTS)
        self.account = self.accounts[0]
        behaves = LIKES.get(like, OWN)
        self.takes_passwords, self.takes_fiction = behaves.password_sign_in, behaves is OWN

    def introduce(self, secrets: SecretStore) -> None:
        """Has ``secrets`` know the secretary and two colleagues who share the desk, as if they had worked here before.

        Nothing of it signs anybody in: each still gives a password, or goes through the browser.
        """
        from kiosk.platform_server.data.demo.staff import AGENTS
        from kiosk.store.memory_folder import name_of
        from kiosk.store.remembered import Remembered, RememberedAgents

        agents = RememberedAgents(secrets, name_of)
        # A data file's things are numbered in the order in which it lists them.
        by_email = {one.email: (number, one) for number, one in enumerate(AGENTS, start=1)}
        for back, (email, _) in reversed(list(enumerate(self.accounts[:_SHARING]))):
            number, one = by_email[email]
            agents.keep(
                Remembered(
                    self.instance,
                    number,
                    one.first_name or "",
                    one.last_name,
                    email,
                    by_browser=not self.takes_passwords,
                    seen_at=self.clock.now() - timedelta(days=1 + back),
                ),
                stays=False,
            )

    def configured(self, settings: Settings) -> Settings:
        """``settings`` with what the demonstration's platform knows Kiosk by.

        The browser comes back by an address of this machine: a demonstration is not installed, so that the system does
        not know Kiosk's own.
        """
        from kiosk.platform_server.data.demo.staff import APPLICATIONS

        (kiosk,) = APPLICATIONS
        redirect_uri = f"http://127.0.0.1:{_free_port()}/callback"
        oauth = OAuthSettings(client_id=kiosk["client_id"], redirect_uri=redirect_uri)
        # It is known what that platform takes, and what it answers to a password tells nobody.
        sign_in: SignIn = "auto" if self.takes_passwords else "oauth"
        instance = msgspec.structs.replace(settings.instance, url=self.instance, sign_in=sign_in, oauth=oauth, known=())
        return msgspec.structs.replace(settings, instance=instance)

    def _wait_for_address(self) -> str:
        assert self._platform.stdout is not None
        for line in self._platform.stdout:
            if line.startswith("listening on "):
                return line.removeprefix("listening on ").strip()
        raise RuntimeError("the embedded platform ended before it listened")

    def stop(self) -> None:
        """Ends the platform and removes every trace."""
        self._platform.terminate()
        try:
            self._platform.wait(10)
        except subprocess.TimeoutExpired:
            self._platform.kill()
            self._platform.wait()
        for pipe in (self._platform.stdin, self._platform.stdout):
            if pipe is not None:
                pipe.close()
        self._folder.close()

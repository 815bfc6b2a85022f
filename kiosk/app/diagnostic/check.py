"""The check of a desk: everything that may keep it from working is looked at, a line each. No screen, no sign-in.

Nothing is written to the platform, no memory is changed, nobody is signed out. Each look has its own patience, and the
whole has an end.
"""

from __future__ import annotations

import asyncio
import logging
import os
import platform
import shutil
import ssl
import time
import traceback
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kiosk import __version__
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.app.apart import apart
from kiosk.app.diagnostic import qt_inspection
from kiosk.app.diagnostic.privacy import nameless, shown_path
from kiosk.app.registered import Registered
from kiosk.clock import Clock
from kiosk.desk.session.instance import normalised
from kiosk.domain.diagnostic import answers, machine, network
from kiosk.domain.diagnostic.report import NETWORK, Check, Line, Mark
from kiosk.domain.platform.failures import Failure, SignedOut, Unreachable
from kiosk.domain.text.language import tr
from kiosk.settings import Settings, imposed
from kiosk.store import inspection
from kiosk.store.remembered import REMEMBERED
from kiosk.store.secrets import SecretStore, look_at
from kiosk.sync.site.door import SiteDoor
from kiosk.telling import trace_without_data

if TYPE_CHECKING:
    from kiosk.api_client.http.pace import Pace
    from kiosk.api_client.http.traffic import Traffic

log = logging.getLogger(__name__)
Tell: TypeAlias = Callable[[Line], None]

PATIENCE: Final = Deadlines(connect=5.0, read=6.0, total=20.0)
KEYRING_PATIENCE: Final = 6.0
QT_PATIENCE: Final = 15.0
MEMORY_PATIENCE: Final = 20.0
WHOLE: Final = 45.0
"""Seconds after which what is not known yet is said to be unknown."""


@dataclass(frozen=True, slots=True)
class Workstation:
    """What is checked. ``running``: this process holds memories of the profile, whose files are then not opened."""

    settings: Settings
    profile: Path
    clock: Clock
    secrets: SecretStore
    faults: Sequence[str] = ()
    """Of the configuration."""
    files: int | None = None
    """How many it was read from; None: nobody counted."""
    running: bool = False
    durable: bool | None = None
    """Whether the memory that is open outlives the process."""
    paces: Mapping[str, Pace] = field(default_factory=dict)
    """How many calls a minute each instance is asked, by its address: those of the check are among them."""
    traffics: Mapping[str, Traffic] = field(default_factory=dict)
    """What each instance was asked in the last hour, by its address; nothing where no desk runs in this process."""
    registered: Registered | None = None
    """What the site has for each instance; None: what ``settings`` say."""


async def check(desk: Workstation, instance: str, tell: Tell, whole: float = WHOLE) -> None:
    """Tells one line for each check but ``LINK``, as they are known. ``instance`` as it was typed; empty: the one that
    is configured, else that of who stays signed in.
    """
    told: set[Check] = set()

    def say(lines: Iterable[Line]) -> None:
        for line in lines:
            if line.check not in told:
                told.add(line.check)
                tell(Line(line.check, line.mark, nameless(line.said), nameless(line.advice)))

    say([machine.configuration_line(desk.faults, desk.files, imposed())])
    say([_zone(desk.clock)])
    keyring = asyncio.get_running_loop().create_task(_keyring(desk), name="look at the keyring")
    works = (
        _looked(NETWORK, _network(desk, instance, keyring, say), say),
        _looked((Check.KEYRING, Check.MEMORY), _kept(desk, keyring, say), say),
        _looked((Check.COMPANION,), _companion(desk, say), say),
        _looked((Check.PROFILE,), _profile(desk, say), say),
        _looked((Check.PRINTERS, Check.VERSIONS), _software(say), say),
    )
    try:
        async with asyncio.timeout(whole):
            async with asyncio.TaskGroup() as group:
                for work in works:
                    group.create_task(work)
    except TimeoutError:
        pass
    finally:
        keyring.cancel()
        with suppress(asyncio.CancelledError):
            await keyring
    for one in Check:
        if one is not Check.LINK:
            say([_late(one)])


async def _looked(
    checks: Sequence[Check], work: Coroutine[Any, Any, None], say: Callable[[Iterable[Line]], None]
) -> None:
    """Carries out ``work``; a fault of our own costs its lines, and no more."""
    try:
        await work
    except TimeoutError:
        say(_late(one) for one in checks)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}, {PurePath(last.filename).name}:{last.lineno}"
        log.warning("a check failed: %s", trace_without_data(error))
        said = tr("pas vérifié, Kiosk a rencontré un problème ({})").format(place)
        say(Line(one, Mark.SEE, said, tr("Envoyez ce rapport à votre support informatique.")) for one in checks)


def _late(one: Check) -> Line:
    return Line(one, Mark.SEE, tr("pas vérifié à temps"), tr("Recommencez\u202f; si cela dure, redémarrez le poste."))


# The network


async def _network(
    desk: Workstation,
    instance: str,
    keyring: asyncio.Task[tuple[machine.Keyring, str | None]],
    say: Callable[[Iterable[Line]], None],
) -> None:
    from kiosk.api_client.address import read_address
    from kiosk.api_client.certificates import presented
    from kiosk.api_client.examination import endpoint, examine, names_of
    from kiosk.api_client.http.connection import USER_AGENT
    from kiosk.api_client.http.exchange import Exchange
    from kiosk.api_client.http.system import system_proxy, trust_store

    typed = instance.strip() or desk.settings.instance.url.strip()
    if not typed:
        _, kept = await asyncio.shield(keyring)
        typed = await apart(lambda: inspection.instance_of(kept, desk.secrets), KEYRING_PATIENCE)
    if not typed:
        say(network.no_address(None))
        return
    try:
        pace = desk.paces.get(normalised(typed))
        traffic = desk.traffics.get(normalised(typed))
        address = read_address(normalised(typed))
    except Unreachable as failure:
        say(network.no_address(failure.cause))
        return
    say([_traffic(traffic)])
    https = address.scheme == "https"
    say([Line(Check.ADDRESS, Mark.WELL, address.root)])
    say([network.authorities_line(await apart(trust_store, PATIENCE.read))])
    proxy = await apart(lambda: system_proxy(address), PATIENCE.read)
    host, port = endpoint(proxy or address.root)
    shown = f"{host}:{port}" if host else tr("réglage illisible")
    way = network.Way(address.root, address.host, https, shown if proxy else "")
    try:
        # A setting that cannot be read names nothing: the connection will say so.
        found: int | None = await apart(lambda: names_of(host, port) if host else 1, PATIENCE.connect)
    except TimeoutError:
        found = None
    name = network.name_line(way, found, PATIENCE.connect)
    say([name])
    if name.asks:
        why = tr("pas vérifié\u00a0: le nom n’est pas connu")
        if not proxy:
            say([network.proxy_line(way, None)])
        say(network.unchecked(why, NETWORK))
        return
    try:
        exchange = await apart(lambda: Exchange(address, USER_AGENT, PATIENCE, None), PATIENCE.read)
    except Failure as failure:
        findings = answers.Findings(failure)
    else:
        try:
            findings = await examine(exchange, address, desk.clock, PATIENCE.read, PATIENCE.total, pace)
        finally:
            await exchange.aclose()
    say([network.proxy_line(way, findings.failure)])
    say([answers.platform_line(way, findings)])
    slowed = pace is not None and not pace.free and round(pace.share) < desk.settings.network.calls_per_minute
    registered = desk.registered or Registered(desk.settings.instance, typed)
    at = normalised(typed)
    say(
        answers.answered_lines(
            findings,
            round(pace.share) if slowed and pace is not None else None,
            application=at in registered.applications,
            configured=registered.sign_in_at.get(at, desk.settings.instance.sign_in),
        )
    )
    if https:
        chain = await presented(address, proxy, PATIENCE.connect)
        way = network.Way(way.root, way.host, https, way.proxy, chain)
    say([network.certificate_line(way, findings.failure, desk.clock.machine())])


async def _companion(desk: Workstation, say: Callable[[Iterable[Line]], None]) -> None:
    door = SiteDoor(desk.settings.site.companion.rstrip("/"), desk.secrets, desk.clock)
    found = network.CompanionFound.UNPAIRED if door.address else network.CompanionFound.NONE
    await door.recall()
    client = door.client()
    if client is not None:
        try:
            async with asyncio.timeout(PATIENCE.read):
                await client.abilities()
            found = network.CompanionFound.ANSWERS
        except SignedOut:
            found = network.CompanionFound.REVOKED
        except (Failure, TimeoutError):
            found = network.CompanionFound.SILENT
        finally:
            await client.aclose()
    say([network.companion_line(found, door.address)])


# What is kept here


async def _keyring(desk: Workstation) -> tuple[machine.Keyring, str | None]:
    try:
        return await apart(lambda: look_at(desk.secrets, REMEMBERED), KEYRING_PATIENCE)
    except TimeoutError:
        return machine.Keyring(fault=machine.KeyringFault.SILENT), None


async def _kept(
    desk: Workstation, keyring: asyncio.Task[tuple[machine.Keyring, str | None]], say: Callable[[Iterable[Line]], None]
) -> None:
    ring, _ = await asyncio.shield(keyring)
    say([machine.keyring_line(ring)])
    answering = None if ring.fault is not None else desk.secrets

    def look() -> list[machine.MemoryFile]:
        files = inspection.memory_files(desk.profile / "memory", desk.clock.zone)
        if desk.running:
            return [file for _, file in files]
        return [inspection.opened(path, file, answering) for path, file in files]

    files = await apart(look, MEMORY_PATIENCE)
    durable = desk.durable if desk.running else None
    say([machine.memory_line(files, durable, desk.clock.machine())])


async def _profile(desk: Workstation, say: Callable[[Iterable[Line]], None]) -> None:
    def look() -> machine.Profile:
        there = desk.profile
        while not there.exists() and there != there.parent:
            there = there.parent
        writable = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
        free = shutil.disk_usage(there).free
        return machine.Profile(shown_path(desk.profile), desk.profile.exists(), writable, free)

    say([machine.profile_line(await apart(look, PATIENCE.read))])


# What runs


async def _software(say: Callable[[Iterable[Line]], None]) -> None:
    qt = await apart(lambda: qt_inspection.inspect(QT_PATIENCE), QT_PATIENCE + 5)
    say([machine.printers_line(qt.printers)])
    versions = [
        ("Kiosk", __version__),
        ("Python", platform.python_version()),
        ("PySide6", qt.pyside),
        ("Qt", qt.qt),
        ("SQLCipher", _sqlcipher()),
        ("", ssl.OPENSSL_VERSION),
        ("", await apart(_system, PATIENCE.read)),
    ]
    say([machine.versions_line(versions)])


def _sqlcipher() -> str | None:
    try:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(":memory:")
        try:
            return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
        finally:
            connection.close()
    except Exception:
        return None


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def _traffic(traffic: Traffic | None) -> Line:
    if traffic is None:
        return machine.traffic_line(None)
    hour = traffic.last_hour
    return machine.traffic_line(machine.Exchanged(hour.calls, hour.size, hour.seconds))


def _zone(clock: Clock) -> Line:
    local = time.localtime(clock.machine().timestamp())
    usual = clock.machine().utcoffset() or timedelta(0)
    return machine.zone_line(timedelta(seconds=local.tm_gmtoff), usual, local.tm_zone)

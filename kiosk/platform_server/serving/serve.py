"""``kiosk-platform serve``: the HTTP server itself, from its database to its last answer."""

from __future__ import annotations

import os
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType

import platformdirs
import uvicorn
from sqlalchemy import make_url

from kiosk.clock import Clock
from kiosk.platform_server.data import data_file, migrations, private_files
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.data.demo import ACCOUNTS, build_demo
from kiosk.platform_server.outbound.notifications.channels import (
    Channels,
    UnreadableAddress,
    UnreadableSender,
    in_folder,
)
from kiosk.platform_server.running.hosts import Hosts, host_of
from kiosk.platform_server.running.passing_folder import PassingFolder
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving import nightly, workers
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.bounded import BoundedHttp
from kiosk.platform_server.serving.crowd import MOST, Crowd
from kiosk.platform_server.serving.settings import Settings

_DRAINED_S = 5
# Desks come back every few seconds: their connections stay, and are not closed under a request on its way.
_KEPT_OPEN_S = 75
_OWN_FILES, _FEWEST = 128, 32


class CannotServe(Exception):  # noqa: N818 - told to the person, in French
    """Why the server does not start: one sentence."""


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serves until it is asked to stop. ``say`` prints a line; the last one says where it listens.

    Raises CannotServe, and data_file.DataFileFault when the data file is refused.
    """
    if not (settings.loopback or settings.tls_cert or settings.insecure):
        raise CannotServe(
            "Hors de ce poste, la plateforme se sert chiffrée : donnez --tls-cert et --tls-key, "
            "ou --insecure derrière un serveur HTTPS."
        )
    _tls(settings)
    passing = None if settings.database else PassingFolder("kiosk-platform-")
    try:
        folder = None if passing is None else passing.path
        url = settings.database or f"sqlite:///{folder}/platform.sqlite"
        # A companion tells people nothing.
        channels = None if settings.options.companion else channels_of(settings, url, folder)
        _serve(settings, url, channels, say)
    finally:
        if passing is not None:
            passing.close()


def _serve(settings: Settings, url: str, channels: Channels | None, say: Callable[[str], None]) -> None:
    clock = Clock(settings.now, settings.zone)
    platform = Platform(Database(url), clock, settings.options)
    listener: socket.socket | None = None
    try:
        _check_workers(settings, platform.database)
        prepare(platform.database)
        content = _content(settings, clock)
        if content is not None:
            if not platform.database.is_empty():
                raise CannotServe("La base contient déjà des données : --data et --demo demandent une base vide.")
            import_data(platform, content)
        platform.open()
        if settings.options.companion:
            nightly.sweep(platform)  # it may have been off at midnight
        listener = _listen(settings)
        # What was imported took its time, but the clock starts when the platform does.
        clock.restart()
        platform.keep_up()
        address = name(platform, settings, listener)
        for account in ACCOUNTS if settings.demo else ():
            say("\t".join(account))
        line = f"listening on {address}"
        if settings.workers > 1:
            here = replace(settings, port=listener.getsockname()[1], public_url=settings.public_url or address)
            now = None if settings.now is None else clock.now
            workers.run(workers.Begun(here, url), settings.workers, now, lambda: say(line))
        else:
            Server(platform, settings, channels, lambda: say(line)).run(sockets=[listener])
    except workers.WorkerFailed:
        raise CannotServe("Un des processus ne démarre pas\u202f; son message est au-dessus.") from None
    finally:
        if listener is not None:
            listener.close()
        platform.close()


def name(platform: Platform, settings: Settings, listener: socket.socket) -> str:
    """Tells the platform by which names it is called; answers the address that it listens at."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    scheme = "https" if settings.tls_cert else "http"
    address = f"{scheme}://{host}:{listener.getsockname()[1]}"
    platform.public_url = (settings.public_url or address).rstrip("/")
    names = (host_of(platform.public_url), settings.host, socket.gethostname(), *settings.allowed_hosts)
    # Devices know a companion by its certificate, whatever it is called; browsers have nothing to ask it.
    platform.hosts = None if settings.options.companion else Hosts(names)
    return address


def _check_workers(settings: Settings, database: Database) -> None:
    if settings.workers == 1:
        return
    if not database.is_shared:
        raise CannotServe("SQLite se sert d’un seul processus\u202f: --workers demande PostgreSQL.")
    if not workers.CAN:
        raise CannotServe("Plusieurs processus ne se servent que sous Linux. Ailleurs, laissez --workers à 1.")
    if settings.options.allow_reset:
        raise CannotServe("--allow-reset ne va qu’avec un seul processus.")


def channels_of(settings: Settings, url: str, folder: Path | None) -> Channels:
    """Where messages leave. No folder named: the private one, beside SQLite's file, or the user's data."""
    outbox = settings.outbox or (folder / "outbox" if folder else None)
    if outbox is None:
        file = make_url(url).database if url.startswith("sqlite") else None
        outbox = Path(f"{file}-outbox") if file else platformdirs.user_data_path("kiosk-platform") / "outbox"
    try:
        private_files.folder(outbox)
        return in_folder(outbox, settings.smtp, settings.sender)
    except private_files.NotPrivate:
        raise CannotServe(f"Le dossier des messages est ouvert à d’autres que vous\u00a0: {outbox}") from None
    except OSError as error:
        raise CannotServe(f"Le dossier des messages ne s’ouvre pas\u00a0: {error.strerror}.") from None
    except UnreadableAddress:
        raise CannotServe(
            "L’adresse du serveur de messagerie ne se lit pas. Exemple : smtp://compte:motdepasse@serveur:587"
        ) from None
    except UnreadableSender:
        raise CannotServe(
            "L’expéditeur des messages ne se lit pas. Exemple : Rendez-vous <ne-pas-repondre@exemple.fr>"
        ) from None


def prepare(database: Database) -> None:
    """Brings the tables up to date. Raises CannotServe where that cannot be."""
    try:
        database.create()
    except migrations.NewerDatabase:
        raise CannotServe("Cette base vient d’une version plus récente de Kiosk. Mettez Kiosk à jour.") from None
    except migrations.BrokenReferences:
        raise CannotServe("Cette base est abîmée et n’a pas été modifiée. Reprenez une sauvegarde.") from None


def import_data(platform: Platform, data: data_file.DataFile) -> None:
    """Fills an empty platform, all or nothing. Raises data_file.DataFileFault."""
    with platform.database.write() as connection:
        data_file.fill(connection, data, platform.now(), platform.passwords.hash)
    platform.forget_reference()


def read_file(path: Path) -> data_file.DataFile:
    """A data file, checked. Raises CannotServe and data_file.DataFileFault."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotServe(f"Le fichier de données ne se lit pas : {error.strerror}.") from None
    return data_file.decode_data_file(content)


def _content(settings: Settings, clock: Clock) -> data_file.DataFile | None:
    if settings.data is not None:
        return read_file(settings.data)
    return data_file.read_data_file(build_demo(clock.now(), settings.scale)) if settings.demo else None


def _tls(settings: Settings) -> ssl.SSLContext | None:
    """What the connections are encrypted by; None where they are not. Raises CannotServe."""
    if settings.tls_cert is None:
        return None
    try:
        # A key that asks for a password would ask a terminal that may not be there: it is refused.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings.tls_cert, settings.tls_key, password=lambda: "")
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise CannotServe("Le certificat ou sa clé ne se lisent pas, ou ne vont pas ensemble.") from None
    return context


def _crowd(platform: Platform) -> Crowd:
    """As many connections as this process may have files open, with some to spare for its own."""
    most = MOST
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST + _OWN_FILES
        if soft != resource.RLIM_INFINITY and soft < wanted:
            soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
            most = max(_FEWEST, min(MOST, soft - _OWN_FILES))
    return Crowd(platform.options.trusted_proxies, most)


def _listen(settings: Settings) -> socket.socket:
    try:
        return workers.reserve(settings.host, settings.port) if settings.workers > 1 else _listening(settings)
    except OSError as error:
        raise CannotServe(f"Impossible d’écouter sur {settings.host}:{settings.port} : {error.strerror}.") from None


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named TCP outright: asyncio turns Nagle's algorithm off (40 ms a small answer) only where it sees the protocol.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.host, settings.port))
        listener.listen(256)
        return listener
    except OSError:
        listener.close()
        raise


class Server(uvicorn.Server):
    """uvicorn, which says when it answers, and wakes the desks that wait before it stops."""

    def __init__(
        self, platform: Platform, settings: Settings, channels: Channels | None, ready: Callable[[], None]
    ) -> None:
        self._crowd = _crowd(platform)
        super().__init__(
            uvicorn.Config(
                build_app(platform, channels),
                http=partial(BoundedHttp, crowd=self._crowd, tls=_tls(settings)),  # type: ignore[arg-type]
                ws="none",
                log_config=None,
                log_level="error",  # of what anybody may send, nothing
                access_log=False,  # addresses of calls may hold names and tokens
                server_header=False,
                date_header=False,
                proxy_headers=False,
                lifespan="on",
                timeout_graceful_shutdown=_DRAINED_S,
                timeout_keep_alive=_KEPT_OPEN_S,
            )
        )
        self._platform = platform
        self._ready = ready
        if settings.attached:
            threading.Thread(target=self._watch_input, name="standard input", daemon=True).start()

    def _watch_input(self) -> None:
        # Whoever started this holds the other end: killed outright, it can say goodbye in no other way.
        # Read past Python's own buffer, whose lock the end of the interpreter would wait for.
        while os.read(0, 4096):
            pass
        self.should_exit = True

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stops cleanly and goes on to what follows; uvicorn's own way ends the process with the signal."""
        if self.should_exit:
            self.force_exit = True
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tells that it answers once it does."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answers those who wait, then stops."""
        self._platform.bell.close()
        for guest in self._crowd.guests():
            if guest not in self.server_state.connections:  # it has not even begun to speak
                guest.turn_out()
        await super().shutdown(sockets)


def print_line(line: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

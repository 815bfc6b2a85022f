"""Makes the parts of a device: a door, a link, a presenter, a window. No agent, no memory, no session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from kiosk.app.device.aloud import Aloud
from kiosk.clock import Clock
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.domain.text.language import tr
from kiosk.lobby.borne import Borne
from kiosk.lobby.link import DeviceLink
from kiosk.lobby.printer import Printer
from kiosk.lobby.screen import ScreenFeed
from kiosk.presenters.borne.page import BornePresenter
from kiosk.presenters.borne.state import Choices, Reason
from kiosk.presenters.device.leaving import Leaving
from kiosk.presenters.lobby_screen.page import LobbyScreen
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from kiosk.settings import ConfigurationError, Settings
from kiosk.store.secrets import SecretStore
from kiosk.sync.site.door import SiteDoor
from kiosk.views import translations
from kiosk.views.borne.window import BorneWindow
from kiosk.views.device.full_screen import FullScreen
from kiosk.views.lobby_screen.window import LobbyScreenWindow


@dataclass(frozen=True, slots=True)
class DeviceParts:
    """What the process holds."""

    window: FullScreen
    presenter: LobbyScreen | BornePresenter
    door: SiteDoor
    tasks: Tasks
    silence: Callable[[], None]

    async def close(self) -> None:
        """Ends every task and the window."""
        self.silence()
        await self.tasks.close()
        self.window.hide()
        self.window.deleteLater()


def compose_screen(settings: Settings, clock: Clock, secrets: SecretStore) -> DeviceParts:
    """The lobby's screen, ready for ``presenter.start()``. Raises ConfigurationError for what it cannot do without."""
    organisation_id = _needed(settings)
    tasks = Tasks(Notices())
    door = SiteDoor(settings.site.companion.rstrip("/"), secrets, clock, kind=DeviceKind.SCREEN)
    feed = ScreenFeed(DeviceLink(door, clock), organisation_id)
    lobby = settings.lobby
    presenter = LobbyScreen(feed, tasks, clock, address=door.address, title=lobby.title, message=lobby.message)
    aloud = Aloud(lobby.sound)
    window = LobbyScreenWindow(presenter, aloud.call)
    window.leave_wanted.connect(window.release)
    return DeviceParts(window, presenter, door, tasks, aloud.stop)


def compose_borne(settings: Settings, clock: Clock, secrets: SecretStore) -> DeviceParts:
    """The lobby's borne, as above."""
    organisation_id = _needed(settings)
    lobby = settings.lobby
    if not lobby.exit_code:
        raise ConfigurationError(tr("Il manque [lobby] exit_code\u00a0: le code par lequel on quitte la borne."))
    tasks = Tasks(Notices())
    door = SiteDoor(settings.site.companion.rstrip("/"), secrets, clock, kind=DeviceKind.BORNE)
    borne = Borne(DeviceLink(door, clock), organisation_id, settings.desk.lieu_id)
    reasons = tuple(Reason(one.name, one.motif_id, one.names) for one in lobby.reasons)
    presenter = BornePresenter(
        borne,
        tasks,
        clock,
        Choices(lobby.title, lobby.waiting, reasons, lobby.low),
        Leaving(lobby.exit_code),
        address=door.address,
        printer=Printer(lobby.printer) if lobby.printer else None,
    )
    presenter.language_chosen.connect(_speak)
    _speak(presenter.language)  # whatever a desk's language is on this machine
    window = BorneWindow(presenter)
    window.leave_wanted.connect(presenter.ask_to_leave)
    presenter.leave.connect(window.release)
    return DeviceParts(window, presenter, door, tasks, lambda: None)


def device_folder(profile: Path, kind: DeviceKind) -> Path:
    """Where it keeps what the companion knows it by: a machine may be both, and a desk as well."""
    return profile / kind.value


def _speak(code: str) -> None:
    application = QCoreApplication.instance()
    assert isinstance(application, QApplication)
    translations.install(application, code)
    right_to_left = code == "ar"
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)


def _needed(settings: Settings) -> int:
    if not settings.site.companion:
        raise ConfigurationError(tr("Il manque [site] companion\u00a0: l’adresse du compagnon du site."))
    if settings.desk.organisation_id is None:
        raise ConfigurationError(tr("Il manque [desk] organisation_id\u00a0: l’organisation de cet appareil."))
    return settings.desk.organisation_id

"""logind, over the system's bus: the session is locked, or the machine is about to sleep; and what locks a desktop.

Sleep is held back for as long as it takes to hide everything, at most what logind allows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

_LOGIND: Final = "org.freedesktop.login1"
_MANAGER: Final = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_OWN: Final = "/org/freedesktop/login1/session/auto"  # of who asks
_SESSION: Final = "org.freedesktop.login1.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_SCREENS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_PATIENCE_MS: Final = 1000


class Logind(QObject):
    """Hears what is said of this very session; of any, where logind does not know which it is."""

    def __init__(
        self, lock: Callable[[], None], system: QDBusConnection | None = None, session: QDBusConnection | None = None
    ) -> None:
        """``system`` and ``session`` stand in for the buses of this machine."""
        super().__init__()
        self._lock = lock
        self._system = system or QDBusConnection.systemBus()
        self._session = session or QDBusConnection.sessionBus()
        self._held: QDBusUnixFileDescriptor | None = None
        if self._system.isConnected():
            self._hear(self._system, "", *_MANAGER, "PrepareForSleep", "slept(bool)")
            self._hold_sleep()
            # Which session this is: logind knows its name, and by the name its path.
            self._ask(_OWN, _PROPERTIES, "Get", (_SESSION, "Id"), self._named, self._follow_any)
        if self._session.isConnected():
            for name in _SCREENS:
                self._hear(self._session, "", "", name, "ActiveChanged", "hidden(bool)")

    def stop(self) -> None:
        """Listens no more."""
        self._lock = lambda: None
        self._held = None
        self.deleteLater()

    def _hear(self, bus: QDBusConnection, service: str, path: str, interface: str, name: str, slot: str) -> None:
        bus.connect(service, path, interface, name, self, SLOT(slot))  # type: ignore[call-overload] # a str, whatever is written

    def _named(self, name: object) -> None:
        self._ask(*_MANAGER, "GetSession", (str(name),), self._follow, self._follow_any)

    def _follow_any(self) -> None:
        self._follow("")

    def _follow(self, path: object) -> None:
        own = path.path() if isinstance(path, QDBusObjectPath) else ""
        self._hear(self._system, "", own, _SESSION, "Lock", "locked()")
        self._hear(self._system, "", own, _PROPERTIES, "PropertiesChanged", "changed(QDBusMessage)")

    def _hold_sleep(self) -> None:
        given = ("sleep", "Kiosk", "hides what is on the screen", "delay")
        self._ask(*_MANAGER, "Inhibit", given, self._hold, lambda: None)

    def _hold(self, descriptor: object) -> None:
        self._held = descriptor if isinstance(descriptor, QDBusUnixFileDescriptor) else None

    def _ask(
        self,
        path: str,
        interface: str,
        name: str,
        given: tuple[str, ...],
        done: Callable[[object], None],
        failed: Callable[[], None],
    ) -> None:
        """Asks without waiting; ``done`` is told the first thing that is answered."""
        message = QDBusMessage.createMethodCall(_LOGIND, path, interface, name)
        message.setArguments(list(given))
        call = self._system.asyncCall(message, _PATIENCE_MS)
        watcher = QDBusPendingCallWatcher(call, self)

        def answered() -> None:
            reply = call.reply()
            watcher.deleteLater()
            told = reply.arguments()
            if reply.type() != QDBusMessage.MessageType.ReplyMessage or not told:
                failed()
            else:
                done(told[0].variant() if isinstance(told[0], QDBusVariant) else told[0])

        watcher.finished.connect(answered)

    @Slot(bool)
    def slept(self, about_to: bool) -> None:
        """The machine is about to sleep; or is awake again, and the next sleep is held back."""
        if about_to:
            self._lock()
            self._held = None  # it may go on
        else:
            self._hold_sleep()

    @Slot()
    def locked(self) -> None:
        """The session is to be locked."""
        self._lock()

    @Slot(bool)
    def hidden(self, active: bool) -> None:
        """The desktop has locked its screen, or given it back."""
        if active:
            self._lock()

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """A desktop that locks by itself tells logind so."""
        if message.arguments()[:1] == [_SESSION]:
            given = (_SESSION, "LockedHint")
            self._ask(message.path(), _PROPERTIES, "Get", given, lambda told: self.hidden(told is True), lambda: None)

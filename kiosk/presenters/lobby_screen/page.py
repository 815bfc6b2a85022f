"""What the lobby's screen shows, and when it calls aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.clock import Clock
from kiosk.domain.dates.times import hour, long_date
from kiosk.domain.platform.lobby import ShownCall
from kiosk.domain.text.language import capital, tr
from kiosk.presenters.device.pairing import DevicePairing
from kiosk.presenters.work.tasks import Tasks

if TYPE_CHECKING:
    from kiosk.lobby.screen import ScreenFeed

MOST = 5
_TICK_MS = 1000
_STALE = timedelta(minutes=1)
"""For how long what was called before a cut is still shown: later it would keep somebody waiting for nothing."""


class LobbyScreen(QObject):
    """Follows the feed from ``start`` on."""

    changed = Signal()
    """What is shown is not what it was."""
    called = Signal(str)
    """Somebody is called, or called again: how it is said aloud."""

    def __init__(
        self,
        feed: ScreenFeed,
        tasks: Tasks,
        clock: Clock,
        *,
        address: str,
        title: str = "",
        message: str = "",
        parent: QObject | None = None,
    ) -> None:
        """``title`` and ``message`` are the site's own words."""
        super().__init__(parent)
        self.title = title
        self.message = message
        self.pairing = DevicePairing("screen", address, feed.pair, tasks, self)
        self._feed = feed
        self._tasks = tasks
        self._clock = clock
        self._heard: dict[str, int] | None = None
        self._said: tuple[object, ...] = ()
        self._was_cut = False
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._tell)
        feed.changed = self._moved

    def start(self) -> None:
        """From now on it is up to date."""
        self._tasks.run("follow the calls", self._feed.run())
        self._ticking.start()
        self._tell()

    @property
    def to_pair(self) -> bool:
        """Whether a code is asked for: nothing else is shown then."""
        return self._feed.state.paired is False

    @property
    def connected(self) -> bool:
        """Whether the companion answers."""
        return self._feed.state.connected is True

    @property
    def hour(self) -> str:
        """« 10:20 »."""
        return hour(self._clock.now())

    @property
    def day(self) -> str:
        """« Lundi 23 novembre 2026 »."""
        return capital(long_date(self._clock.now().date()))

    @property
    def cut_text(self) -> str:
        """What is said in the place of calls that no longer come; empty where they do."""
        since = self._feed.state.cut_since
        if since is None or self._clock.now() - since < _STALE:
            return ""
        return tr("L’écran ne reçoit plus les appels. Écoutez l’accueil.")

    @property
    def calls(self) -> Sequence[ShownCall]:
        """The last calls, the latest first."""
        return () if self.cut_text or self._feed.calls is None else tuple(self._feed.calls)[:MOST]

    def _moved(self) -> None:
        calls = self._feed.calls
        if calls is not None:
            before, self._heard = self._heard, {one.key: one.times for one in calls}
            # What was called before this screen looked is not called again.
            news = [one for one in reversed(calls) if before is not None and one.times > before.get(one.key, 0)]
            # Of what was called during a cut the last stands in large letters, and is said: the rest would be a litany.
            for one in news[-1:] if self._was_cut else news:
                self.called.emit(spoken(one))
        self._was_cut = bool(self.cut_text)
        self._tell()

    def _tell(self) -> None:
        self._was_cut = self._was_cut or bool(self.cut_text)
        said = (self.to_pair, self.hour, self.day, self.cut_text, self.calls)
        if said != self._said:
            self._said = said
            self.changed.emit()


def spoken(call: ShownCall) -> str:
    """« B 472. Bureau 3 »: a ticket's letter apart from its figures."""
    shown = call.shown
    if shown[1:].isdecimal() and shown[:1].isalpha():
        shown = f"{shown[:1]} {shown[1:]}"
    return f"{shown}. {call.place}" if call.place else shown

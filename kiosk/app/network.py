"""The network of this machine, where the system tells of it: another one, or one again. Silent where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtNetwork import QNetworkInformation

from kiosk.sync.faults import log_fault

SETTLES_MS: Final = 300
"""One change of network is told several times over: the last of them counts."""


class Network(QObject):
    """Calls ``changed`` once for each change, until it is stopped."""

    def __init__(self, signals: Sequence[SignalInstance], changed: Callable[[], None]) -> None:
        """``signals``: by which the system says that something of its networks is not what it was."""
        super().__init__()
        self._settles = QTimer(self, interval=SETTLES_MS, singleShot=True)
        self._settles.timeout.connect(changed)
        self._signals = tuple(signals)
        for signal in self._signals:
            signal.connect(self._heard)

    def stop(self) -> None:
        """Listens no more."""
        for signal in self._signals:
            signal.disconnect(self._heard)
        self._settles.stop()
        self.deleteLater()

    def _heard(self, *_: object) -> None:
        self._settles.start()


def listen(changed: Callable[[], None]) -> Network | None:
    """Has ``changed`` called when this machine is on another network, or on one again. None: nobody tells.

    Never raises: a system that cannot be listened to is one that is silent.
    """
    try:
        if not QNetworkInformation.loadDefaultBackend():
            return None
        told = QNetworkInformation.instance()
        signals = (told.reachabilityChanged, told.transportMediumChanged, told.isBehindCaptivePortalChanged)
        return Network(signals, changed)
    except Exception as error:  # of whatever the system brings along
        log_fault(error, "the news of the network")
        return None

"""Giving an address to the system: the only place that does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kiosk.presenters.frame.addresses import Addresses
from kiosk.views import clipboard


def hand_over(address: str) -> bool:
    """Gives ``address``, which somebody has judged, to the program that the system has for it; whether it took it."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


def open_file(path: Path) -> bool:
    """Opens a file that somebody has just kept, in the program that the system has for it; whether it took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_folder(path: Path) -> bool:
    """Shows the folder in which a file lies; whether the system could."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_address(address: str, addresses: Addresses, *, instead: str = "") -> bool:
    """Opens ``address`` in the program that the system has for it, if it may be. Says whether it was opened.

    Where it does not open, ``instead`` goes to the clipboard, or why is said.
    """
    allowed = addresses.allowed(address)
    if allowed and hand_over(allowed):
        return True
    if instead:
        clipboard.put(instead)
    addresses.say_not_opened(address, copied=instead)
    return False

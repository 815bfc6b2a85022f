"""Whether an address may be opened; the sentence where it may not."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.domain.addresses import judged
from kiosk.presenters.notices import Notices

if TYPE_CHECKING:
    from kiosk.desk import Desk


class Addresses:
    """Judges what a view is about to open, for who is signed in."""

    def __init__(self, desk: Desk, notices: Notices, hosts: Collection[str] = ()) -> None:
        """``hosts``: those that the site allows besides the instance's."""
        self._desk = desk
        self._notices = notices
        self._hosts = frozenset(hosts)

    def allowed(self, address: str) -> str:
        """``address``, to be opened; empty where Kiosk does not, which is then said."""
        who = self._desk.who
        found = judged(address, who.instance if who is not None else "", self._hosts)
        if not found.text:
            self._notices.warning(_why_not(found.host))
        return found.text

    def say_not_opened(self, copied: str) -> None:
        """No program of this machine took the address; ``copied`` is on the clipboard instead, if anything."""
        if copied:
            self._notices.info(_say("Copié\u00a0: {}").format(copied))
        else:
            self._notices.warning(_say("Aucun programme de ce poste n’a ouvert cette adresse."))


def _say(text: str) -> str:
    return QCoreApplication.translate("Addresses", text)


def _why_not(host: str) -> str:
    if not host:
        return _say("Kiosk n’ouvre pas cette adresse\u00a0: ce n’est pas celle d’une page protégée (https).")
    return _say(
        "Kiosk n’ouvre pas cette adresse\u00a0: elle mène ailleurs que sur la plateforme ({}). "
        "Votre support informatique peut l’autoriser."
    ).format(host)

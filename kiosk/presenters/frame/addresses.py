"""Whether an address may be opened; the sentence where it may not."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.domain.platform.addresses import Judged, judged
from kiosk.domain.text.language import tr
from kiosk.presenters.work.work import Work


class Addresses:
    """Judges what a view is about to open, for who is signed in."""

    def __init__(self, work: Work, hosts: Collection[str] = ()) -> None:
        """``hosts``: those that the site allows besides the instance's."""
        self._work = work
        self._hosts = frozenset(hosts)

    def allowed(self, address: str) -> str:
        """``address``, to be opened as it is; empty where Kiosk does not."""
        return self._judged(address).text

    def say_not_opened(self, address: str, *, copied: str = "") -> None:
        """Why ``address`` did not open, or what is on the clipboard instead."""
        found = self._judged(address)
        if copied:
            self._work.notices.info(tr("Copié\u00a0: {}").format(copied))
        elif found.text:
            self._work.notices.warning(tr("Aucun programme de ce poste n’a ouvert cette adresse."))
        else:
            self._work.notices.warning(_why_not(found.host))

    def _judged(self, address: str) -> Judged:
        who = self._work.desk.who
        return judged(address, who.instance if who is not None else "", self._hosts)


def _why_not(host: str) -> str:
    if not host:
        return tr("Kiosk n’ouvre pas cette adresse\u00a0: ce n’est pas celle d’une page protégée (https).")
    return tr(
        "Kiosk n’ouvre pas cette adresse\u00a0: elle mène ailleurs que sur la plateforme ({}). "
        "Votre support informatique peut l’autoriser."
    ).format(host)

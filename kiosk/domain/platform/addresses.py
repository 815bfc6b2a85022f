"""What may be given to the system to be opened: the instance's pages and those of a site's list, calls, letters.

Addresses come from servers: what is opened is never what they name but what this page allows. A program that takes
``file:``, ``smb:`` or ``ms-msdt:`` runs on what it is given, so the rule says what passes, not what does not.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kiosk.domain.text.pages import USUAL_PORTS, is_plain, page_place

_CALL = re.compile(r"tel:\+?[0-9]{2,20}")
_LETTER = re.compile(r"mailto:[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""One address and nothing else: no « ?bcc= », no « % » that would become a line break in it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """``text`` is to be opened as it is; empty: it is not opened. ``host`` is where a page is, when it is one."""

    text: str = ""
    host: str = ""


def judged(address: str, instance: str, hosts: Collection[str] = ()) -> Judged:
    """Whether ``address`` may be opened by who works on ``instance`` (« https://rdv.anct.gouv.fr »).

    ``hosts`` are those that the site allows besides, « visio.exemple.fr » or « visio.exemple.fr:8443 », by https only.
    Http passes to this very machine alone, where the instance is there too.
    """
    if not is_plain(address):
        return Judged()
    if _CALL.fullmatch(address) or _LETTER.fullmatch(address):
        return Judged(address)
    page = page_place(address)
    if page is None:
        return Judged()
    scheme, host, port = page
    listed = {one.lower() for one in hosts}
    named = {f"{host}:{port}"} | ({host} if port == USUAL_PORTS["https"] else set())
    allowed = _is_the_instance(page, page_place(instance)) or (scheme == "https" and not named.isdisjoint(listed))
    return Judged(address if allowed else "", host)


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this very machine, by its name or its number alone."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def slots_page(instance: str, organisation_id: int, usager_ids: Sequence[int] = ()) -> str:
    """The platform's own search of créneaux in an organisation, these usagers chosen."""
    query = urlencode([("user_ids[]", number) for number in usager_ids])
    return f"{instance}/admin/organisations/{organisation_id}/creneaux_search{'?' if query else ''}{query}"


def _is_the_instance(page: tuple[str, str, int], instance: tuple[str, str, int] | None) -> bool:
    if instance is None:
        return False
    (scheme, host, _), (own_scheme, own_host, _) = page, instance
    if is_loopback(own_host):  # this machine is trusted with itself, by whichever of its names and ports
        return is_loopback(host) and scheme == own_scheme
    return scheme == "https" and page == instance

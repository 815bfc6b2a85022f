"""What the site's configuration says that the screens need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiosk.domain.day.board import Thresholds
from kiosk.domain.platform.instances import PUBLIC, Instance
from kiosk.domain.text.masked import masked
from kiosk.presenters.sign_in.ways_in import Configured

KNOWN_WAYS: dict[str, Configured] = {one.url: "oauth" for one in PUBLIC if one.by_browser}


@masked
@dataclass(frozen=True, slots=True)
class SiteChoices:
    """What the site's configuration says that the screens need."""

    instance: str = ""
    instances: tuple[Instance, ...] = ()
    """Those of the site, proposed before those that everybody may use."""
    sign_in: Configured = "auto"
    """How instances let people in, for those of which ``sign_in_at`` says nothing else."""
    sign_in_at: Mapping[str, Configured] = field(default_factory=dict)
    applications: frozenset[str] = frozenset()
    """The instances, as normalised, for which the site has a client id."""
    accounts: tuple[tuple[str, str], ...] = ()
    """Of a demonstration: e-mails and passwords to be typed in the browser."""
    organisation_id: int | None = None
    lieu_id: int | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    fiction_numbers: bool = False  # whether the platform takes telephone numbers of fiction
    open_hosts: tuple[str, ...] = ()  # whose pages are opened besides the instance's
    imposed: tuple[str, ...] = ()  # settings that the site lets nobody change, as « display.theme »
    show_names: bool = True  # whether a desk says who works at it


def proposed(usual: str, own: tuple[Instance, ...]) -> tuple[Instance, ...]:
    """The instances to choose among: the site's usual one, its others, then those that everybody may use."""
    usual = usual.strip().rstrip("/")
    names = {one.url: one.name for one in (*own, *PUBLIC) if one.name}
    first = (Instance(names.get(usual, ""), usual),) if usual else ()
    found = {one.url: replace(one, name=one.name or names.get(one.url, "")) for one in (*first, *own, *PUBLIC)}
    return tuple(found.values())

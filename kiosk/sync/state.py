"""What sync says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure
from kiosk.domain.platform.lobby import HelpAsked
from kiosk.domain.platform.site import SiteAbilities
from kiosk.sync.partial import Missing


@dataclass(frozen=True, slots=True)
class SiteState:
    """How it stands with the site's companion."""

    configured: bool = False  # the site has one
    paired: bool = False  # which has let this device in
    connected: bool | None = None  # None: not tried yet
    cut_since: datetime | None = None
    revoked: bool = False  # it knows this device no more: somebody is to pair it again
    abilities: SiteAbilities | None = None  # None: it never said
    helps: tuple[HelpAsked, ...] = ()  # who asks for help at a borne, the first who asked first


@dataclass(frozen=True, slots=True)
class SyncState:
    connected: bool | None = None  # None: not tried yet
    cut_since: datetime | None = None
    last_synced: datetime | None = None  # when what is looked at was last known to be up to date
    signed_out: bool = False  # the token is no longer valid: nothing is lost, someone has to sign in
    failure: Failure | None = None  # why it is not connected, or what went wrong last
    busy: bool = False
    clock_offset: timedelta | None = None  # the platform's clock less the desk's
    tells_time: bool | None = None  # False: the platform answers without its time; None: it has not answered yet
    stumbles: bool = False  # parts of it have ended by themselves several times lately, and began again
    missing: Missing = field(default_factory=Missing)  # of what the platform answered, what could not be read
    capabilities: Capabilities | None = None  # of the platform and the site together; None: nothing said yet
    site: SiteState = SiteState()
    put_back_at: datetime | None = None  # when the platform was last found to have been put back from a backup


@dataclass(frozen=True, slots=True)
class News:
    """How old what is known is, at the moment at which one asks: it says so whatever has become of who asks."""

    silent_since: datetime | None = None  # nothing at all was heard since, and something should have been
    slow: bool = False  # the last answers were long in coming
    organisations_told: bool = False  # in this session
    lieux_told: frozenset[int] = frozenset()  # of these organisations, all, in this session
    up_to_date: Mapping[int, datetime] = field(default_factory=dict)  # of each organisation looked at: as it was when

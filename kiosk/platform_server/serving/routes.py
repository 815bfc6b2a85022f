"""Every call that this platform serves, resource by resource."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import msgspec

from kiosk.platform_server.api_v1 import (
    absences,
    agents,
    lieux,
    motifs,
    organisations,
    participations,
    public_links,
    rdv_plans,
    rdvs,
    referent_assignations,
    teams,
    user_profiles,
    user_writes,
    users,
    webhook_endpoints,
)
from kiosk.platform_server.auth import sign_in
from kiosk.platform_server.desk_api import (
    agent_calendar,
    capabilities,
    creneaux,
    directory,
    plage_ouvertures,
    preferences,
    rdv_writes,
    reset,
    user_duplicates,
    user_merge,
    user_removal,
    user_search,
    versions,
    waiting_room,
)
from kiosk.platform_server.http import change_poll
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.oauth import agreements, authorization, token_calls
from kiosk.platform_server.oauth import sign_in as oauth_sign_in
from kiosk.platform_server.openapi.document import build
from kiosk.platform_server.pages import calendar_feed, plan, public
from kiosk.platform_server.running.platform import Options
from kiosk.platform_server.site_api import arrivals, borne, calls, day, lobby, notices, pairing, screen, walk_ins

API_V1 = "/api/v1"
DESK_API = "/api/desk/v1"
SITE_API = "/api/site/v1"

_V1 = (
    sign_in,
    organisations,
    agents,
    motifs,
    lieux,
    rdvs,
    participations,
    users,
    user_writes,
    user_profiles,
    referent_assignations,
    absences,
    teams,
    webhook_endpoints,
    public_links,
    rdv_plans,
)
_DESK = (
    capabilities,
    creneaux,
    directory,
    plage_ouvertures,
    rdv_writes,
    versions,
    waiting_room,
    reset,
    user_search,
    user_duplicates,
    user_merge,
    user_removal,
    agent_calendar,
    preferences,
)
_SITE = (calls, day, notices, walk_ins)
# A platform has its own waiting room, and its agents sign in.
_COMPANION = (*_SITE, arrivals, borne, lobby, pairing, screen)
_PAGES = (public, calendar_feed, plan)
_OAUTH = (agreements, authorization, oauth_sign_in, token_calls)


def serves_site(options: Options) -> bool:
    """Whether what a site shares by itself is shared here."""
    return options.companion or options.like.desk_api


def endpoints(options: Options) -> Iterator[Endpoint]:
    """All that a platform with these options serves, with their whole path."""
    if serves_site(options):
        for module in _COMPANION if options.companion else _SITE:
            for endpoint in module.ENDPOINTS:
                yield replace(endpoint, path=SITE_API + endpoint.path)
    if not options.companion:
        yield from _of_platform(options)


def _of_platform(options: Options) -> Iterator[Endpoint]:
    like = options.like
    # Tests go back to the start whatever they run on.
    desk = _DESK if like.desk_api else (reset,) if options.allow_reset else ()
    pages = (*_PAGES, *_OAUTH) if like.oauth else _PAGES
    if like.desk_api:
        yield Endpoint("GET", f"{DESK_API}/openapi", _describe, public=True)
    # Where public links were before API v1, too.
    for base, modules in ((API_V1, _V1), (DESK_API, desk), ("/public_api", (public_links,)), ("", pages)):
        for module in modules:
            for endpoint in module.ENDPOINTS:
                if f"{endpoint.method} {endpoint.path}" not in like.absent:
                    yield replace(endpoint, path=base + endpoint.path)


def described() -> list[Endpoint]:
    """Every endpoint, with those that wait, whose routes stand apart."""
    waits = [Endpoint("GET", base + change_poll.PATH, lambda _call: Answer()) for base in (DESK_API, SITE_API)]
    return [*endpoints(Options()), *waits]


@cache
def _document() -> bytes:
    return msgspec.json.encode(build(described()))


def _describe(_call: Call) -> Answer:
    return Answer(raw=_document())

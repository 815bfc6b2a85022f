"""How this platform behaves: as we think best, or as instances of the original do (platform-api.md), faults included.

Whatever is learnt of the original that a desk could stumble on is a field here, is true of a release below, and is
looked at by the code that answers. Tests and demonstrations run on each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Like:
    """What sets one way of answering apart; the defaults are our own, better way.

    ``absent`` holds calls of API v1 as « METHOD /path » (the path of the endpoint's table, without ``/api/v1``).
    """

    name: str = "own"
    desk_api: bool = True
    absent: frozenset[str] = frozenset()
    password_sign_in: bool = True  # the three token headers
    oauth: bool = True  # /oauth/authorize, /token, /revoke
    clean_errors: bool = True  # False: what is not there, or fails in the original, is a page of HTML, as in production
    ordered_lists: bool = True  # False: pages of rdvs and users overlap and miss
    paris_hours: bool = False  # hours are kept as if it were those of Paris, and windows compared with that
    all_profiles: bool = True  # False: organisations/{id}/users/{id} lists that organisation's profile only
    tells_of_far: bool = False  # of usagers of other territories: that they are there, whom they follow, their ids
    locks: bool = True  # lock_version, updated_at, If-Match
    keys: bool = True  # Idempotency-Key
    date: bool = True  # the header Date
    waiting_room: bool = True  # waiting_since within the RDVs of API v1
    referent_ids: bool = True  # referent_agent_ids within usagers
    fiction_refused: bool = True  # telephone numbers reserved for fiction are no numbers
    newer_fields: bool = True  # time_zone, visio_url, url_for_agents, notification_email, durations of motifs
    agent_pages: bool = False  # a web application for agents: RDVs name their page there
    lists_replace: bool = False  # what organisation_ids and referent_agent_ids leave out goes, out of sight or not
    bare_plans: bool = False  # an rdv_plan tells few words of its RDV, and keeps an e-mail only to tell by
    calls_per_minute: int | None = None  # of an address, over all of API v1


OWN = Like()

_ORIGINAL = Like(
    desk_api=False,
    clean_errors=False,
    ordered_lists=False,
    paris_hours=True,
    all_profiles=False,
    tells_of_far=True,
    locks=False,
    keys=False,
    date=False,
    waiting_room=False,
    referent_ids=False,
    agent_pages=True,
    lists_replace=True,
    bare_plans=True,
    calls_per_minute=50,
)
HISTORIC_2024 = replace(
    _ORIGINAL,
    name="historic-2024",
    absent=frozenset(
        {
            "GET /lieux",
            "GET /rdvs",
            "GET /agents/me",
            "PATCH /rdvs/{id}/update_status",
            "POST /rdv_plans",
            "GET /rdv_plans/{id}",
            "GET /teams",
        }
    ),
    oauth=False,
    newer_fields=False,
)
CURRENT_2026 = replace(_ORIGINAL, name="current-2026", absent=frozenset({"GET /public_links"}), password_sign_in=False)

LIKES = {like.name: like for like in (OWN, HISTORIC_2024, CURRENT_2026)}

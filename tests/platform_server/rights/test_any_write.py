"""Whatever ids and fields a write is sent, by whomever: no row changes but those that are the caller's to change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kiosk.platform_server.http.calls import Kind
from kiosk.platform_server.running.platform import Options
from kiosk.platform_server.serving.routes import endpoints
from kiosk.platform_server.values.like import OWN
from tests.platform_server.rights.judge import leaks
from tests.platform_server.rights.sight import may_change
from tests.platform_server.rights.world import (
    BY_LETTER,
    COLLEAGUES,
    FREE,
    GONE,
    INTERVENANT,
    ITS_USER,
    ORGANISATIONS,
    PROCHES,
    RDVS,
    ROLES,
    SHARED_RDV,
    SLOT,
    SOCIAL_MOTIF,
    SOCIAL_RDV,
    TAKEN_PART,
    USERS,
    World,
    opened,
)

WRITES = [e for e in endpoints(Options()) if e.kind is Kind.WRITE and not e.public]
CALLERS = st.sampled_from([role for role in ROLES if role.sent == "token"])


def _ids(*found: int) -> st.SearchStrategy[Any]:
    """One of these, most often; else an id of nothing, or none."""
    return st.sampled_from([*found, *found, *found, 0, -1, 99, 2**63, "1", "x", None])


_ORGANISATION = _ids(*ORGANISATIONS.values())
_USER = _ids(*USERS.values(), *FREE.values(), *PROCHES.values(), ITS_USER)
_AGENT = _ids(*COLLEAGUES.values(), *(role.agent_id for role in ROLES if role.agent_id), INTERVENANT, GONE)
_RDV = _ids(*RDVS.values(), SOCIAL_RDV, SHARED_RDV, TAKEN_PART)
_MOTIF = _ids(1, 2, 3, 11, 12, 13, SOCIAL_MOTIF)
_OF = {"organisations": _ORGANISATION, "users": _USER, "rdvs": _RDV, "participations": _RDV, "absences": _ORGANISATION}
_STATUS = st.sampled_from(["unknown", "seen", "excused", "revoked", "noshow", "waiting"])
_AT = st.sampled_from([SLOT, "2026-11-24T09:30:00+01:00", "2026-11-24T09:10:00+01:00", "2026-11-23T15:00:00+01:00"])


def _some(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(one, max_size=3)


_PARTICIPATION = st.fixed_dictionaries({"user_id": _USER}, optional={"send_lifecycle_notifications": st.booleans()})
_TEXT = st.sampled_from(["Autre", "", "5 rue Basse"])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "organisation_id": _ORGANISATION,
    "organisation_ids": _some(_ORGANISATION),
    "user_id": _USER,
    "user_ids": _some(_USER),
    "participations": _some(_PARTICIPATION),
    "agent_id": _AGENT,
    "agent_ids": _some(_AGENT),
    "referent_agent_ids": _some(_AGENT),
    "responsible_id": _USER,
    "kept_id": _USER,
    "merged_id": _USER,
    "motif_id": _MOTIF,
    "lieu_id": _ORGANISATION,
    "participation_ids": _some(_RDV),
    "starts_at": _AT,
    "duration_in_min": st.sampled_from([30, 15, 600]),
    "overlap": st.just("accepted"),
    "shown_at": _AT,
    "status": _STATUS,
    "name": _TEXT,
    "context": _TEXT,
    "title": _TEXT,
    "first_name": _TEXT,
    "last_name": _TEXT,
    "address": _TEXT,
    "email": st.sampled_from([None, "nouveau@exemple.test"]),
    "first_day": st.just("2026-12-02"),
    "start_time": st.just("09:00"),
    "end_time": st.just("10:00"),
    "attributes": st.dictionaries(st.sampled_from(["email", "address", "responsible_id"]), st.just("merged")),
    "target_url": st.just("https://autre.test/"),
    "secret": st.just("un secret"),
    "rdv_notifications_level": st.just("none"),
    "user": st.fixed_dictionaries({"id": _USER}),
}
# What a call cannot do without: sent most often, so that it comes to what is looked at.
_NEEDED = {
    "POST /api/v1/users": ("first_name", "last_name", "organisation_ids"),
    "POST /api/v1/user_profiles": ("organisation_id", "user_id"),
    "DELETE /api/v1/user_profiles": ("organisation_id", "user_id"),
    "POST /api/v1/referent_assignations": ("agent_id", "user_id"),
    "DELETE /api/v1/referent_assignations": ("agent_id", "user_id"),
    "POST /api/v1/absences": ("agent_id", "title", "first_day", "start_time", "end_time"),
    "POST /api/v1/rdv_plans": ("user",),
    "POST /api/desk/v1/users/merge": ("kept_id", "merged_id"),
    "DELETE /api/desk/v1/users/{id}": ("organisation_id",),
    "PATCH /api/v1/participations/{id}": ("status",),
    "PUT /api/v1/participations/{id}": ("status",),
    "PATCH /api/v1/organisations/{id}": ("name",),
    "PUT /api/v1/organisations/{id}": ("name",),
    "POST /api/v1/organisations/{id}/webhook_endpoints": ("target_url", "secret"),
    "PATCH /api/v1/organisations/{organisation_id}/webhook_endpoints/{id}": ("target_url",),
    "PUT /api/v1/organisations/{organisation_id}/webhook_endpoints/{id}": ("target_url",),
    "PATCH /api/v1/rdvs/{id}/update_status": ("status",),
}
_BOOKING = "POST /api/desk/v1/organisations/{id}/rdvs"
_CHANGES_NOTHING = {
    "DELETE /api/desk/v1/rdvs/{id}/waiting_room",
    "DELETE /api/desk/v1/agents/me/calendar",
    # Whole states, which nobody makes up out of ids: the matrix has each.
    "PUT /api/site/v1/organisations/{id}/calls",
    "PUT /api/site/v1/organisations/{id}/notices",
    "PUT /api/site/v1/organisations/{id}/walk_ins",
}
"""Nobody waits in this data, and no agent who calls most has a calendar."""
_MEANT = [name for name in FIELDS if name not in ("user", "target_url", "secret")]


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, str, dict[str, Any]]:
    """The name of a write, its path with ids in their places, and its body."""
    endpoint = draw(st.sampled_from(WRITES))
    name = f"{endpoint.method} {endpoint.path}"
    path, before = [], ""
    for step in endpoint.path.split("/"):
        named = _OF.get("organisations" if step == "{organisation_id}" else before, _ORGANISATION)
        path.append(str(draw(named)) if step.startswith("{") else step)
        before = step
    if name == _BOOKING:
        # A booking that could be, but for a field or two.
        place = draw(st.sampled_from(list(ORGANISATIONS)))
        number = ORGANISATIONS[place]
        body = {"motif_id": number, "lieu_id": number, "starts_at": SLOT, "agent_ids": [COLLEAGUES[place]]}
        body["participations"] = [{"user_id": draw(st.sampled_from([*FREE.values(), *USERS.values()]))}]
        others = draw(st.lists(st.sampled_from(_MEANT), max_size=2, unique=True))
        return name, endpoint.path.format(id=number), {**body, **{field: draw(FIELDS[field]) for field in others}}
    needed = _NEEDED.get(name, ()) if draw(st.integers(0, 9)) else ()
    fields = [*needed, *draw(st.lists(st.sampled_from(_MEANT), max_size=4, unique=True))]
    return name, "/".join(path), {field: draw(FIELDS[field]) for field in fields}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with opened(tmp_path_factory.mktemp("any"), OWN) as found:
        yield found


def _try(world: World, examples: int) -> Counter[str]:
    """Sends that many; answers how often each call changed something."""
    did: Counter[str] = Counter()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=examples < 1000,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(role=CALLERS, call=calls())
    def send(role: Any, call: tuple[str, str, dict[str, Any]]) -> None:
        name, path, body = call
        method = name.partition(" ")[0]
        answer = world.send(role, method, path, json=body)
        changed = list(world.changes())
        try:
            assert answer.status_code < 500, answer.text
            assert not leaks(world, role, name, f"{path} {body}", answer.headers.items(), answer.text)
            not_theirs = [one for one in changed if not may_change(world, role, name.partition(" ")[2], *one)]
            assert not not_theirs, (role.what, name, path, body)
            assert answer.is_success or not changed
        finally:
            if changed:
                did[name] += 1
                world.put_back()

    send()
    return did


def test_no_row_out_of_sight_ever_changes(world: World) -> None:
    assert len(_try(world, 150)) > 3


def test_an_absence_names_an_organisation_that_one_sees(world: World) -> None:
    body = {"agent_id": 8, "title": "Autre", "first_day": "2026-12-02", "start_time": "09:00", "end_time": "10:00"}
    answer = world.send(BY_LETTER["f"], "POST", "/api/v1/absences", json=body)
    world.put_back()
    assert answer.json()["absence"]["organisation"]["id"] == ORGANISATIONS["F"]


@pytest.mark.soak
def test_no_row_out_of_sight_ever_changes_however_long_one_tries(world: World) -> None:
    did = _try(world, 8_000)
    never = {f"{e.method} {e.path}" for e in WRITES} - set(did) - _CHANGES_NOTHING
    assert not never, "each of them did something, now and then"


def test_nobody_without_a_token_writes(world: World) -> None:
    for endpoint in WRITES:
        path = endpoint.path.replace("{id}", "1").replace("{organisation_id}", "1")
        for letter in "xre":
            body = {"organisation_ids": [1], "user_id": 11, "status": "seen", "first_name": "A", "last_name": "B"}
            answer = world.send(BY_LETTER[letter], endpoint.method, path, json=body)
            assert answer.status_code == 401
    assert not list(world.changes())

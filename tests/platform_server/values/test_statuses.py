"""The rules on statuses, whatever the participations."""

from __future__ import annotations

import httpx
from hypothesis import given
from hypothesis import strategies as st

from kiosk.platform_server.values.statuses import SETTABLE, cancelled_at, rdv_status, users_count
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import SECRETARY

STATUSES = st.lists(st.sampled_from(sorted(SETTABLE)), min_size=1, max_size=8)
ONE = st.sampled_from(sorted(SETTABLE))


@given(present=ONE, statuses=STATUSES, collectif=st.booleans(), begun=st.booleans())
def test_one_seen_makes_it_seen(present: str, statuses: list[str], collectif: bool, begun: bool) -> None:
    found = rdv_status(present, [*statuses, "seen"], collectif=collectif, begun=begun)
    assert found == "seen"


@given(present=ONE, statuses=STATUSES, begun=st.booleans())
def test_an_individual_rdv_follows_its_participations_alone(present: str, statuses: list[str], begun: bool) -> None:
    found = rdv_status(present, statuses, collectif=False, begun=begun)
    if "seen" in statuses:
        assert found == "seen"
    elif len(set(statuses)) == 1:
        assert found == statuses[0]
    else:
        assert found == "unknown"


@given(present=st.sampled_from(["unknown", "seen", "revoked"]), statuses=STATUSES, begun=st.booleans())
def test_a_collective_rdv_knows_three_statuses_and_never_goes_back(
    present: str, statuses: list[str], begun: bool
) -> None:
    found = rdv_status(present, statuses, collectif=True, begun=begun)
    assert found in {"unknown", "seen", "revoked"}
    if found == "unknown":
        assert present == "unknown"
    if found == "revoked" and present != "revoked":
        assert begun
        assert not {"unknown", "seen"} & set(statuses)


@given(statuses=STATUSES)
def test_users_count(statuses: list[str]) -> None:
    assert users_count(statuses) == len(statuses) - statuses.count("excused") - statuses.count("revoked")


@given(present=st.none() | st.integers(1, 10), before=ONE, after=ONE)
def test_cancelled_at(present: int | None, before: str, after: str) -> None:
    found = cancelled_at(present, before, after, 99)
    if before == after:
        assert found == present
    else:
        assert found == (99 if after in {"excused", "revoked", "noshow"} else None)


def test_the_status_of_the_rdv_alone(client: httpx.Client, sign_in: SignIn) -> None:
    client.headers.update(sign_in(SECRETARY))
    path = "/api/v1/rdvs/3/update_status"
    assert client.patch(path, json={"status": "excused"}).json() == {"status": "excused"}
    rdv = client.get("/api/v1/rdvs", params={"id": 3}).json()["rdvs"][0]
    assert (rdv["status"], {p["status"] for p in rdv["participations"]}) == ("excused", {"unknown"})
    assert rdv["cancelled_at"] is not None
    assert rdv["lock_version"] == 1
    assert client.patch(path, json={"status": "excused"}).status_code == 200
    assert client.get("/api/v1/rdvs", params={"id": 3}).json()["rdvs"][0]["lock_version"] == 1
    for bad in ({"status": "waiting"}, {"status": None}, {}):
        assert client.patch(path, json=bad).status_code == 422
    assert client.patch("/api/v1/rdvs/4/update_status", json={"status": "noshow"}).status_code == 422
    assert client.patch("/api/v1/rdvs/6/update_status", json={"status": "seen"}).status_code == 404

"""The pages in a browser: the slot of a booking begun elsewhere, an RDV, an organisation, a calendar."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import NURSE, SECRETARY

PLANS = "/api/v1/rdv_plans"


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def begin(client: httpx.Client, **sent: Any) -> dict[str, Any]:
    answer = client.post(PLANS, json={"user": {"id": 3}, **sent})
    assert answer.status_code == 201, answer.text
    return dict(answer.json()["rdv_plan"])


def browser(client: httpx.Client) -> httpx.Client:
    """Somebody who is not signed in."""
    return httpx.Client(base_url=client.base_url, trust_env=False, timeout=30)


def slots(text: str) -> list[str]:
    return [unescape(value) for value in re.findall(r'name="slot" value="([^"]+)"', text)]


RETURN = "https://logiciel.test/%C3%A9t%C3%A9/%20?a=1&b=%E2%82%AC"


def test_a_slot_is_picked_on_the_page_and_told_to_whoever_asks(desk: httpx.Client) -> None:
    plan = begin(desk, return_url="https://logiciel.test/été/%20?a=1&b=€")
    assert (plan["rdv"], plan["user_id"]) == (None, 3)
    with browser(desk) as page:
        motifs = page.get(plan["url"])
        assert "MARTIN Paul" in motifs.text
        assert "?motif_id=1" in motifs.text
        offered = page.get(plan["url"], params={"motif_id": 1})
        assert offered.headers["content-type"] == "text/html; charset=utf-8"
        first = slots(offered.text)[0]
        picked = page.post(plan["url"], data={"motif_id": "1", "slot": first})
        assert (picked.status_code, picked.headers["location"]) == (303, RETURN)
        again = page.post(plan["url"], data={"motif_id": "1", "slot": slots(offered.text)[1]})
        assert "Le rendez-vous est pris" in again.text
    rdv = desk.get(f"{PLANS}/{plan['id']}").json()["rdv_plan"]["rdv"]
    assert (rdv["motif"]["id"], rdv["users"][0]["id"], rdv["created_by_id"]) == (1, 3, 1)
    assert desk.get("/api/v1/rdvs", params={"user_id": 3, "id": rdv["id"]}).json()["meta"]["total_count"] == 1


def test_a_slot_taken_meanwhile_is_not_booked_twice(desk: httpx.Client) -> None:
    one, other = begin(desk), begin(desk, user={"id": 4})
    with browser(desk) as page:
        first = slots(page.get(one["url"], params={"motif_id": 1}).text)[0]
        assert page.post(one["url"], data={"motif_id": "1", "slot": first}).status_code == 200
        late = page.post(other["url"], data={"motif_id": "1", "slot": first})
        assert late.status_code == 409
        assert "Ce créneau vient d’être pris" in late.text
        assert first not in slots(late.text)
    assert desk.get(f"{PLANS}/{other['id']}").json()["rdv_plan"]["rdv"] is None


@pytest.mark.parametrize("slot", ["", "1 2 3", "x y z", "9" * 40 + " 4 1", "1764000000 4 1", "1 2"])
def test_only_slots_that_are_offered_are_booked(desk: httpx.Client, slot: str) -> None:
    plan = begin(desk)
    with browser(desk) as page:
        assert page.post(plan["url"], data={"motif_id": "1", "slot": slot}).status_code == 409
        assert (
            page.post(plan["url"], data={"motif_id": "5", "slot": slot}).status_code == 409
        )  # of another organisation
        assert page.get(plan["url"], params={"motif_id": "1", "from": "n’importe"}).status_code == 200
        keyed = page.post(plan["url"], data={"slot": slot}, headers={"Idempotency-Key": "k"})
        assert keyed.status_code == 409


def test_a_usager_is_made_or_found_for_the_plan(desk: httpx.Client) -> None:
    described = {"first_name": "Ola", "last_name": "<b>NOUVELLE</b>", "email": "ola@exemple.test"}
    plan = begin(desk, user=described)
    assert desk.get(f"/api/v1/users/{plan['user_id']}").json()["user"]["email"] == "ola@exemple.test"
    assert begin(desk, user=described)["user_id"] == plan["user_id"]
    with browser(desk) as page:
        assert "&lt;b&gt;NOUVELLE" in page.get(plan["url"]).text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"user": "Léa"}, 422),
        ({"user": {"id": 99}}, 404),
        ({"user": {"id": 5}}, 404),
        ({"user": {"first_name": "Ola"}}, 422),
        ({"user": {"id": 3}, "return_url": "javascript:alert(1)"}, 422),
        ({"user": {"id": 3}, "return_url": "https://h/\r\nX: y"}, 422),
        ({"user": {"id": 3}, "return_url": ["https://h/"]}, 422),
    ],
)
def test_what_cannot_be_begun_is_refused(desk: httpx.Client, body: dict[str, Any], status: int) -> None:
    assert desk.post(PLANS, json=body).status_code == status


def test_a_plan_is_its_agent_s_own(desk: httpx.Client, sign_in: SignIn) -> None:
    plan = begin(desk)
    assert desk.get(f"{PLANS}/{plan['id']}", headers=sign_in(NURSE)).status_code == 404
    with browser(desk) as page:
        assert page.get("/rdv_plans/" + "0" * 64).status_code == 404
        assert page.get(f"{PLANS}/{plan['id']}").status_code == 401


def test_a_calendar_is_read_by_whoever_has_its_address(desk: httpx.Client, sign_in: SignIn) -> None:
    headers = sign_in(NURSE)
    first = desk.post("/api/desk/v1/agents/me/calendar", headers=headers).json()["calendar"]
    assert first["webcal_url"].startswith("webcal://")
    with browser(desk) as page:
        answer = page.get(first["url"])
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        events = Calendar.from_ical(answer.content).walk("VEVENT")
        assert [str(event["summary"]) for event in events] == ["Consultation", "Consultation", "Atelier", "Visite"]
        assert not re.search("dupont|martin|léa|tom|portage|rue haute", answer.text, re.IGNORECASE)
        assert page.get(str(events[0]["url"])).status_code == 200
        rdvs = desk.get("/api/v1/rdvs", params={"agent_id": 4}).json()["rdvs"]
        assert {str(event["uid"]) for event in events} <= {rdv["uuid"] for rdv in rdvs}
        assert {str(event["organizer"]) for event in events} == {"mailto:nord@bocage.test"}
        second = desk.post("/api/desk/v1/agents/me/calendar", headers=headers).json()["calendar"]
        assert [page.get(one["url"]).status_code for one in (first, second)] == [404, 200]
        assert desk.delete("/api/desk/v1/agents/me/calendar", headers=headers).status_code == 204
        assert page.get(second["url"]).status_code == 404


def test_links_lead_to_pages_that_name_nobody(desk: httpx.Client) -> None:
    rdv = desk.get("/api/v1/rdvs", params={"id": 2}).json()["rdvs"][0]
    with browser(desk) as page:
        shown = page.get(f"/rdv/{rdv['uuid']}").text
        assert "lundi 23 novembre 2026 à 10h30" in shown
        assert not re.search("dupont|tom|léa|nurse", shown, re.IGNORECASE)
        assert page.get("/rdv/inconnu").status_code == 404
        assert "MDS Nord" in page.get("/org/1").text
        assert page.get("/org/99").status_code == 404

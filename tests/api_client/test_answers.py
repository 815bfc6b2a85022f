"""What each answer means, whoever gave it."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api_client.answers import Answer, failure_of
from kiosk.domain.day.status import Status
from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import Failure, UnreachableCause, UnreachableDetail
from tests.api_client.support import NO, ORGANISATIONS, answers, client, no

PAGE = b"<!doctype html><html><body>Portail</body></html>"
HTML = {"content-type": "text/html; charset=utf-8"}
JSON = {"content-type": "application/json"}


def failure(status: int, content: bytes = b"", headers: dict[str, str] = JSON) -> Failure | None:
    return failure_of(Answer(status, headers, content))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (400, failures.Refused({"territory": ("missing",)})),
        (401, failures.SignedOut()),
        (403, failures.Forbidden()),
        (404, failures.NotFound(named=True)),
        (405, failures.NotFound()),
        (409, failures.Conflict()),
        (410, failures.NotFound(gone=True)),
        (412, failures.Conflict()),
        (413, failures.Refused(messages=("Non.",))),
        (422, failures.Refused({"first_name": ("blank",)}, ("Prénom doit être rempli",))),
        (429, failures.Throttled()),
        (500, failures.ServerFault(500)),
        (503, failures.ServerFault(503)),
    ],
)
def test_each_status_in_the_platform_s_words(status: int, expected: Failure) -> None:
    assert repr(failure(status, json.dumps(NO[status]).encode())) == repr(expected)


STRANGERS = {
    "nothing": b"",
    "a page": b"<html>Portail</html>",
    "text": b"Forbidden",
    "a gateway": b'{"message": "no Route matched with those values"}',
    "a framework": b'{"detail": "Not Found"}',
    "rails": b'{"status": 404, "error": "Not Found"}',
    "spring": b'{"timestamp": "2026-11-23", "status": 403, "error": "Forbidden", "path": "/"}',
    "laravel": b'{"message": "The given data was invalid.", "errors": {"email": ["The email is invalid."]}}',
    "an edge": b'{"success": false, "errors": [{"code": 10000, "message": "Authentication error"}]}',
    "errors of nothing": b'{"errors": []}',
    "a captive portal": b'{"captive": true, "user-portal-url": "https://portail.test/"}',
    "a list": b'["errors"]',
    "cut": b'{"success": false, "errors": ["Couldn',
}


@pytest.mark.parametrize("content", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 410, 412, 422, 429, 451, 500, 502, 503, 504])
def test_what_somebody_else_answers_says_no_to_nothing(status: int, content: bytes) -> None:
    found = failure(status, content)
    match status:
        case 429:
            assert repr(found) == repr(failures.Throttled(own=False))
        case 500 | 502 | 503 | 504:
            assert repr(found) == repr(failures.ServerFault(status, own=False))
        case _:
            lacking = status in (404, 405, 410)
            assert repr(found) == repr(failures.Unintelligible(page=content[:1] == b"<", lacking=lacking))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (407, failures.Unreachable(UnreachableCause.PROXY, UnreachableDetail.PROXY_PASSWORD)),
        (408, failures.TimedOut(sent=True)),
        (511, failures.Unintelligible(page=True, portal=True)),
    ],
)
def test_what_only_the_network_says(status: int, expected: Failure) -> None:
    assert repr(failure(status)) == repr(expected)


@pytest.mark.parametrize("error", ["invalid_token", "insufficient_scope"])
def test_what_a_bearer_is_told_is_told_without_a_body_too(error: str) -> None:
    said = {"www-authenticate": f'Bearer realm="Doorkeeper", error="{error}", error_description="…"'}
    assert isinstance(failure(401, b"", said), failures.SignedOut)
    assert isinstance(failure(403, b"", said), failures.Forbidden)
    assert isinstance(failure(401, b"", {"www-authenticate": 'Basic realm="proxy"'}), failures.Unintelligible)


ASKED = "https://rdv.test/api/v1/organisations"
REDIRECTS = {
    "https://portail.test/login?from=rdv.test": True,
    "http://192.0.2.1/": True,
    "/agents/sign_in": False,
    "https://rdv.test/agents/sign_in": False,
    "https://www.rdv.test/api/v1/organisations": False,  # the same platform under its right name
    "": False,
    "http://[": False,
}


@pytest.mark.parametrize(("to", "portal"), REDIRECTS.items())
def test_a_portal_leads_to_a_page_of_its_own_on_another_host(to: str, portal: bool) -> None:
    found = failure_of(Answer(302, {"location": to}, b""), asked=ASKED)
    assert repr(found) == repr(failures.Unintelligible(page=True, portal=portal))


def test_a_portal_may_say_itself_that_it_is_one() -> None:
    found = failure(200, b'{"captive": true}', {"content-type": "application/captive+json"})
    assert repr(found) == repr(failures.Unintelligible(page=True, portal=True))


@pytest.mark.parametrize("status", [200, 201, 204])
def test_a_success(status: int) -> None:
    assert failure(status, b"{}" if status != 204 else b"") is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 304])
async def test_a_redirect_is_a_portal_and_is_not_followed(status: int) -> None:
    handler, got = answers(httpx.Response(status, headers={"Location": "http://portail.test/"}))
    async with client(handler) as api:
        with pytest.raises(failures.Unintelligible) as raised:
            await api.organisations()
    assert raised.value.page
    assert len(got) == 1


@pytest.mark.parametrize("headers", [HTML, JSON, {}], ids=["html", "json", "nothing"])
@pytest.mark.parametrize("content", [PAGE, b"\n  " + PAGE])
def test_a_page_instead_of_data_is_a_portal(content: bytes, headers: dict[str, str]) -> None:
    found = failure(200, content, headers)
    assert isinstance(found, failures.Unintelligible)
    assert found.page


def refused(body: Any) -> failures.Refused:
    found = failure(422, json.dumps(body).encode())
    assert isinstance(found, failures.Refused)
    return found


def test_the_sentences_and_the_fields_of_a_refusal_are_kept() -> None:
    found = refused(
        {
            "success": False,
            "errors": {
                "email": [{"error": "taken", "value": "lea@exemple.test", "id": 2}],
                "first_name": [{"error": "blank"}],
            },
            "error_messages": ["email est déjà utilisé", "Prénom doit être rempli(e)"],
        }
    )
    assert found.fields == {"email": ("taken",), "first_name": ("blank",)}
    assert found.taken_by == 2
    assert found.messages == ("email est déjà utilisé", "Prénom doit être rempli(e)")


def test_a_missing_parameter_is_a_field_not_a_sentence() -> None:
    found = refused({"success": False, "errors": ["param is missing or the value is empty: organisation_ids"]})
    assert (found.fields, found.messages) == ({"organisation_ids": ("missing",)}, ())
    found_400 = failure(400, b'{"missing": "territory"}')
    assert isinstance(found_400, failures.Refused)
    assert found_400.fields == {"territory": ("missing",)}


@pytest.mark.parametrize(
    "raw",
    [
        'Couldn\'t find User with \'id\'=3 [WHERE "users"."deleted_at" IS NULL]',
        "PG::UniqueViolation: ERROR: duplicate key",
        'SELECT "users".* FROM "users"',
        "undefined method for ActiveRecord::Relation",
    ],
)
def test_the_machine_room_s_sentences_are_not_shown(raw: str) -> None:
    assert refused({"errors": [raw], "error_messages": [raw, "L’usager a des rendez-vous."]}).messages == (
        "L’usager a des rendez-vous.",
    )


def test_a_message_without_end_is_cut() -> None:
    assert len(refused({"error_messages": ["é" * 10_000]}).messages[0]) <= 300


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "42"}, 42),
        ({"retry-after": " 42 "}, 42),
        ({"retry-after": "9" * 400}, 900),
        ({"retry-after": "Mon, 23 Nov 2026 09:21:00 GMT", "date": "Mon, 23 Nov 2026 09:20:00 GMT"}, 60),
        ({"retry-after": "Mon, 23 Nov 2026 09:00:00 GMT", "date": "Mon, 23 Nov 2026 09:20:00 GMT"}, 0),
        ({"retry-after": "Mon, 23 Nov 2026 09:21:00 GMT"}, None),
        ({"retry-after": "bientôt"}, None),
        ({}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    found = failure(429, json.dumps(NO[429]).encode(), headers)
    assert isinstance(found, failures.Throttled)
    assert found.retry_after == seconds
    other = failure(429, PAGE, headers)
    assert isinstance(other, failures.Throttled)
    assert other.retry_after == (None if seconds is None else min(seconds, 60)), "nobody else keeps a desk waiting"


async def test_a_conflict_carries_what_the_server_sent() -> None:
    handler, _ = answers(no(409))
    async with client(handler) as api:
        with pytest.raises(failures.Conflict) as raised:
            await api.set_participation_status(1, Status.SEEN, key="k")
    assert raised.value.theirs == NO[409]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["errors", "error_messages", "missing"]), inner)
    ),
    max_leaves=8,
)
contents = st.binary() | json_values.map(lambda v: json.dumps(v).encode()) | st.just(PAGE)


@given(
    st.integers(200, 599),
    contents,
    st.dictionaries(st.sampled_from(["content-type", "retry-after", "date", "age"]), st.text()),
)
def test_no_answer_whatever_breaks_the_reading(status: int, content: bytes, headers: dict[str, str]) -> None:
    found = failure_of(Answer(status, headers, content))
    assert isinstance(found, Failure) or (found is None and status < 300)


@given(contents)
async def test_no_body_whatever_gives_anything_but_the_family(content: bytes) -> None:
    handler, _ = answers(*[httpx.Response(200, content=content) for _ in range(3)])
    async with client(handler) as api:
        # No such body has organisations in it.
        with pytest.raises((failures.Unintelligible, failures.TimedOut)):
            await api.organisations()


async def test_json_of_another_shape_is_not_the_platform_s() -> None:
    for body in ({"organisations": 1}, [1], {"organisations": {"id": 1}}, {}, "texte", None):
        handler, _ = answers(httpx.Response(200, json=body))
        async with client(handler) as api:
            with pytest.raises(failures.Unintelligible) as raised:
                await api.organisations()
        assert not raised.value.page


@pytest.mark.parametrize("length", [1, 20, 60])
async def test_json_cut_in_the_middle_is_an_answer_that_did_not_come_whole(length: int) -> None:
    content = json.dumps(ORGANISATIONS).encode()[:length]
    handler, got = answers(*[httpx.Response(200, headers=JSON, content=content) for _ in range(3)])
    async with client(handler) as api:
        with pytest.raises(failures.TimedOut) as raised:
            await api.organisations()
    assert raised.value.sent
    assert len(got) >= 1


async def test_an_empty_success_where_data_is_expected() -> None:
    handler, _ = answers(httpx.Response(200, headers=JSON, content=b""))
    async with client(handler) as api:
        with pytest.raises(failures.Unintelligible):
            await api.organisations()

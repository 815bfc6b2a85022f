"""What cannot be read of an answer: it is left out and noted, and the rest is read."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from kiosk.api_client import decoding
from kiosk.api_client.client import ApiClient
from kiosk.api_client.wire.unread import noted
from kiosk.domain.booking.booking import CreneauQuestion
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform import failures
from tests.api_client.support import NOW, answers, client, rdv_json

DAY = date(2026, 11, 23)
HUGE = 10**22
USER = {"id": 1, "first_name": "Léa", "last_name": "DUPONT"}
ABSENCE = {"id": 1, "first_day": "2026-11-23", "agent": {"id": 5}}
SPAN = {"starts_at": "2026-11-23T09:00:00+01:00", "ends_at": "2026-11-23T10:00:00+01:00"}
PLAGE = {"id": 1, "agent_id": 5, "occurrences": [SPAN]}
VERSION = {"id": 1, "at": "2026-11-23T09:00:00+01:00"}
QUESTION = CreneauQuestion(organisation_id=1, motif_id=2, first_day=DAY)
Ask = Callable[[ApiClient], Awaitable[Any]]


def listed(name: str, ask: Ask, good: dict[str, Any], count: Callable[[Any], int] = len) -> Any:
    return pytest.param(name, ask, good, count, id=name)


async def _users(api: ApiClient) -> list[Any]:
    return [one async for page in api.users(1) for one in page.items]


LISTS = [
    listed("rdvs", lambda api: api.rdvs(1, NOW - timedelta(hours=9), NOW + timedelta(hours=9)), rdv_json(1)),
    listed("users", _users, USER),
    listed("agents", lambda api: api.agents(1), {"id": 1}),
    listed("motifs", lambda api: api.motifs(1), {"id": 1}),
    listed("lieux", lambda api: api.lieux(1), {"id": 1}),
    listed("organisations", lambda api: api.organisations(), {"id": 1}),
    listed("absences", lambda api: api.absences(), ABSENCE),
    listed("plage_ouvertures", lambda api: api.plage_ouvertures(1, DAY, DAY), PLAGE),
    listed("versions", lambda api: api.rdv_versions(1), VERSION),
    listed("changes", lambda api: api.changes(1, "1"), {"type": "rdv", "id": 1}, lambda b: len(b.changes)),
    listed("users", lambda api: api.search_users(1, "léa"), USER, lambda b: len(b.found)),
    listed(
        "duplicates", lambda api: api.duplicates(UsagerDraft(first_name="Léa", last_name="DUPONT"), 1), {"user": USER}
    ),
    listed("agents", lambda api: api.directory(1), {"id": 1}, lambda b: len(b.agents)),
    listed("lieux", lambda api: api.creneaux(QUESTION), {"lieu": {"id": 1}}, lambda b: len(b.lieux)),
]


def always(body: Any) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(200, json=body)


BAD: list[Any] = [
    None,
    3,
    "texte",
    [],
    {"id": HUGE},
    {"id": -5},
    {"id": "12"},
    {"id": 1.5},
    {"id": True},
    {"id": {"id": 1}},
]


@pytest.mark.parametrize(("name", "ask", "good", "count"), LISTS)
async def test_one_bad_thing_is_left_out_and_noted(
    name: str, ask: Ask, good: dict[str, Any], count: Callable[[Any], int]
) -> None:
    more = {"cursor": "2"} if name == "changes" else {}
    for bad in BAD:
        if name in ("lieux", "duplicates") and isinstance(bad, dict) and "id" not in good:
            bad = {"lieu": bad, "user": bad}
        body = {name: [good, bad, good | {"id": 2}], **more}
        async with client(always(body)) as api:
            with noted() as unread:
                found = await ask(api)
        assert count(found) == 2, bad
        assert {key: n for key, n in unread.counts.items() if n} == {name: 1}, bad
        assert all("texte" not in place for place in unread.places)


RDV_FIELDS: dict[str, list[Any]] = {
    "duration_in_min": [HUGE, -1, "30", 1.5],
    "starts_at": ["hier", "", None, 3, "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"],
    "max_participants_count": [HUGE, -3],
    "users_count": [HUGE],
    "lock_version": [HUGE, "3"],
    "url_for_agents": ["https://x.test/" + "a" * 10_000],
    "motif": [{"id": HUGE}, 3, {"name": "sans numéro"}],
    "organisation": [{"id": -2}],
    "participations": [[None], [{"id": HUGE}], "x", [{"id": 1, "user": {"id": HUGE}}], [{"id": 1}] * 1001],
    "status": [3],
}


@pytest.mark.parametrize("field", RDV_FIELDS)
async def test_an_rdv_that_cannot_be_read_whole_is_left_out_by_its_number(field: str) -> None:
    for value in RDV_FIELDS[field]:
        body = {"rdvs": [rdv_json(1), rdv_json(7, **{field: value}), rdv_json(3)]}
        async with client(always(body)) as api:
            with noted() as unread:
                found = await api.rdvs(1, NOW - timedelta(hours=9), NOW + timedelta(hours=9))
        assert [rdv.id for rdv in found] == [1, 3], value
        assert (unread.counts["rdvs"], unread.ids["rdvs"], unread.nameless) == (1, {7}, set()), value


async def test_an_rdv_whose_end_is_of_no_time_is_left_out() -> None:
    far = rdv_json(7, duration_in_min=None, ends_at="2150-11-23 10:30:00 +0100")
    body = {"rdvs": [rdv_json(1), far, rdv_json(8, duration_in_min=None, ends_at="2026-11-22 10:00:00 +0100")]}
    async with client(lambda _: httpx.Response(200, json=body)) as api:
        with noted() as unread:
            assert [rdv.id for rdv in await api.rdvs(1, NOW - timedelta(hours=9), NOW + timedelta(hours=9))] == [1]
    assert unread.ids["rdvs"] == {7, 8}


async def test_what_an_rdv_can_do_without_is_left_out_of_it_alone() -> None:
    """An agent that is nobody, an RDV without motif, a participation without user."""
    agents = [None, {"id": 5, "first_name": "Béatrice", "last_name": "PMI"}, {"id": HUGE}]
    rdv = rdv_json(1, agents=agents, motif=None, participations=[{"id": 3}], created_at="9999-99-99")
    async with client(lambda _: httpx.Response(200, json={"rdvs": [rdv]})) as api:
        with noted() as unread:
            (found,) = await api.rdvs(1, NOW - timedelta(hours=9), NOW + timedelta(hours=9))
    assert ([a.id for a in found.agents], found.motif.id, found.participations[0].usager.id) == ([5], 0, 0)
    assert found.created_at is None
    assert unread.counts == {"rdvs": 0, "agents": 2}


async def test_a_bad_hour_of_a_plage_or_of_a_slot_takes_nothing_else_away() -> None:
    bad = SPAN | {"ends_at": "2199-01-01T00:00:00+01:00"}
    plages = {"plage_ouvertures": [{**PLAGE, "occurrences": [bad, SPAN, None], "motif_ids": [1, None, HUGE]}]}
    slots = {
        "lieux": [{"lieu": {"id": 1}, "creneaux": [SPAN, bad, SPAN | {"starts_at": "hier"}], "next_availability": bad}]
    }
    handler, _ = answers(httpx.Response(200, json=plages), httpx.Response(200, json=slots))
    async with client(handler) as api:
        with noted() as unread:
            (plage,) = await api.plage_ouvertures(1, DAY, DAY)
            found = await api.creneaux(QUESTION)
    assert plage.motif_ids == (1,)
    assert len(found.lieux[0].creneaux) == 1
    assert found.lieux[0].next_availability is None
    assert unread.counts["creneaux"] == 3
    assert unread.counts["plage_ouvertures"] + unread.counts["occurrences"] == 2


async def test_an_absence_for_ever_is_one_that_lasts() -> None:
    body = {"absences": [ABSENCE | {"end_day": "9999-12-31"}]}
    async with client(lambda _: httpx.Response(200, json=body)) as api:
        (absence,) = await api.absences()
    assert absence.end_day.year == 2199


async def test_an_rdv_asked_for_that_cannot_be_read_is_not_held_to_be_gone() -> None:
    async with client(lambda _: httpx.Response(200, json={"rdvs": [rdv_json(1, duration_in_min=HUGE)]})) as api:
        with pytest.raises(failures.Unintelligible):
            await api.rdv(1)


async def test_what_is_not_read_whole_is_asked_for_again() -> None:
    def page(**changed: Any) -> httpx.Response:
        return httpx.Response(200, json={"rdvs": [rdv_json(1), rdv_json(2, **changed)]}, headers={"ETag": '"1"'})

    handler, got = answers(page(duration_in_min=HUGE), page(), page())
    async with client(handler) as api:
        for _ in range(3):
            with noted():
                await api.rdvs(1, NOW - timedelta(hours=9), NOW + timedelta(hours=9))
    assert [r.headers.get("if-none-match") for r in got] == [None, None, '"1"']


async def test_text_that_is_no_text_takes_one_thing_away() -> None:
    content = b'{"organisations": [{"id": 1, "name": "MDS"}, {"id": 2, "name": "\xff"}]}'
    async with client(lambda _: httpx.Response(200, content=content)) as api:
        with noted() as unread:
            assert [o.id for o in await api.organisations()] == [1]
    assert unread.ids["organisations"] == {2}


DEEP = "[" * 100_000 + "]" * 100_000


def listing(organisations: str) -> str:
    return '{"organisations": [' + organisations + "]}"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{"organisations": [{"id": 1, "id": 2}]}', id="twice the same name"),
        pytest.param(listing('{"id": 2, "more": ' + DEEP + "}"), id="deep"),
        pytest.param('{"more": ' + DEEP + "," + listing('{"id": 2}')[1:], id="deep beside"),
        pytest.param('{"organisations": [{"id": 2, "name": NaN}]}', id="NaN"),
        pytest.param("\ufeff" + '{"organisations": [{"id": 2}]}', id="BOM"),
        pytest.param('{"organisations": [{"id": 2}]}'.encode("utf-16"), id="UTF-16"),
        pytest.param('{"organisations": [{"id": 2}]} {}', id="more behind"),
        pytest.param(listing('{"id": 2, "name": "' + "é" * 4_000_000 + '"}'), id="a huge text"),
        pytest.param(listing('{"id": 2, "name": "' + "e\u0301" * 300_000 + '"}'), id="a long text"),
        pytest.param(listing(",".join(['{"id": 2}'] * 200_000)), id="many"),
        pytest.param(listing("[]," * 2_000_000), id="many of nothing"),
        pytest.param(" " * 8_000_000, id="blank"),
    ],
)
async def test_whatever_comes_ends_as_the_family_has_it(content: str | bytes) -> None:
    raw = content.encode() if isinstance(content, str) else content
    async with client(lambda _: httpx.Response(200, content=raw)) as api:
        found: list[Any] = []
        with contextlib.suppress(failures.Unintelligible, failures.TimedOut):
            found = await api.organisations()
        assert all(o.id == 2 and len(o.name) <= 500 for o in found)


async def test_what_is_large_is_read_off_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    here = threading.get_ident()
    read: list[bool] = []
    inner = decoding._rows

    def rows(content: bytes, kind: Any, name: str, unread: Any) -> list[Any]:
        read.append(threading.get_ident() == here)
        return inner(content, kind, name, unread)

    monkeypatch.setattr(decoding, "_rows", rows)
    users = [USER | {"id": n, "address": "1 rue de la Paix " * 40} for n in range(1, 800)]
    content = json.dumps({"users": users}).encode()
    assert not decoding.is_small(content)
    async with client(lambda _: httpx.Response(200, content=content)) as api:
        assert len(await _users(api)) == 799
    assert read == [False]

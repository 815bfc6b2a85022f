"""Hours and days of organisations outside of Paris."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.wire.dates import rdv_instant
from kiosk.clock import PARIS, SetClock
from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.day.status import Status
from tests.api_client.support import BASE, NOW, answers, client, rdv_json

REUNION, NOUMEA = ZoneInfo("Indian/Reunion"), ZoneInfo("Pacific/Noumea")


def kept_as_paris_s(number: int, wall: str, offset: str) -> dict[str, object]:
    return rdv_json(number, starts_at=f"{wall} {offset}", duration_in_min=30, time_zone="somewhere")


def platform(*rdvs: dict[str, object]) -> tuple[httpx.MockTransport, list[httpx.QueryParams]]:
    """One that keeps the hours on the wall as if they were Paris's, and compares them as instants."""
    asked: list[httpx.QueryParams] = []

    def instant_kept(rdv: dict[str, object]) -> datetime:
        return datetime.fromisoformat(str(rdv["starts_at"])[:19]).replace(tzinfo=PARIS)

    def answer(request: httpx.Request) -> httpx.Response:
        query = request.url.params
        asked.append(query)
        first, last = (datetime.fromisoformat(query[name]) for name in ("starts_after", "starts_before"))
        return httpx.Response(200, json={"rdvs": [rdv for rdv in rdvs if first <= instant_kept(rdv) <= last]})

    return httpx.MockTransport(answer), asked


DAY_AT_NOUMEA = (
    kept_as_paris_s(1, "2026-11-22 23:30:00", "+1100"),
    kept_as_paris_s(2, "2026-11-23 00:00:00", "+1100"),
    kept_as_paris_s(3, "2026-11-23 09:00:00", "+1100"),
    kept_as_paris_s(4, "2026-11-23 23:45:00", "+1100"),
    kept_as_paris_s(5, "2026-11-24 00:00:00", "+1100"),
)


async def listed(api: ApiClient, first: datetime, last: datetime) -> list[int]:
    return [rdv.id for rdv in await api.rdvs(1, first, last)]


async def paged(api: ApiClient, first: datetime, last: datetime) -> list[int]:
    pages: AsyncGenerator[list[Rdv], None] = api.rdv_pages(1, first, last)
    async with aclosing(pages):
        return [rdv.id async for page in pages for rdv in page]


@pytest.mark.parametrize("read", [listed, paged])
async def test_a_day_outside_of_paris_is_the_hours_that_are_shown(read: object) -> None:
    transport, asked = platform(*DAY_AT_NOUMEA)
    first = datetime(2026, 11, 23, tzinfo=NOUMEA)
    last = first + timedelta(days=1, seconds=-1)
    async with ApiClient(BASE, SetClock(NOW), transport=transport) as api:
        assert await read(api, first, last) == [2, 3, 4]  # type: ignore[operator]
    (query,) = asked
    assert datetime.fromisoformat(query["starts_after"]) == first - timedelta(days=1)
    assert datetime.fromisoformat(query["starts_before"]) == last + timedelta(days=1)


async def test_in_paris_nothing_more_is_asked_for() -> None:
    transport, asked = platform()
    first, last = datetime(2026, 11, 23, tzinfo=PARIS), datetime(2026, 11, 23, 23, 59, 59, tzinfo=PARIS)
    async with ApiClient(BASE, SetClock(NOW), transport=transport) as api:
        await api.rdvs(1, first, last)
    assert [asked[0][name] for name in ("starts_after", "starts_before")] == [first.isoformat(), last.isoformat()]


@pytest.mark.parametrize(
    ("text", "zone", "told", "expected"),
    [
        ("2026-11-23 09:00:00 +0400", PARIS, True, datetime(2026, 11, 23, 5, tzinfo=UTC)),
        ("2026-11-23 09:00:00 +0100", PARIS, False, datetime(2026, 11, 23, 8, tzinfo=UTC)),
        # The site says where it is, the release knows Paris only: nine o'clock on the wall is nine o'clock.
        ("2026-11-23 09:00:00 +0100", REUNION, False, datetime(2026, 11, 23, 5, tzinfo=UTC)),
        ("2026-07-01 09:00:00 +0200", REUNION, False, datetime(2026, 7, 1, 5, tzinfo=UTC)),
        # Offsets and names that the platform gives stand.
        ("2026-11-23 09:00:00 +0400", REUNION, False, datetime(2026, 11, 23, 5, tzinfo=UTC)),
        ("2026-11-23 09:00:00 +0300", REUNION, False, datetime(2026, 11, 23, 6, tzinfo=UTC)),
        ("2026-11-23 09:00:00 +0100", REUNION, True, datetime(2026, 11, 23, 8, tzinfo=UTC)),
    ],
)
def test_the_hour_of_an_rdv(text: str, zone: ZoneInfo, told: bool, expected: datetime) -> None:
    assert rdv_instant(text, zone, told=told) == expected


async def test_what_newer_releases_say_of_an_rdv_is_read() -> None:
    newer = rdv_json(
        starts_at="2026-11-23 09:00:00 +0400",
        time_zone="Indian/Reunion",
        visio_url="https://visio.test/salle",
        url_for_agents="https://rdv.test/rdvs/1",
        created_at="2026-11-01 10:00:00 +0400",
    )
    handler, _ = answers(*[httpx.Response(200, json={"rdvs": [one]}) for one in (newer, rdv_json())])
    async with client(handler) as api:
        rdv, older = await api.rdv(1), await api.rdv(1)
    assert rdv.starts_at == datetime(2026, 11, 23, 9, tzinfo=REUNION)
    assert (rdv.time_zone, rdv.visio_url) == ("Indian/Reunion", "https://visio.test/salle")
    assert (rdv.url_for_agents, rdv.created_at) == ("https://rdv.test/rdvs/1", datetime(2026, 11, 1, 6, tzinfo=UTC))
    assert (older.time_zone, older.visio_url) == (None, None)


async def test_what_newer_releases_say_of_motifs_and_agents_is_read() -> None:
    motif = {"id": 2, "name": "M", "default_duration_in_min": 45, "min_public_booking_delay": 1800}
    agents = [{"id": 1, "agent_accueil": True}, {"id": 2, "agent_accueil": None}, {"id": 3}]
    handler, _ = answers(httpx.Response(200, json={"motifs": [motif]}), httpx.Response(200, json={"agents": agents}))
    async with client(handler) as api:
        assert [one.default_duration_in_min for one in await api.motifs(7)] == [45]
        assert [one.agent_accueil for one in await api.agents(7)] == [True, False, False]


async def test_a_visibility_that_nobody_here_knows_is_not_taken_for_one_that_is() -> None:
    motifs = [{"id": 1, "visibility_type": "visible_by_moonlight"}, {"id": 2, "visibility_type": "invisible"}]
    handler, _ = answers(httpx.Response(200, json={"motifs": motifs}))
    async with client(handler) as api:
        directory = await api.directory(7)
    completed = directory.complete_motifs([Motif(1, "A", 7), Motif(2, "B", 7)])
    assert [one.visibility_type for one in completed] == [None, "invisible"]


async def test_a_participation_without_a_status_has_not_that_of_its_workshop() -> None:
    someone = {"id": 100, "user": {"id": 1}}
    workshop = rdv_json(status="seen", collectif=True, participations=[someone])
    individual = rdv_json(status="seen", participations=[someone])
    handler, _ = answers(*[httpx.Response(200, json={"rdvs": [one]}) for one in (workshop, individual)])
    async with client(handler) as api:
        assert (await api.rdv(1)).participations[0].status is Status.UNKNOWN
        assert (await api.rdv(1)).participations[0].status is Status.SEEN

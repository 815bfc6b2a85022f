"""Answers that never come, on our own platform and on those that behave like the original: what was done is there once.

Of the original's kind neither keys nor locks nor a search help, and its lists leave out whoever was made last.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from kiosk.api_client.client import ApiClient
from kiosk.clock import Clock
from kiosk.desk import Batch, Desk
from kiosk.domain.day.absence import AbsenceDraft, draft_of
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import DeskRdv, Fate
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Failure, NotFound
from kiosk.domain.writes.errand import Turned, Written
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.sending import Becomes
from tests.faults import middleman as weather
from tests.faults.desks import Current, Open, desks
from tests.faults.middleman import Exchange, Fault, Middleman
from tests.faults.reception import QUICK
from tests.faults.territory import NOW, PASSWORD, SECOND_DESK, territory
from tests.support.arriving import REGISTERED
from tests.support.platform_process import LIKES, PlatformProcess, start_platform
from tests.support.rest import at_rest
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

LOST = [
    pytest.param(weather.reset_before, id="never arrived"),
    pytest.param(weather.reset_after, id="answer lost"),
    pytest.param(weather.cut_short, id="answer cut"),
    pytest.param(weather.silent_after, id="never answered"),
    pytest.param(weather.page(502, "Bad gateway"), id="502"),
]
CROWD = 240
"""Enough usagers for a list of several pages, which misses some of them."""
EIGHT = datetime(2026, 11, 24, 8, 0, tzinfo=NOW.tzinfo)
TUESDAY = EIGHT.date()
FEW_CALLS = replace(QUICK, usagers_pause=0.0, poll_least=5.0, poll_most=5.0, fresh_for=0.0)
"""No look at the day but those that a gesture asks for."""


def many() -> dict[str, Any]:
    """The usual morning, a crowd, and a Tuesday of as many RDVs as there are tests that need one."""
    data = territory()
    template = data["users"][0]
    crowd = [
        {**template, "key": f"u{number}", "id": number, "first_name": "Une", "last_name": f"FOULE{number}"}
        for number in range(5, CROWD)
    ]
    rdvs = [
        {
            **data["rdvs"][0],
            "key": f"r{number}",
            "id": number,
            "starts_at": (EIGHT + timedelta(minutes=5 * number)).isoformat(),
            "participations": [{"id": number * 10, "user": f"u{number}"}],
        }
        for number in range(5, 60)
    ]
    return {
        **data,
        "users": [*data["users"], *crowd],
        "rdvs": [*data["rdvs"], *rdvs],
        "oauth_applications": [REGISTERED],
    }


@pytest.fixture(scope="module", params=LIKES)
def like(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def platform(like: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    data = tmp_path_factory.mktemp("platform") / "day.json"
    data.write_text(json.dumps(many()), "utf-8")
    options = ("--now", NOW.isoformat(), "--like", like, "--calls-per-minute", "0", "--accept-fiction")
    with start_platform("--data", data, *options) as started:
        yield started


@pytest.fixture
def client(like: str) -> type[ApiClient]:
    return Current if like == "current-2026" else ApiClient


@pytest.fixture
def at_the_desk(middleman: Middleman, profile: Path, secrets: MemorySecrets, client: type[ApiClient]) -> Open:
    return desks(middleman, profile, secrets, TUESDAY, client=client, timing=FEW_CALLS)


@pytest_asyncio.fixture
async def colleague(platform: PlatformProcess, client: type[ApiClient]) -> AsyncIterator[ApiClient]:
    async with client(platform.url, Clock(NOW)) as made:
        await made.sign_in(SECOND_DESK, PASSWORD)
        yield made


async def everybody(colleague: ApiClient) -> list[Usager]:
    """All of the organisation, by their ids: the list would not do."""
    return [fiche.usager for fiche in await colleague.users_by_ids(range(1, 500), organisation_id=1)]


async def pulled(desk: Desk) -> None:
    sync: Any = desk._session.sync
    await until(lambda: desk.sync_state.last_synced is not None and at_rest(sync), "the pulls")


async def known(desk: Desk, number: int) -> DeskRdv:
    """The RDV, once the desk has all of the day."""
    await pulled(desk)
    entry = await desk.entry(number)
    assert entry is not None
    return entry


@pytest.mark.parametrize("fault", LOST)
@pytest.mark.parametrize("email", [True, False], ids=["an e-mail", "no e-mail"])
async def test_somebody_is_written_down_once(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, fault: Fault, email: bool
) -> None:
    name = f"MERLE{uuid4().hex[:8].upper()}"
    draft = UsagerDraft(
        first_name="Katia",
        last_name=name,
        birth_date=date(1985, 4, 3),
        email=f"{name.lower()}@exemple.test" if email else None,
    )
    async with at_the_desk() as desk:
        await pulled(desk)
        rule = middleman.when(fault, method="POST", path=r"/api/v1/users$", times=1)
        written = await desk.usagers.create(draft, 1, Origin.DESK)
        await until(lambda: desk.unsent_count == 0, "an empty outbox")
        outcome = await desk.usagers.outcome(written.id, 5)
    assert rule.met == 1
    there = [one.id for one in await everybody(colleague) if one.last_name == name]
    assert isinstance(outcome, Written)
    assert there == [outcome.usager_id]


@pytest.mark.parametrize("fault", LOST)
async def test_where_nobody_can_tell_it_is_asked_and_not_written_again(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, fault: Fault, like: str
) -> None:
    """Even asking by ids tells nothing here."""
    name = f"GRIVE{uuid4().hex[:8].upper()}"
    async with at_the_desk() as desk:
        await pulled(desk)
        middleman.when(fault, method="POST", path=r"/api/v1/users$", times=1)
        middleman.when(weather.answers(200, '{"users": []}'), method="GET", path=r"/users\?ids")
        written = await desk.usagers.create(UsagerDraft(first_name="Katia", last_name=name), 1, Origin.DESK)
        await until(lambda: desk.unsent_count == 0, "an empty outbox")
        outcome = await desk.usagers.outcome(written.id, 5)
        refused = [record.errand.what.draft.last_name for record in await desk.usagers.refused()]  # type: ignore[union-attr]
        middleman.heal()
    there = [one.id for one in await everybody(colleague) if one.last_name == name]
    assert len(there) <= 1
    if like != "own":
        assert isinstance(outcome, Turned)
        assert "peut-être" in outcome.reason
        assert "n’a pas été" not in outcome.reason
        assert refused == [name]


_rdvs = iter(range(5, 60))


@pytest.mark.parametrize("fault", LOST)
async def test_a_status_is_set_once(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, fault: Fault
) -> None:
    number = next(_rdvs)
    async with at_the_desk() as desk:
        entry = await known(desk, number)
        rule = middleman.when(fault, method="PATCH", path=rf"/participations/{number * 10}$", times=1)
        await desk.act(Action.EXCUSED, [Target(entry, (number * 10,))])
        await until(lambda: desk.unsent_count == 0, "an empty outbox")
        assert [record.fate for record in await desk.history(number)] == [Fate.SENT]
    assert rule.met == 1
    written = [one for one in middleman.asked("PATCH", f"/participations/{number * 10}$") if one.status == 200]
    assert len(written) == 1, "whoever is told of it would be told twice"
    (there,) = await colleague.rdvs(1, entry.rdv.starts_at, entry.rdv.starts_at)
    assert [p.status for p in there.participations] == [Status.EXCUSED]


async def test_a_colleague_s_status_is_not_replaced_in_silence(at_the_desk: Open, colleague: ApiClient) -> None:
    number = next(_rdvs)
    async with at_the_desk() as desk:
        entry = await known(desk, number)
        await colleague.set_participation_status(number * 10, Status.EXCUSED, key=str(uuid4()))
        await desk.act(Action.REVOKED, [Target(entry, (number * 10,))])
        await until(lambda: desk.unsent_count == 0, "an empty outbox")
        shown = await desk.entry(number)
        assert shown is not None
        assert shown.rdv.participations[0].status is Status.EXCUSED
        if shown.overtaken is None:  # the platform had told of it before the gesture was made
            return
        assert "Absent (excusé)" in shown.problem
    (there,) = await colleague.rdvs(1, entry.rdv.starts_at, entry.rdv.starts_at)
    assert [p.status for p in there.participations] == [Status.EXCUSED]


class Lost:
    """A connection that breaks once the test says so, after the platform has ``acted`` or before it heard of it."""

    def __init__(self, *, acted: bool) -> None:
        self.acted = acted
        self.breaks = False
        self.there = False

    async def __call__(self, exchange: Exchange) -> None:
        if self.acted:
            await exchange.asked()
        self.there = True
        while not self.breaks:
            await asyncio.sleep(0.005)
        exchange.reset()

    async def on_its_way(self, desk: Desk, middleman: Middleman, action: Action, target: Target) -> Batch:
        """What is done now, and stands there until it ``breaks``."""
        (participation_id,) = target.participation_ids
        middleman.when(self, method="PATCH", path=f"/participations/{participation_id}$", times=1)
        batch = await desk.act(action, [target])
        await until(lambda: self.there, "it is on its way")
        return batch


async def test_what_was_carried_out_is_not_said_to_be_lost_where_a_colleague_went_on(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, like: str
) -> None:
    number, lost = next(_rdvs), Lost(acted=True)
    path = f"/participations/{number * 10}$"
    async with at_the_desk() as desk:
        entry = await known(desk, number)
        await lost.on_its_way(desk, middleman, Action.REVOKED, Target(entry, (number * 10,)))
        await colleague.set_participation_status(number * 10, Status.SEEN, key=str(uuid4()))
        lost.breaks = True
        await until(lambda: desk.unsent_count == 0, "an empty outbox")
        shown = await desk.entry(number)
        assert shown is not None
        assert shown.rdv.participations[0].status is Status.SEEN
        fates = [record.fate for record in await desk.history(number)]
        if like == "own":
            assert (fates, shown.problem) == ([Fate.SENT], ""), "its history says so"
        else:
            assert fates == [Fate.OVERTAKEN]
            assert "avait peut-être été enregistré" in shown.problem
        assert len(middleman.asked("PATCH", path)) == 1


@pytest.mark.parametrize("acted", [True, False], ids=["acted", "did not"])
async def test_what_is_done_and_taken_back_through_a_cut_tells_nobody_of_what_never_was(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, acted: bool
) -> None:
    number, lost = next(_rdvs), Lost(acted=acted)
    path = f"/participations/{number * 10}$"
    async with at_the_desk() as desk:
        entry = await known(desk, number)
        batch = await lost.on_its_way(desk, middleman, Action.EXCUSED, Target(entry, (number * 10,)))
        await desk.undo(batch, await desk.undo_consequences(batch))
        lost.breaks = True
        await until(lambda: desk.unsent_count == 0, "an empty outbox")
        fate = Fate.SENT if acted else Fate.UNDONE
        assert {record.fate for record in await desk.history(number)} == {fate}
    written = [one for one in middleman.asked("PATCH", path) if one.status == 200]
    assert len(written) == (2 if acted else 0)
    (there,) = await colleague.rdvs(1, entry.rdv.starts_at, entry.rdv.starts_at)
    assert [p.status for p in there.participations] == [Status.UNKNOWN]


@pytest.mark.parametrize("status", [401, 429])
async def test_who_is_turned_away_once_the_platform_has_acted_does_it_no_second_time(
    at_the_desk: Open, middleman: Middleman, like: str, status: int
) -> None:
    number = next(_rdvs)
    async with at_the_desk() as desk:
        entry = await known(desk, number)
        path = f"/participations/{number * 10}$"
        rule = middleman.when(weather.answered_after(status), method="PATCH", path=path, times=1)
        await desk.act(Action.EXCUSED, [Target(entry, (number * 10,))])
        await until(lambda: rule.met and (desk.sync_state.signed_out or not desk.unsent_count), "what came of it")
        if desk.sync_state.signed_out:
            waiting = [one for one in await desk.sendings.all() if one.open]
            assert [one.becomes for one in waiting] == [Becomes.SIGN_IN]
            return  # it is looked at once somebody has signed in again
        assert [record.fate for record in await desk.history(number)] == [Fate.SENT]
    renewed = like == "current-2026" and status == 401  # and sent once more: the same status again tells nobody
    assert len(middleman.asked("PATCH", path)) == (2 if renewed else 1)


async def once(write: Awaitable[object]) -> bool:
    """Whether the desk says that it was done; else that nobody knows."""
    with suppress(Failure):
        await write
        return True
    return False


@pytest.mark.parametrize("fault", LOST)
async def test_what_is_written_at_once_is_written_once(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, fault: Fault
) -> None:
    title = f"Formation {uuid4().hex[:8]}"
    draft = AbsenceDraft(
        agent_id=3,
        title=title,
        first_day=date(2027, 1, 4),
        start_time=time(9),
        end_day=date(2027, 1, 4),
        end_time=time(12),
    )
    number = f"N{uuid4().hex[:8]}"
    async with at_the_desk() as desk:
        await pulled(desk)
        await desk._session.capabilities()
        for method, path in (("POST", "/absences$"), ("POST", "/referent_assignations$"), ("PATCH", "/users/2$")):
            middleman.when(fault, method=method, path=path, times=1)
        absent = await once(desk.absences.create(draft))
        follows = await once(desk.usagers.add_referent(2, 3))
        changed = await once(desk.usagers.change_private(2, 1, {"affiliation_number": number}))
        middleman.when(fault, method="DELETE", path="/referent_assignations", times=1)
        left = await once(desk.usagers.remove_referent(2, 3))
    absences = [draft_of(one) for one in await colleague.absences() if one.title == title]
    assert absences in ([draft], [] if not absent else [draft])
    assert not changed or (await colleague.user(2)).affiliation_number == number
    # Who is a référent can be one no more, and who is none cannot: of what the desk says was done, nothing is lost.
    if follows and not left:
        await colleague.delete_referent_assignation(3, 2, key=str(uuid4()))
    else:
        with pytest.raises(NotFound):
            await colleague.delete_referent_assignation(3, 2, key=str(uuid4()))

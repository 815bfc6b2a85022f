"""Signing in by the browser: whose memory is opened, what the keyring has, and the ear on this machine."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, DeskChange, SignedAgent, Waits
from kiosk.desk.session.loopback import browser_answer
from kiosk.domain.platform.failures import (
    ServerFault,
    SignedOut,
    TimedOut,
    Unauthorised,
    UnauthorisedCause,
    Unreachable,
)
from kiosk.domain.platform.sign_in import Authorisation, WaysIn
from kiosk.store.memory_folder import MemoryFolder
from tests.desk.conftest import INSTANCE, SECRETARY
from tests.desk.fakes import FakeClient, FakePlatform, FakeSyncs
from tests.desk.session.test_session import another_desk, mark_seen
from tests.support.secrets import MemorySecrets, NoSecrets

OTHER = "autre@ormeval.test"


async def sign_in(desk: Desk, answer: str = SECRETARY, *, stay: bool = False) -> None:
    asked = await desk.authorise(f" {INSTANCE.upper()}/ ")
    assert asked.url.startswith(f"{INSTANCE}/oauth/authorize")
    await desk.sign_in_by_browser(INSTANCE, asked, answer, stay=stay)


async def test_signing_in_opens_everything(desk: Desk, platform: FakePlatform, syncs: FakeSyncs) -> None:
    told: list[DeskChange] = []
    desk.subscribe(told.append)
    await sign_in(desk)
    assert desk.who == SignedAgent(4, "Sylvie", "MOREL", SECRETARY, INSTANCE, by_browser=True)
    assert [change.kind for change in told] == ["session"]
    (client,) = platform.open_clients
    assert syncs.last.client is client, "the client that has the pair goes on with it"


async def test_an_instance_is_asked_by_somebody_who_then_goes(desk: Desk, platform: FakePlatform) -> None:
    assert await desk.ways_in("RDV.ormeval.test/") == WaysIn(password=False, browser=True, application=True)
    assert platform.clients[-1].instance == INSTANCE
    assert platform.open_clients == []
    with pytest.raises(Unreachable):
        await desk.ways_in("http://rdv.ormeval.test")


async def test_an_instance_that_says_nothing_is_not_waited_for(
    memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(_client: FakeClient) -> WaysIn:
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    monkeypatch.setattr(FakeClient, "ways_in", silent)
    desk = Desk(memories, platform.connect, clock, Waits(asking=0.01), make_sync=syncs)
    with pytest.raises(TimedOut):
        await desk.ways_in(INSTANCE)
    assert platform.open_clients == []
    await desk.close()


@pytest.mark.parametrize("failure", [Unauthorised(UnauthorisedCause.DENIED), ServerFault(503), SignedOut()])
async def test_what_goes_wrong_leaves_all_as_it_was(
    desk: Desk, platform: FakePlatform, failure: Exception, secrets: MemorySecrets
) -> None:
    platform.failure = failure  # type: ignore[assignment]
    with pytest.raises(type(failure)):
        await sign_in(desk, stay=True)
    assert desk.who is None
    assert platform.open_clients == []
    assert secrets.kept == {}
    platform.failure = None
    await sign_in(desk)


async def test_the_same_agent_again_goes_on_with_the_same_memory(
    desk: Desk, platform: FakePlatform, syncs: FakeSyncs
) -> None:
    await sign_in(desk)
    sync = syncs.last
    key = await mark_seen(desk, sync.memory)
    sync.say(signed_out=True)
    await sign_in(desk)
    assert syncs.made == [sync]
    assert [sync.client] == platform.open_clients
    assert [row.act.key for row in await sync.memory.queue.gestures()] == [key]


async def test_another_agent_gets_nothing_of_the_first(desk: Desk, platform: FakePlatform, syncs: FakeSyncs) -> None:
    await sign_in(desk)
    await mark_seen(desk, syncs.last.memory)
    await sign_in(desk, OTHER)
    assert desk.who is not None
    assert desk.who.agent_id == 5
    assert desk.unsent_count == 0
    assert len(platform.open_clients) == 1


async def test_who_stays_signed_in_is_found_again(
    desk: Desk, memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    await sign_in(desk, stay=True)
    await desk.close()
    again = another_desk(memories, platform, clock, syncs)
    assert await again.resume()
    assert again.who == SignedAgent(4, "Sylvie", "MOREL", SECRETARY, INSTANCE, by_browser=True)
    await asyncio.wait_for(syncs.last.started.wait(), 5)
    assert platform.open_clients[0].credentials == {"token": "1"}
    # What is refreshed is kept, and is what the next start has.
    await platform.open_clients[0].refresh()
    await again.close()
    third = another_desk(memories, platform, clock, syncs)
    assert await third.resume()
    await asyncio.wait_for(syncs.last.started.wait(), 5)
    assert platform.open_clients[0].credentials == {"token": "100"}
    await third.close()


async def test_who_does_not_stay_leaves_nothing_in_the_keyring(
    desk: Desk, memories: MemoryFolder, platform: FakePlatform, syncs: FakeSyncs
) -> None:
    await sign_in(desk)
    await platform.open_clients[0].refresh()
    assert await memories.remembered() is None


async def test_a_refresh_that_ends_after_the_session_is_not_kept(
    desk: Desk, memories: MemoryFolder, platform: FakePlatform, syncs: FakeSyncs
) -> None:
    await sign_in(desk, stay=True)
    (first,) = platform.open_clients
    await first.refresh()
    kept = await memories.remembered()
    assert kept is not None
    assert kept.credentials == {"token": "101"}
    await sign_in(desk, stay=True)
    await first.refresh()
    kept = await memories.remembered()
    assert kept is not None
    assert kept.credentials == {"token": "2"}, "the session that was replaced has no say"
    (second,) = platform.open_clients
    await desk.sign_out()
    assert second.signed_out
    await second.refresh()
    assert await memories.remembered() is None


async def test_a_refresh_that_ends_while_the_desk_is_closed_is_kept(
    desk: Desk, memories: MemoryFolder, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old pair is dead by then: the next start would have nothing that opens."""
    await sign_in(desk, stay=True)
    (client,) = platform.open_clients
    ending = client.aclose

    async def last_word() -> None:
        await client.refresh()
        await ending()

    monkeypatch.setattr(client, "aclose", last_word)
    await desk.close()
    kept = await memories.remembered()
    assert kept is not None
    assert kept.credentials == {"token": "101"}


async def test_what_the_end_of_a_session_still_brings_is_not_kept_once_signed_out(
    desk: Desk, memories: MemoryFolder, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sign_in(desk, stay=True)
    (client,) = platform.open_clients
    ending = client.aclose

    async def last_word() -> None:
        await client.refresh()
        await ending()

    monkeypatch.setattr(client, "aclose", last_word)
    await desk.sign_out()
    assert await memories.remembered() is None


async def test_without_a_keyring_one_works_all_the_same(
    profile: Path, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    memories = MemoryFolder(profile, NoSecrets(), clock)
    desk = Desk(memories, platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs)
    await sign_in(desk, stay=True)
    await platform.open_clients[0].refresh()
    assert not desk.memory_durable
    await desk.close()


# The ear on this machine


@pytest.fixture
def asked() -> Authorisation:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Authorisation("https://rdv.ormeval.test/oauth/authorize", "l-état", "v", f"http://127.0.0.1:{port}/retour")


async def visit(asked: Authorisation, raw: bytes) -> str:
    """What a browser is answered."""
    port = int(asked.redirect_uri.split(":")[2].split("/")[0])
    async with asyncio.timeout(5):
        while True:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                break
            except OSError:
                await asyncio.sleep(0)
        try:
            writer.write(raw)
            await writer.drain()
            return (await reader.read()).decode()
        except ConnectionError:
            return ""
        finally:
            writer.close()


def get(target: str) -> bytes:
    return f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


async def test_the_browser_comes_back_and_reads_a_page(asked: Authorisation) -> None:
    hearing = asyncio.create_task(browser_answer(asked))
    page = await visit(asked, get("/retour?code=C0DE&state=l-%C3%A9tat"))
    assert page.startswith("HTTP/1.1 200")
    assert "Vous pouvez fermer cette page" in page
    assert "C0DE" not in page
    assert await hearing == f"{asked.redirect_uri}?code=C0DE&state=l-%C3%A9tat"


async def test_the_browser_comes_back_with_a_no(asked: Authorisation) -> None:
    hearing = asyncio.create_task(browser_answer(asked))
    assert "n’a pas été autorisé" in await visit(asked, get("/retour?error=access_denied&state=l-%C3%A9tat"))
    assert "error=access_denied" in await hearing


async def test_whatever_else_comes_by_is_passed_over(asked: Authorisation) -> None:
    hearing = asyncio.create_task(browser_answer(asked))
    for raw, status in (
        (get("/favicon.ico"), "404"),
        (get("/retour?code=C0DE"), "400"),
        (get("/retour?code=C0DE&state=autre"), "400"),
        (get("/retour?code=<script>&state=%3Cscript%3E"), "400"),
        (b"POST /retour?code=C&state=l-%C3%A9tat HTTP/1.1\r\n\r\n", "405"),
        (b"\r\n\r\n", ""),
        (b"\xff\xfe\r\n\r\n", ""),
        (get("/" + "x" * 20_000), ""),
    ):
        page = await visit(asked, raw)
        assert page.startswith(f"HTTP/1.1 {status}" if status else "")
        assert "script" not in page
    assert not hearing.done()
    await visit(asked, get("/retour?code=C&state=l-%C3%A9tat"))
    await hearing


async def test_nobody_is_listened_to_once_it_is_given_up(asked: Authorisation) -> None:
    hearing = asyncio.create_task(browser_answer(asked))
    await visit(asked, get("/"))
    hearing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hearing
    with pytest.raises(OSError):
        await asyncio.open_connection("127.0.0.1", int(asked.redirect_uri.split(":")[2].split("/")[0]))


async def test_an_address_that_is_taken_is_told(asked: Authorisation) -> None:
    hearing = asyncio.create_task(browser_answer(asked))
    await visit(asked, get("/"))
    with pytest.raises(Unauthorised) as raised:
        await browser_answer(asked)
    assert raised.value.cause is UnauthorisedCause.NOT_HEARD
    hearing.cancel()
    await asyncio.wait([hearing])

"""A desk at which four agents of two instances worked, a year ago: nothing of anyone is left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from kiosk.app.preferences_file import PreferencesFile
from kiosk.clock import SetClock
from kiosk.desk.session.codes import Codes
from kiosk.desk.types import SignedAgent
from kiosk.domain.day.status import Action
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import Remembered
from kiosk.views.sign_in.page import SignInPage
from tests.faults.conftest import Sit
from tests.faults.reception import Reception
from tests.faults.territory import NOW
from tests.support.secrets import MemorySecrets
from tests.support.trade import gesture, rdv
from tests.support.waiting import until

HERE, ELSEWHERE = "https://rdv.ormeval.test", "https://rdv.ailleurs.test"
AGENTS = (
    SignedAgent(1, "Claire", "Zylberman", "claire.zylberman@rdv.test", HERE),
    SignedAgent(2, "Alain", "Quenouille", "alain.quenouille@rdv.test", HERE),
    SignedAgent(1, "Odile", "Kerfadec", "odile.kerfadec@rdv.test", ELSEWHERE),
    SignedAgent(7, "Paul", "Yvetot", "paul.yvetot@rdv.test", ELSEWHERE),
)


class Remembering(MemorySecrets):
    """A keyring that notes every name under which it was ever given something."""

    def __init__(self) -> None:
        super().__init__()
        self.given: set[str] = set()

    def set(self, name: str, value: str) -> None:
        self.given.add(name)
        super().set(name, value)


async def _a_year_ago(profile: Path, secrets: MemorySecrets, clock: SetClock) -> None:
    memories = MemoryFolder(profile / "memory", secrets, clock)
    preferences = PreferencesFile(profile / "preferences.json")
    codes = Codes(secrets, clock)
    for who in AGENTS:
        memory = await memories.open(who.instance, who.agent_id)
        await memory.save_rdvs(1, [rdv(number, clock.now()) for number in range(1, 9)], window=None)
        if who is AGENTS[1]:
            await memory.queue.act([gesture(rdv(n), Action.SEEN, made_at=clock.now()) for n in (1, 2)])
        await memory.close()
        name = f"{who.first_name} {who.last_name}"
        await memories.came(who.instance, who.agent_id, name, who.email)
        kept = Remembered(
            who.instance, who.agent_id, who.first_name, who.last_name, who.email, {"token": "x"}, seen_at=clock.now()
        )
        await memories.agents(lambda agents, kept=kept: agents.keep(kept, stays=False))  # type: ignore[misc]
        await codes.make(who, "8265")
        chosen = AgentPreferences(preferences, who.instance, who.agent_id)
        chosen.set("seen", clock.now().date())
        chosen.set("lieu.1", 12)
    await memories.set_aside(AGENTS[0].instance, AGENTS[0].agent_id)
    memory = await memories.open(AGENTS[0].instance, AGENTS[0].agent_id)
    await memory.close()


def _left(profile: Path) -> str:
    return "\n".join(path.read_bytes().decode("latin-1") for path in profile.rglob("*") if path.is_file())


@asynccontextmanager
async def keeping_house(desk: Reception) -> AsyncIterator[None]:
    """As the process does beside what is on the screen."""
    keeping = asyncio.create_task(desk.parts.keep_house())
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.wait([keeping])


async def the_door(desk: Reception) -> SignInPage:
    await until(lambda: desk.window.sign_in_page is not None, "the door")
    assert desk.window.sign_in_page is not None
    return desk.window.sign_in_page


async def test_nothing_of_anyone_is_left_once_somebody_was_told(tmp_path: Path, sit: Sit) -> None:
    profile, secrets, clock = tmp_path / "profile", Remembering(), SetClock(NOW)
    profile.mkdir(exist_ok=True)
    await _a_year_ago(profile, secrets, clock)
    assert len(list(profile.rglob("*.memory"))) == 5
    assert any("Quenouille" in value for value in secrets.kept.values())
    clock.move(days=365)
    async with sit(profile=profile, secrets=secrets, clock=clock) as desk, keeping_house(desk):
        page = await the_door(desk)
        await until(page.left_behind.isVisible, "that the door says so")
        assert "Alain Quenouille\u00a0: 2 gestes" in page.left_behind.text()
        known = desk.parts.desk.memories._known
        await until(lambda: all(one.told_at is not None for one in known.values()), "that it counts as told")
    assert len(list(profile.rglob("*.memory"))) == 1
    clock.move(days=7, minutes=1)
    async with sit(profile=profile, secrets=secrets, clock=clock) as desk, keeping_house(desk):
        page = await the_door(desk)
        await until(lambda: not list(profile.rglob("*.memory")), "that it is gone")
        assert not page.left_behind.isVisible()
        assert await desk.parts.desk.agents.here() == ()
    assert not (profile / "memory").exists() or not list((profile / "memory").iterdir())
    left = secrets.given & secrets.kept.keys()
    assert left <= {"agents", "codes"}, "the hour at which a day ends is nobody's"
    words = [word for who in AGENTS for word in (who.first_name, who.last_name, who.email)]
    assert not [word for word in words if word in str(secrets.kept) or word in _left(profile)]
    assert ".lieu.1" not in _left(profile)

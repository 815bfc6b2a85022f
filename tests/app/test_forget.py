"""``kiosk --forget``: what it erases, what it asks for, and how it ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from kiosk.__main__ import main
from kiosk.app.commands import forget
from kiosk.app.options import Options
from kiosk.app.preferences_file import PreferencesFile
from kiosk.clock import SetClock
from kiosk.domain.day.status import Action
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import Remembered
from tests.support.secrets import MemorySecrets, NoSecrets
from tests.support.trade import NOW, gesture, rdv

HERE, ELSEWHERE = "https://rdv.ormeval.test", "https://rdv.ailleurs.test"


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def profile(tmp_path: Path, secrets: MemorySecrets) -> Path:
    """Claire and Alain, of one instance, and Odile of another; Alain has something to send."""
    folder = tmp_path / "profile"
    folder.mkdir()

    async def work() -> None:
        memories = MemoryFolder(folder / "memory", secrets, SetClock(NOW))
        for instance, agent_id, first, unsent in (
            (HERE, 1, "claire", 0),
            (HERE, 2, "alain", 2),
            (ELSEWHERE, 1, "odile", 0),
        ):
            memory = await memories.open(instance, agent_id)
            await memory.queue.act([gesture(rdv(number), Action.SEEN) for number in range(1, unsent + 1)])
            await memory.close()
            await memories.came(instance, agent_id, first.title(), f"{first}@rdv.test")
            who = Remembered(instance, agent_id, first.title(), "", f"{first}@rdv.test", {"token": "x"})
            await memories.agents(lambda agents, who=who: agents.keep(who, stays=False))  # type: ignore[misc]
            AgentPreferences(PreferencesFile(folder / "preferences.json"), instance, agent_id).set("lieu.1", 12)

    asyncio.run(work())
    return folder


def files(profile: Path) -> int:
    return len(list(profile.rglob("*.memory")))


def test_one_agent_goes_whole_and_the_others_stay(
    profile: Path, secrets: MemorySecrets, capsys: pytest.CaptureFixture[str]
) -> None:
    options = Options(profile=profile)
    assert forget.run(options, "CLAIRE@rdv.test", False, secrets=secrets) == forget.ERASED
    assert capsys.readouterr().out == f"Effacé\u00a0: claire@rdv.test, {HERE}\n"
    assert files(profile) == 2
    assert not any("laire" in value for value in secrets.kept.values())
    assert forget.run(options, "claire@rdv.test", False, secrets=secrets) == forget.ERASED
    assert capsys.readouterr().out == "Rien n’est gardé de cet agent.\n"


def test_what_is_not_sent_is_lost_only_when_one_says_so(
    profile: Path, secrets: MemorySecrets, capsys: pytest.CaptureFixture[str]
) -> None:
    here = Options(profile=profile, instance="rdv.ormeval.test")
    assert forget.run(here, forget.EVERYBODY, False, secrets=secrets) == forget.NOT_ERASED
    told = capsys.readouterr()
    assert told.out == f"alain@rdv.test, {HERE}\u00a0: 2 gestes non envoyés\n"
    assert told.err == "Rien n’a été effacé. Ajoutez --yes pour perdre ce qui n’est pas envoyé.\n"
    assert files(profile) == 3
    assert forget.run(here, forget.EVERYBODY, True, secrets=secrets) == forget.ERASED
    assert f"Effacé\u00a0: alain@rdv.test, {HERE} (2 gestes non envoyés)" in capsys.readouterr().out
    assert files(profile) == 1
    assert forget.run(Options(profile=profile), forget.EVERYBODY, True, secrets=secrets) == forget.ERASED
    assert (files(profile), secrets.kept) == (0, {})
    assert (profile / "preferences.json").read_text("utf-8") == "{}"
    capsys.readouterr()
    assert forget.run(Options(profile=profile / "nowhere"), forget.EVERYBODY, True, secrets=secrets) == forget.ERASED
    assert capsys.readouterr().out == "Rien n’est gardé là.\n"


def test_it_keeps_off_while_a_kiosk_is_open_and_without_a_keyring(
    profile: Path, secrets: MemorySecrets, capsys: pytest.CaptureFixture[str]
) -> None:
    held = QLockFile(str(profile / "kiosk.lock"))  # as a Kiosk at work does
    assert held.tryLock(0)
    try:
        assert forget.run(Options(profile=profile), forget.EVERYBODY, True, secrets=secrets) == forget.NOT_ERASED
        assert capsys.readouterr().err == "Kiosk est ouvert sur ce profil\u00a0: fermez-le d’abord.\n"
    finally:
        held.unlock()
    assert forget.run(Options(profile=profile), forget.EVERYBODY, True, secrets=NoSecrets()) == forget.NOT_ERASED
    assert "coffre" in capsys.readouterr().err
    assert files(profile) == 3
    assert forget.run(Options(profile=profile, instance="http://x"), "all", True, secrets=secrets) == forget.WRONG_USE


@pytest.mark.parametrize(
    "arguments", [["--forget"], ["--forget", "--agent", "all", "--demo"], ["--agent", "all"], ["--yes"]]
)
def test_what_goes_with_it(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "--forget" in capsys.readouterr().err

"""``kiosk --demo`` and ``make demo`` as processes: they open, they show, they leave nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from kiosk.platform_server.data.demo import ACCOUNTS
from tests.end_to_end.desk_process import ROOT, DeskProcess
from tests.end_to_end.morning import MDS
from tests.support.waiting import until


async def answers(address: str) -> bool:
    """Whether a platform is there."""
    async with httpx.AsyncClient(trust_env=False) as client:
        try:
            await client.get(f"{address}/api/desk/v1/capabilities")
        except httpx.ConnectError:
            return False
    return True


@pytest.mark.timeout(90)
async def test_the_demonstration_opens_at_the_mds_and_leaves_nothing_behind(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    with DeskProcess(temporary, "--demo") as desk:
        address = (await desk.hear("Plateforme de démonstration")).rpartition(" ")[2]
        desk.tell("shown")
        assert (await desk.hear("shown")).startswith(f"shown {MDS}, ")
        assert await answers(address)
        assert any(temporary.glob("kiosk-demo-*")), "the profile is a temporary one"
        assert desk.terminate() == 0, desk.errors
    assert not await answers(address)
    assert not list(temporary.glob("kiosk-*")), "profile and database are gone"
    assert not [line for line in desk.errors if "This plugin does not support" not in line]


@pytest.mark.timeout(90)
async def test_the_demonstration_of_an_instance_of_today_says_whom_to_be_in_the_browser(tmp_path: Path) -> None:
    with DeskProcess(tmp_path / "temporary", "--demo", "--like", "current-2026") as desk:
        await desk.hear("Plateforme de démonstration")
        desk.tell("door")
        _, button, accounts = (await desk.hear("door")).split(" | ")
        assert button == "button", "one way, and no field"
        _, email, password = ACCOUNTS[0]
        assert "à saisir dans le navigateur" in accounts
        assert f"{email}, mot de passe {password}" in accounts
        assert desk.terminate() == 0, desk.errors


@pytest.mark.timeout(90)
async def test_a_browser_that_comes_back_when_no_kiosk_runs(tmp_path: Path) -> None:
    """Who was waited for is gone: the window that opens says so."""
    profile, answer = tmp_path / "profile", "fr.rdv.kiosk:/callback?code=c0de-perdu&state=etat-perdu"
    with DeskProcess(tmp_path / "temporary", "--profile", profile, "--secrets", tmp_path / "secrets", answer) as desk:
        desk.tell("door")
        assert "elle est ignorée" in await desk.hear("door")
        assert desk.terminate() == 0, desk.errors
    written = (profile / "kiosk.log").read_text("utf-8") + "".join(desk.lines + desk.errors)
    assert "perdu" not in written


@pytest.mark.timeout(90)
async def test_the_command_itself_starts_and_ends(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    with DeskProcess(temporary, "--demo", module="kiosk") as desk:
        await desk.hear("Plateforme de démonstration")
        # The memory of who signed in: the window is at work.
        await until(lambda: list(temporary.glob("kiosk-demo-*/memory/*")), "someone signed in")
        assert desk.terminate() == 0, desk.errors
    assert not list(temporary.glob("kiosk-*"))


@pytest.mark.timeout(90)
def test_make_demo_plays_the_morning_where_there_is_no_display() -> None:
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "tools/demo.py"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=80,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "24." in done.stdout
    assert "build/demo" in done.stdout.replace(os.sep, "/")
    assert len(list((ROOT / "build" / "demo").glob("*.png"))) == 34


@pytest.mark.timeout(90)
def test_make_demo_says_what_is_wrong_and_ends_with_1(tmp_path: Path) -> None:
    spoilt = (
        "import sys; from pathlib import Path; from tests.end_to_end import morning, play; "
        f"play.PICTURES = Path({str(tmp_path)!r}); morning.MDS = 'Ailleurs'; sys.exit(play.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", spoilt],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=80,
    )
    assert done.returncode == 1
    assert "Quelque chose ne va pas\u00a0: l’agenda s’ouvre sur «\u00a0MDS d’Ormeval\u00a0»" in done.stderr
    assert "Traceback" not in done.stderr

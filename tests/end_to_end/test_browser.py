"""Signing in by the browser on the embedded platform, in the real window, by each way in which a browser comes back."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import httpx
import msgspec
import pytest
from PySide6.QtTest import QTest

from kiosk.app.one_process import OneProcess
from kiosk.domain.platform.sign_in import BY_CODE, BY_SCHEME
from tests.end_to_end.current import Current, loopback, revoke
from tests.end_to_end.desk_process import ROOT
from tests.end_to_end.morning import LATE, sent
from tests.end_to_end.screen import CTRL, LEFT_BUTTON, Key, Screen
from tests.end_to_end.stage import NOW, Stage
from tests.support.chromium import NoChromium, start_chromium
from tests.support.oauth import answered
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until


@pytest.fixture(scope="module")
def current_platform() -> Iterator[PlatformProcess]:
    """As an instance of today: OAuth only. Its limit on calls is another matter."""
    like = ("--like", "current-2026", "--calls-per-minute", "0")
    with start_platform("--demo", "--allow-reset", "--now", NOW.isoformat(), *like) as platform:
        yield platform


class By(Protocol):
    """Makes the stage on which a browser comes back to ``redirect_uri``."""

    def __call__(self, redirect_uri: str, platform: PlatformProcess | None = None) -> Current: ...


@pytest.fixture
def by(stage: Stage) -> By:
    def make(redirect_uri: str, platform: PlatformProcess | None = None) -> Current:
        return Current(platform or stage.platform, stage.folder, redirect_uri)

    return make


async def begin(screen: Screen) -> None:
    """Presses the one button."""
    page = screen.sign_in_page
    assert page.password.isHidden(), "there is one way"
    await screen.click(page.browser_button)
    await until(page.waiting.isVisible, "the page that waits")


@pytest.mark.parametrize(
    ("like", "fields", "button"), [("own", False, True), ("historic-2024", True, False), ("current-2026", False, True)]
)
async def test_which_way_it_is_is_found_by_asking(
    by: By, tmp_path: Path, like: str, fields: bool, button: bool
) -> None:
    with start_platform("--demo", "--now", NOW.isoformat(), "--like", like) as platform:
        stage = by(BY_CODE, platform)
        section = msgspec.structs.replace(stage.settings.instance, sign_in="auto")
        stage.settings = msgspec.structs.replace(stage.settings, instance=section)
        async with stage:
            page = (await stage.shows_sign_in()).sign_in_page
            assert (page.password.isVisible(), page.browser_button.isVisible()) == (fields, button)
            assert page.fields_button.isVisible() is (like == "own"), "our own platform has both ways"


async def test_by_a_code_that_is_pasted(by: By) -> None:
    async with by(BY_CODE) as stage:
        screen = await stage.shows_sign_in()
        await begin(screen)
        page = screen.sign_in_page
        assert "un code" in page.waiting.what.text()
        await screen.write("pas-le-bon")
        await screen.press(Key.Key_Return)
        await until(lambda: not page.error.isHidden(), "the refusal")
        assert "Ce code n’est pas le bon" in page.error.text()
        code = answered(await stage.browser.goes_through(stage.secretary))["code"]
        await screen.press(Key.Key_A, CTRL)
        await screen.write(code)
        await screen.press(Key.Key_Return)
        await screen.day_shown()
        await screen.gesture(LATE, Key.Key_A)
        await sent(screen)


async def test_by_an_address_of_this_machine(by: By) -> None:
    async with by(loopback()) as stage:
        screen = await stage.shows_sign_in()
        await begin(screen)
        back = await stage.browser.goes_through(stage.secretary)
        shown = await asyncio.to_thread(httpx.get, back, trust_env=False)
        assert "Vous pouvez fermer cette page" in shown.text
        await screen.day_shown()
        assert screen.frame.presenter.who_text


async def test_by_an_address_that_the_system_hands_over(by: By, tmp_path: Path) -> None:
    """The system starts a second Kiosk with the address: it hands it to the first, and ends."""
    profile = tmp_path / "profil"
    profile.mkdir()
    async with by(BY_SCHEME) as stage:
        screen = await stage.shows_sign_in(profile=profile)
        one = OneProcess(profile)
        one.answered.connect(screen.parts.presenter.browser_answered)
        try:
            await begin(screen)
            back = await stage.browser.goes_through(stage.secretary)
            assert back.startswith(f"{BY_SCHEME}?")
            late = back.replace("state=", "state=autre")
            for address in (late, back):
                second = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "kiosk", "--profile", str(profile), address, cwd=ROOT
                )
                assert await second.wait() == 0
                if address is late:
                    await until(lambda: not screen.sign_in_page.error.isHidden(), "what is said of it")
                    assert "elle est ignorée" in screen.sign_in_page.error.text()
            await screen.day_shown()
        finally:
            one.release()


async def test_a_no_and_a_second_try(by: By) -> None:
    async with by(loopback()) as stage:
        screen = await stage.shows_sign_in()
        page = screen.sign_in_page
        await begin(screen)
        back = await stage.browser.goes_through(stage.secretary, "no")
        assert "n’a pas été autorisé" in (await asyncio.to_thread(httpx.get, back, trust_env=False)).text
        await until(lambda: not page.error.isHidden(), "what is said of it")
        assert "n’a pas été autorisé" in page.error.text()
        await begin(screen)
        # The browser is closed, and opened again from here.
        await screen.click(page.waiting.again)
        assert len(stage.browser.opened) == 3
        back = await stage.browser.goes_through(stage.secretary)
        await asyncio.to_thread(httpx.get, back, trust_env=False)
        await screen.day_shown()


async def test_who_stays_is_there_at_once_and_who_signs_out_is_not(by: By, tmp_path: Path) -> None:
    profile, secrets = tmp_path / "profil", MemorySecrets()
    stage: Current
    async with by(BY_CODE) as stage:
        screen = await stage.shows_sign_in(profile=profile, secrets=secrets)
        QTest.mouseClick(screen.sign_in_page.stay, LEFT_BUTTON)
        await begin(screen)
        code = answered(await stage.browser.goes_through(stage.secretary))["code"]
        await screen.write(code)
        await screen.press(Key.Key_Return)
        await screen.day_shown()
        await screen.parts.close()
        stage._leaving.pop_all()
        stage._leaving.callback(stage.browser.close)
        kept = dict(secrets.kept)
        again = await stage.shows_sign_in(profile=profile, secrets=secrets)
        await again.day_shown()
        record = f"agent.{kept['remembered']}"
        await until(lambda: secrets.kept[record] != kept[record], "the new pair in the keyring")
        await again.choose(again.frame.top.who, "Se déconnecter")
        await until(lambda: again.signing_in, "the sign-in page")
        assert "remembered" not in secrets.kept
    # What was kept opens nothing any more: it was revoked.
    secrets.kept |= kept
    async with by(BY_CODE) as stage:
        screen = await stage.shows_sign_in(profile=profile, secrets=secrets)
        await until(lambda: screen.at_work and screen.frame.lost.isVisible(), "the band of a lost session")


async def test_a_session_that_is_lost_in_mid_day_loses_no_gesture(by: By) -> None:
    """Revoked at the platform: the agenda stays, gestures are kept, one key opens the browser, and they leave."""
    async with by(loopback()) as stage:
        screen = await stage.shows_sign_in()
        await begin(screen)
        back = await stage.browser.goes_through(stage.secretary)
        await asyncio.to_thread(httpx.get, back, trust_env=False)
        await screen.day_shown()
        frame = screen.frame
        await revoke(screen)
        await screen.gesture(LATE, Key.Key_A)
        await until(frame.lost.isVisible, "the band of a lost session")
        assert screen.at_work
        await screen.says(LATE, "En salle d’attente")
        await screen.press(Key.Key_R, CTRL)
        await until(lambda: screen.signing_in and screen.sign_in_page.waiting.isVisible(), "the page that waits")
        await screen.press(Key.Key_Escape)
        assert screen.at_work, "one may go on without"
        await screen.press(Key.Key_R, CTRL)
        await until(lambda: len(stage.browser.opened) == 3, "the browser")
        back = await stage.browser.goes_through(stage.secretary)
        await asyncio.to_thread(httpx.get, back, trust_env=False)
        await until(lambda: screen.at_work, "the agenda again")
        assert screen.frame is frame
        assert frame.lost.isHidden()
        await sent(screen)


async def test_on_an_instance_of_today(by: By, current_platform: PlatformProcess) -> None:
    async with by(loopback(), current_platform) as stage:
        screen = await stage.shows_sign_in()
        await begin(screen)
        back = await stage.browser.goes_through(stage.secretary)
        await asyncio.to_thread(httpx.get, back, trust_env=False)
        await screen.day_shown()
        await screen.gesture(LATE, Key.Key_V)
        await sent(screen)


@pytest.mark.timeout(120)
async def test_in_a_real_browser(by: By) -> None:
    async with by(loopback()) as stage:
        screen = await stage.shows_sign_in()
        await begin(screen)

        def goes_through() -> str:
            with start_chromium() as chromium:
                chromium.open(stage.browser.opened[-1])
                chromium.type("#email", stage.secretary.email)
                chromium.type("#password", stage.secretary.password)
                chromium.click("button.main")
                chromium.click("button[value=yes]")
                return chromium.text()

        try:
            shown = await asyncio.to_thread(goes_through)
        except NoChromium as reason:
            pytest.skip(str(reason))
        assert "Vous pouvez fermer cette page" in shown
        await screen.day_shown()

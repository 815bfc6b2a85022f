"""What goes wrong around OAuth: asking how one signs in, the code, the refresh, the end.

No gesture is ever lost, and no secret is ever written.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.api_client.client import ApiClient
from kiosk.domain.day.status import Shown, Status
from kiosk.domain.platform.sign_in import BY_CODE
from kiosk.settings import InstanceSettings, OAuthSettings, Settings, SignIn
from kiosk.store.secrets import SecretStore
from tests.faults import middleman as weather
from tests.faults.conftest import Sit
from tests.faults.middleman import Fault, Middleman
from tests.faults.reading import reads_well
from tests.faults.reception import Reception
from tests.faults.territory import APOLLINE, CLIENT_ID, DESK, PASSWORD
from tests.support.oauth import answered, authorise
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

TOKEN, REVOKE = "/oauth/token", "/oauth/revoke"
FAULTS = [
    pytest.param(weather.page(200, "Bienvenue sur le wifi"), "à la place de la plateforme", id="portal"),
    pytest.param(weather.answers(302, "", Location="http://portail.invalid/"), "portail", id="elsewhere"),
    pytest.param(weather.page(500, "We're sorry"), "problème de son côté", id="500"),
    pytest.param(weather.page(503, "Maintenance"), "indisponible", id="503"),
    pytest.param(weather.answers(429, "{}", Retry_After="1"), "trop de demandes", id="429"),
    pytest.param(weather.answers(200, '{"hello": "world"}'), "pas celle de la plateforme", id="another shape"),
    pytest.param(weather.answers(200, '{"access_token": "a", "tok'), "n’a pas répondu à temps", id="half"),
    pytest.param(weather.reset_before, "n’a pas répondu", id="reset before"),
    pytest.param(weather.reset_after, "n’a pas répondu", id="reset after"),
    pytest.param(weather.cut_short, "n’a pas répondu", id="cut short"),
]


def settings(middleman: Middleman, sign_in: SignIn = "oauth") -> Settings:
    oauth = OAuthSettings(client_id=CLIENT_ID, redirect_uri=BY_CODE)
    return Settings(instance=InstanceSettings(url=middleman.url, sign_in=sign_in, oauth=oauth))


class Door:
    """The application at its sign-in page, and a browser that speaks to the platform without any weather."""

    def __init__(self, reception: Reception, opened: list[str]) -> None:
        self.reception = reception
        self.opened = opened
        self.codes: list[str] = []

    async def begin(self) -> None:
        QTest.mouseClick(self.reception.page.browser_button, Qt.MouseButton.LeftButton)
        await until(self.reception.page.waiting.isVisible, "the page that waits")

    async def paste(self, code: str) -> str:
        """Pastes a code and waits for what comes of it."""
        page = self.reception.page
        page.error.show_text("")
        page.waiting.code.setText(code)
        QTest.mouseClick(page.waiting.give, Qt.MouseButton.LeftButton)
        await until(lambda: not self.reception.signing_in or page.error.text(), "what comes of it", 20)
        return page.error.text() if self.reception.signing_in else ""

    async def code(self) -> str:
        """Another code, from the browser."""
        url = self.opened[-1]
        back = await asyncio.to_thread(authorise, url.split("/oauth")[0], DESK, PASSWORD, url)
        self.codes.append(answered(back)["code"])
        return self.codes[-1]

    async def sign_in(self) -> None:
        await self.begin()
        assert await self.paste(await self.code()) == ""
        await self.reception.day_shown()


class Opens(Protocol):
    """Opens the door; it is shut with the block."""

    def __call__(
        self, *, sign_in: SignIn = "oauth", profile: Path | None = None, secrets: SecretStore | None = None
    ) -> AbstractAsyncContextManager[Door]: ...


@pytest.fixture
def door(sit: Sit, middleman: Middleman) -> Opens:
    """Opens the application before the middleman; in the end no secret is in its log nor in its folder."""

    @asynccontextmanager
    async def opens(
        *, sign_in: SignIn = "oauth", profile: Path | None = None, secrets: SecretStore | None = None
    ) -> AsyncIterator[Door]:
        opened: list[str] = []

        def browser(address: str) -> bool:
            opened.append(address)
            return True

        async with sit(
            profile=profile, secrets=secrets, settings=settings(middleman, sign_in), open_address=browser
        ) as reception:
            made = Door(reception, opened)
            yield made
            await asyncio.sleep(0)
            words = [*made.codes, *(part for url in opened for part in url.split("&") if part.startswith("state="))]
            client: Any = _client(reception)
            if client is not None and client.auth is not None:
                words += [client.auth.access, client.auth.refresh]
            written = reception.log() + "".join(
                path.read_text("utf-8", "replace") for path in reception.profile.rglob("*") if path.is_file()
            )
            assert not [word for word in words if word and word in written], "a secret is written"

    return opens


def _client(reception: Reception) -> Any:
    session = reception.parts.desk._session
    return session._open.client if session._open is not None else None


def spend(reception: Reception) -> None:
    """The access token comes to its end."""
    _client(reception).auth.ends = 0.0


# Asking


@pytest.mark.parametrize(("fault", "_words"), FAULTS)
async def test_where_the_platform_cannot_be_asked_both_ways_are_there(
    door: Opens, middleman: Middleman, fault: Fault, _words: str
) -> None:
    middleman.when(fault)
    async with door(sign_in="auto") as at:
        page = at.reception.page
        await until(lambda: not at.reception.parts.presenter.sign_in.ways.asking, "an answer, or none")
        assert page.password.isVisible()
        assert page.browser_button.isVisible()
        middleman.heal()
        await at.sign_in()


# The code


@pytest.mark.parametrize(("fault", "words"), FAULTS)
async def test_a_code_that_does_not_get_there(door: Opens, middleman: Middleman, fault: Fault, words: str) -> None:
    middleman.when(fault, method="POST", path=TOKEN)
    async with door() as at:
        await at.begin()
        said = await at.paste(await at.code())
        reads_well(said)
        assert words in said
        assert "geste" not in said
        assert at.reception.page.waiting.isVisible(), "the question stands"
        assert len([one for one in middleman.asked("POST", TOKEN) if one.reached]) <= 1, "a code serves once"
        middleman.heal()
        assert await at.paste(await at.code()) == ""
        await at.reception.day_shown()


async def test_somebody_whom_the_platform_cannot_name(door: Opens, middleman: Middleman) -> None:
    middleman.when(weather.page(503, "Maintenance"), path="agents/me")
    async with door() as at:
        await at.begin()
        assert "indisponible" in await at.paste(await at.code())
        assert middleman.asked("POST", REVOKE), "tokens that nobody will have are not left alive"
        middleman.heal()
        assert await at.paste(await at.code()) == ""


# The refresh


@pytest.mark.parametrize(("fault", "_words"), FAULTS)
async def test_a_refresh_that_does_not_come_through_ends_nothing(
    door: Opens, middleman: Middleman, colleague: ApiClient, fault: Fault, _words: str
) -> None:
    async with door() as at:
        reception = at.reception
        await at.sign_in()
        await reception.pulled()
        middleman.when(fault, method="POST", path=TOKEN)
        spend(reception)
        before = len(middleman.asked("POST", TOKEN))
        await reception.press("V", APOLLINE)
        await reception.shows(APOLLINE, Shown.SEEN)
        await until(lambda: len(middleman.asked("POST", TOKEN)) > before, "a refresh")
        assert reception.frame.lost.isHidden(), "the network is not the platform"
        middleman.heal()
        _client(reception).auth.ends = 0.0
        if reception.presenter.link.connected is False or reception.unsent:
            await reception.refresh()
        await until(lambda: not reception.unsent, "the gesture sent", 40)
        assert (await colleague.rdv(1)).status is Status.SEEN
        assert reception.frame.lost.isHidden()


async def test_a_refresh_that_is_refused_leaves_the_agenda(
    door: Opens, middleman: Middleman, colleague: ApiClient, profile: Path, secrets: MemorySecrets
) -> None:
    async with door(profile=profile, secrets=secrets) as at:
        reception = at.reception
        await at.sign_in()
        middleman.when(weather.answers(400, '{"error": "invalid_grant"}'), method="POST", path=TOKEN)
        spend(reception)
        await reception.press("V", APOLLINE)
        await until(reception.frame.lost.isVisible, "the band of a lost session")
        reads_well(reception.frame.lost.text())
        assert "vos gestes sont gardés" in reception.frame.lost.text()
        await reception.shows(APOLLINE, Shown.SEEN)
        middleman.heal()
        # The window is closed on it, and opened again: what was done is still there, and leaves.
    async with door(profile=profile, secrets=secrets) as at:
        await at.sign_in()
        await until(lambda: not at.reception.unsent, "the gesture sent")
        assert (await colleague.rdv(1)).status is Status.SEEN


# The end


@pytest.mark.parametrize(("fault", "_words"), FAULTS)
async def test_a_sign_out_that_is_not_heard_is_one_all_the_same(
    door: Opens, middleman: Middleman, secrets: MemorySecrets, fault: Fault, _words: str
) -> None:
    async with door(secrets=secrets) as at:
        reception = at.reception
        reception.page.stay.setChecked(True)
        await at.sign_in()
        assert "remembered" in secrets.kept
        middleman.when(fault, method="POST", path=REVOKE)
        reception.presenter.sign_out()
        await until(lambda: reception.signing_in, "the sign-in page")
        assert "remembered" not in secrets.kept

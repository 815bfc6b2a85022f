"""A check-in at the borne and a call on the screen, beside a desk of the demonstration: played, looked at."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from kiosk.app.demonstration_hall import Hall
from kiosk.app.device.compose import compose_borne, compose_screen
from kiosk.clock import Clock
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Participation
from kiosk.domain.lobby.call import Called
from kiosk.domain.platform.lobby import letters_of
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.presenters.borne.page import BornePresenter
from kiosk.presenters.borne.state import Step
from kiosk.presenters.lobby_screen.page import LobbyScreen
from kiosk.settings import Settings
from kiosk.settings_lobby import LobbySettings
from tests.end_to_end.browser import Browser
from tests.end_to_end.screen import Screen
from tests.support.platform_process import Account, PlatformProcess
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

Say = Callable[[str], None]
Picture = Callable[[QWidget, str], Awaitable[None]]
SIZE = (1366, 768)
PLACE = "Bureau 3"


async def play(
    platform: PlatformProcess,
    secretary: Account,
    settings: Settings,
    instant: datetime,
    folder: Path,
    say: Say,
    picture: Picture,
    browser: Browser | None = None,
) -> None:
    """Raises AssertionError where a screen is not as it should be."""
    folder.mkdir(mode=0o700)
    hall = Hall(folder, instant)
    try:
        there = msgspec.structs.replace(
            settings,
            site=msgspec.structs.replace(settings.site, companion=hall.url),
            lobby=LobbySettings(
                title="MDS", exit_code="2026", sound="none", waiting="Salle d’attente, au fond du hall."
            ),
        )
        secrets = {kind: MemorySecrets() for kind in (DeviceKind.DESK, DeviceKind.BORNE, DeviceKind.SCREEN)}
        for kind, kept in secrets.items():
            hall.let_in(kind, kind.value, kept)
        profile = folder / "desk"
        profile.mkdir()
        clock = Clock(instant)
        desk = await Screen.open(profile, clock, secrets[DeviceKind.DESK], platform.url, settings=there)
        if browser is not None:
            desk.browser = browser
        try:
            await desk.sign_in(secretary.email, secretary.password)
            await desk.day_shown()
            await until(lambda: desk.parts.desk.sync_state.site.connected, "le compagnon du site")
            say("Dans le hall\u00a0: une borne et un écran, jumelés avec le compagnon du site")
            entry, person = await _who_comes(desk, clock)
            async with _borne(there, clock, secrets[DeviceKind.BORNE]) as (borne, window):
                touches = await _checks_in(borne, person)
                assert touches <= 12, f"{touches} touches"
                assert borne.answer[3], f"la borne répond\u00a0: {borne.answer[0]}"
                say(f"À la borne, {touches} touches\u00a0: «\u00a0{borne.answer[0]}\u00a0», sans aucun nom")
                await picture(window, "borne")
                borne.begin_again()
            await _waits(desk, entry.rdv.id, person.id)
            say("Au poste, la personne est en salle d’attente, sans que personne n’ait rien tapé")
            async with _screen(there, clock, secrets[DeviceKind.SCREEN]) as (screen, window):
                await until(lambda: screen.connected, "l’écran du hall")
                called = Called(
                    organisation_id=entry.rdv.organisation_id, participation_id=person.id, called_at=clock.now()
                )
                await desk.parts.desk.lobby.call(called, PLACE, "")
                await until(lambda: any(one.place == PLACE for one in screen.calls), "l’appel à l’écran du hall")
                say(f"Appelée au {PLACE}\u00a0: l’écran du hall le montre, et le dit")
                await picture(window, "ecran")
        finally:
            await desk.close()
    finally:
        hall.stop()


async def _who_comes(desk: Screen, clock: Clock) -> tuple[DeskRdv, Participation]:
    """Somebody whose RDV is within the hour, and who has not come yet."""
    organisation_id = desk.frame.presenter.where.organisation_id
    assert organisation_id is not None
    day = await desk.parts.desk.day(organisation_id, clock.now().date())
    for entry in day.entries:
        ahead = entry.rdv.starts_at - clock.now()
        if entry.rdv.collectif or not timedelta() < ahead < timedelta(minutes=55):
            continue
        for one in entry.rdv.participations:
            alone = one.usager.birth_date is not None and letters_of(one.usager.last_name)
            if alone and one.waiting_since is None and one.status == "unknown" and entry.rdv.status == "unknown":
                return entry, one
    raise AssertionError("personne n’est attendu dans l’heure")


async def _checks_in(borne: BornePresenter, person: Participation) -> int:
    """As they would, again until the desk has brought them; how many touches it takes."""
    born = person.usager.birth_date
    assert born is not None
    letters = letters_of(person.usager.last_name)
    for _ in range(20):
        await until(lambda: not borne.away and borne.step is Step.HOME, "l’accueil de la borne")
        borne.have_rdv()
        touches = 1
        for sign in letters:
            borne.press(sign)
        if len(letters) < 3:
            borne.confirm()
            touches += 1
        for sign in f"{born:%d%m%Y}":
            borne.press(sign)
        touches += len(letters) + 8
        await until(lambda: borne.step is Step.ANSWER, "la réponse de la borne")
        if borne.answer[3]:
            return touches
        borne.begin_again()
        await asyncio.sleep(2.1)  # what was nobody is answered once in two seconds
    return touches


async def _waits(desk: Screen, rdv_id: int, participation_id: int) -> None:
    for _ in range(600):
        entry = await desk.parts.desk.entry(rdv_id)
        if entry is not None and any(
            one.id == participation_id and one.waiting_since is not None for one in entry.rdv.participations
        ):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("la personne n’est pas en salle d’attente au poste")


@asynccontextmanager
async def _borne(
    settings: Settings, clock: Clock, secrets: MemorySecrets
) -> AsyncIterator[tuple[BornePresenter, QWidget]]:
    parts = compose_borne(settings, clock, secrets)
    try:
        assert isinstance(parts.presenter, BornePresenter)
        parts.window.resize(*SIZE)
        parts.window.show()
        parts.presenter.start()
        await until(lambda: parts.presenter.connected, "la liaison de la borne")
        yield parts.presenter, parts.window
    finally:
        await parts.close()


@asynccontextmanager
async def _screen(
    settings: Settings, clock: Clock, secrets: MemorySecrets
) -> AsyncIterator[tuple[LobbyScreen, QWidget]]:
    parts = compose_screen(settings, clock, secrets)
    try:
        assert isinstance(parts.presenter, LobbyScreen)
        parts.window.resize(*SIZE)
        parts.window.show()
        parts.presenter.start()
        yield parts.presenter, parts.window
    finally:
        await parts.close()

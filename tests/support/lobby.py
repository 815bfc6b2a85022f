"""A companion that answers a borne and a screen as a test has it, and windows of these."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from kiosk.clock import PARIS, SetClock
from kiosk.domain.platform.failures import Failure
from kiosk.domain.platform.lobby import CheckIn, ShownCall, ShownRdv, Told
from kiosk.lobby.borne import Borne
from kiosk.lobby.link import LinkState
from kiosk.lobby.screen import ScreenFeed
from kiosk.presenters.borne.page import BornePresenter
from kiosk.presenters.borne.state import Choices, Reason
from kiosk.presenters.device.leaving import Leaving
from kiosk.presenters.lobby_screen.page import LobbyScreen
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
ADDRESS = "https://accueil.exemple.test:8843"
EXIT = "482913"
REASONS = (
    Reason("Retirer un document", 3, {"en": "Collect a document", "ar": "استلام وثيقة", "es": "Recoger un documento"}),
    Reason("Voir une assistante sociale", 4, {"en": "See a social worker"}),
    Reason("Consultation de PMI", 5, {"en": "Mother and child clinic"}),
    Reason("Autre demande"),
)
EXPECTED = CheckIn(Told.ARRIVED, (ShownRdv(NOW.replace(minute=30), "B472"),))


@dataclass
class FakeCompanion:
    """What it is asked, and what it answers."""

    answer: CheckIn = EXPECTED
    failure: Failure | None = None
    state: LinkState = field(default_factory=lambda: LinkState(True, True))
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    calls: Sequence[ShownCall] | None = None
    holds: asyncio.Event | None = None
    changed: Any = None

    async def _answers(self, *asked: Any) -> None:
        self.asked.append(asked)
        if self.holds is not None:
            await self.holds.wait()
        if self.failure is not None:
            raise self.failure

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def pair(self, typed: str) -> None:
        await self._answers("pair", typed)

    async def check_in(self, letters: str, birth_date: date) -> CheckIn:
        await self._answers("check_in", letters, birth_date)
        return self.answer

    async def check_in_by_code(self, code: str) -> CheckIn:
        await self._answers("code", code)
        return self.answer

    async def ticket(self, motif_id: int | None, key: str) -> tuple[int, int]:
        await self._answers("ticket", motif_id)
        return 12, 3

    async def ask_help(self) -> None:
        await self._answers("help")

    def calls_now(self, *calls: ShownCall) -> None:
        """These are the last calls, the latest first."""
        self.calls = calls
        self.changed()

    def link_is(self, state: LinkState) -> None:
        """It stands so with the companion."""
        self.state = state
        self.changed()


def borne_of(companion: FakeCompanion, tasks: Tasks | None = None, **choices: Any) -> BornePresenter:
    """A borne before anybody comes."""
    given = {"title": "Maison des solidarités Nord", "waiting": "Salle d’attente du premier étage.", "reasons": REASONS}
    return BornePresenter(
        cast("Borne", companion),
        tasks or Tasks(Notices()),
        SetClock(NOW),
        Choices(**(given | choices)),
        Leaving(EXIT),
        address=ADDRESS,
    )


def screen_of(companion: FakeCompanion, tasks: Tasks | None = None, clock: Any = None) -> LobbyScreen:
    """A screen that has not been told anything."""
    return LobbyScreen(
        cast("ScreenFeed", companion),
        tasks or Tasks(Notices()),
        clock or SetClock(NOW),
        address=ADDRESS,
        title="Maison des solidarités Nord",
        message="L’accueil ferme à 12:15 aujourd’hui.",
    )


def call(shown: str, place: str, *, key: str = "", times: int = 1) -> ShownCall:
    """Somebody is called."""
    return ShownCall(key or shown, shown, place, NOW, times)

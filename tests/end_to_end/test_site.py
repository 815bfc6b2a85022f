"""What the site configured and the platform does not know is said in the window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.settings import ThisDeskSettings
from tests.end_to_end.stage import MDS, Stage


@pytest.mark.parametrize(
    ("desk", "told"),
    [
        (ThisDeskSettings(organisation_id=987654), "l’organisation n°\u00a0987654"),
        (ThisDeskSettings(organisation_id=MDS, lieu_id=987654), "le lieu n°\u00a0987654"),
    ],
    ids=["an organisation", "a lieu"],
)
async def test_numbers_that_name_nothing_are_said(stage: Stage, desk: ThisDeskSettings, told: str) -> None:
    async with stage:
        stage.settings = replace(stage.settings, desk=desk)
        screen = await stage.opens(stage.secretary)
        await screen.tells(told)

"""The first start of a device."""

from __future__ import annotations

import pytest

from kiosk.domain.platform.failures import Failure, KeyringMissing, Refused, Throttled
from kiosk.presenters.device.pairing import DevicePairing
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import settled
from tests.support.lobby import ADDRESS, FakeCompanion


@pytest.mark.parametrize(
    ("typed", "failure", "said"),
    [
        ("K7QF", None, "douze"),
        ("K7QF2M-9TRBXD", None, ""),
        ("K7QF2M-9TRBXD", Refused(), "plus valable"),
        ("K7QF2M-9TRBXD", Throttled(), "Trop d’essais"),
        ("K7QF2M-9TRBXD", KeyringMissing(), ""),
    ],
)
async def test_each_outcome_has_its_sentence(typed: str, failure: Failure | None, said: str) -> None:
    companion, tasks = FakeCompanion(failure=failure), Tasks(Notices())
    pairing = DevicePairing("borne", ADDRESS, companion.pair, tasks)
    pairing.pair(typed)
    await settled(tasks)
    assert said in pairing.said
    assert bool(pairing.said) is bool(said)
    await tasks.close()

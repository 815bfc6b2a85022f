"""The desk is killed right after it said that a gesture is kept: it was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.desk_process import DeskProcess
from tests.end_to_end.morning import EARLY, LATE
from tests.end_to_end.stage import MDS, NOW, Stage


def desk(folder: Path, instance: str) -> DeskProcess:
    configuration = folder / "kiosk.toml"
    configuration.write_text(f"[desk]\norganisation_id = {MDS}\n", encoding="utf-8")
    return DeskProcess(
        folder / "temporary",
        *("--config", configuration),
        *("--profile", folder / "profile"),
        *("--secrets", folder / "secrets.json"),
        *("--instance", instance),
        *("--now", NOW.isoformat()),
    )


@pytest.mark.timeout(90)
async def test_a_gesture_said_to_be_kept_survives_kill_9_and_is_sent_once(
    comes_and_goes: ComesAndGoes, stage_of_its_own: Stage, tmp_path: Path
) -> None:
    stage, instance = stage_of_its_own, comes_and_goes.process.url
    async with stage:
        witness = await stage.meets(stage.administrator)
        rdv, _ = await witness.find(LATE)
        version = rdv.lock_version
        assert version is not None
        with desk(tmp_path, instance) as first:
            first.tell(f"sign-in {stage.secretary.email} {stage.secretary.password}")
            first.tell("shown")
            await first.hear("shown")
            comes_and_goes.goes()
            first.tell(f"A {LATE}")
            assert await first.hear("said") == f"said {LATE} en salle d’attente"
            first.kill()

        with desk(tmp_path, instance) as second:
            second.tell("shown")
            await second.hear("shown")
            second.tell(f"state {LATE}")
            assert await second.hear("state") == "state En salle d’attente, unsent, 1 geste à envoyer"
            second.tell(f"V {EARLY}")
            assert await second.hear("said") == f"said {EARLY}\u00a0: vu"
            second.kill()

        comes_and_goes.comes_back()
        with desk(tmp_path, instance) as third:
            third.tell("shown")
            await third.hear("shown")
            third.tell("all-sent")
            await third.hear("all sent")
            third.tell(f"state {LATE}")
            assert await third.hear("state") == "state En salle d’attente, sent, "
            assert third.terminate() == 0, third.errors
        rdv, participation = await witness.find(LATE)
        assert rdv.lock_version == version + 1, "carried out once"
        assert participation.waiting_since is not None
        assert abs(participation.waiting_since - NOW) < timedelta(minutes=2), "with the hour of the gesture"
        assert str(await witness.status(EARLY)) == "seen"

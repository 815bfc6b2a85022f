"""The desk is killed right after it said that a gesture is kept: it was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.day.status import Status
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.desk_process import DeskProcess
from tests.end_to_end.morning import EARLY, LATE
from tests.end_to_end.stage import MDS, NOW, Stage
from tests.support.arriving import APPLICATION


def desk(folder: Path, instance: str) -> DeskProcess:
    configuration = folder / "kiosk.toml"
    oauth = f'client_id = "{APPLICATION.client_id}"\nredirect_uri = "{APPLICATION.redirect_uri}"'
    lines = (f"[desk]\norganisation_id = {MDS}", f"[instance.oauth]\n{oauth}", "[network]\ncalls_per_minute = 1000\n")
    configuration.write_text("\n".join(lines), encoding="utf-8")
    return DeskProcess(
        folder / "temporary",
        *("--config", configuration),
        *("--profile", folder / "profile"),
        *("--secrets", folder / "secrets.json"),
        *("--instance", instance),
        *("--now", NOW.isoformat()),
    )


@pytest.mark.timeout(120)
async def test_a_gesture_said_to_be_kept_survives_kill_9_and_is_sent_once(
    comes_and_goes_of_a_kind: ComesAndGoes, tmp_path: Path, qapp: object
) -> None:
    platform = comes_and_goes_of_a_kind
    instance = platform.process.url
    async with Stage(platform.process, tmp_path, platform.like) as stage:
        witness = await stage.meets(stage.administrator)
        shared = witness.can.waiting_room
        rdv, _ = await witness.find(LATE)
        version = rdv.lock_version
        assert (version is not None) is shared, "both are our own platform's"
        with desk(tmp_path, instance) as first:
            first.tell(f"sign-in {stage.secretary.email} {stage.secretary.password}")
            first.tell("shown")
            await first.hear("shown")
            platform.goes()
            first.tell(f"A {LATE}")
            assert await first.hear("said") == f"said {LATE} en salle d’attente"
            first.kill()

        with desk(tmp_path, instance) as second:
            second.tell("shown")
            await second.hear("shown")
            second.tell(f"state {LATE}")
            kept = await second.hear("state")
            if shared:
                assert kept == "state En salle d’attente, unsent, 1 geste à envoyer"
            else:  # it is sent nowhere: once what the platform lacks is known again, nothing is left to send
                assert kept.startswith("state En salle d’attente, ")
            second.tell(f"V {EARLY}")
            assert await second.hear("said") == f"said {EARLY}\u00a0: vu"
            second.kill()

        platform.comes_back()
        with desk(tmp_path, instance) as third:
            third.tell("shown")
            await third.hear("shown")
            third.tell("all-sent")
            await third.hear("all sent")
            third.tell(f"state {LATE}")
            assert await third.hear("state") == "state En salle d’attente, sent, "
            assert third.terminate() == 0, third.errors
        rdv, participation = await witness.find(LATE)
        if shared:
            assert rdv.lock_version == (version or 0) + 1, "carried out once"
            assert participation.waiting_since is not None
            assert abs(participation.waiting_since - NOW) < timedelta(minutes=2), "with the hour of the gesture"
        assert participation.status is Status.UNKNOWN
        assert str(await witness.status(EARLY)) == "seen"

"""The platform goes away and comes back: the desk works on, says so, and sends once, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.clock import Clock
from kiosk.domain.day.board import Counter
from kiosk.domain.day.status import Status
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.morning import EARLY, LATE, LATER, WAITING, sent
from tests.end_to_end.screen import CTRL, Key
from tests.end_to_end.stage import NOW, OFTEN, Stage
from tests.support.secrets import NoSecrets
from tests.support.waiting import until


@pytest.fixture
def stage(stage_of_its_own: Stage) -> Stage:
    return stage_of_its_own


@pytest.mark.parametrize("hard", [False, True], ids=["stopped", "fallen"])
async def test_gestures_made_during_a_cut_leave_once_and_in_order(
    comes_and_goes: ComesAndGoes, stage: Stage, hard: bool
) -> None:
    async with stage:
        witness = await stage.meets(stage.administrator)
        version = (await witness.find(LATE))[0].lock_version
        assert version is not None
        screen = await stage.opens(stage.secretary)
        if hard:
            comes_and_goes.falls()
        else:
            comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        assert "Connexion coupée depuis" in screen.frame.cut.text()
        assert screen.frame.bottom.link.text().startswith("Coupé depuis ")

        await screen.gesture(LATE, Key.Key_A)
        await screen.says(LATE, "En salle d’attente")
        await screen.gesture(LATE, Key.Key_V)
        await screen.says(LATE, "Vu")
        await screen.gesture(EARLY, Key.Key_V)
        await screen.says(EARLY, "Vu")
        await screen.gesture(WAITING, Key.Key_V)
        await screen.says(WAITING, "Vu")
        # Once the first try to send it has failed: a gesture on its way is taken back by another.
        await until(lambda: not screen.frame.presenter.link.busy, "the try over")
        await screen.press(Key.Key_Z, CTRL)
        await screen.says(WAITING, "En salle d’attente")
        assert screen.unsent(LATE)
        assert screen.unsent(EARLY)
        assert not screen.unsent(WAITING), "taken back before it left: nothing is to be sent"
        await until(lambda: screen.frame.bottom.unsent.text() == "3 à envoyer", "what is to be sent")
        waited = screen.waits_for(WAITING)

        comes_and_goes.comes_back()
        await sent(screen)
        await until(lambda: screen.frame.cut.isHidden(), "the end of the cut")
        assert (screen.state(LATE), screen.state(EARLY)) == ("Vu", "Vu")
        assert not screen.problem(LATE)
        assert screen.waits_for(WAITING) == waited
        rdv, participation = await witness.find(LATE)
        assert participation.status is Status.SEEN
        assert rdv.lock_version == version + 2, "an arrival and a « vu », each carried out once"
        assert await witness.status(EARLY) is Status.SEEN
        assert await witness.waiting_since(WAITING) is not None


async def test_the_day_and_the_other_days_stay_readable_during_a_cut(
    comes_and_goes: ComesAndGoes, stage: Stage
) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        names = screen.names()
        await until(lambda: not screen.frame.presenter.link.busy, "the day whole")
        comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        assert screen.names() == names
        await screen.write("/")
        await screen.write("ferreira")
        await until(lambda: screen.names() == [LATER], "the filter")
        await screen.press(Key.Key_Escape)
        await until(lambda: screen.names() == names, "everything again")


async def test_what_someone_else_did_meanwhile_is_not_written_over(
    comes_and_goes_of_a_kind: ComesAndGoes, tmp_path: Path, qapp: object
) -> None:
    """The desk says « vu » while it is cut off; the other has noted an excuse: it stays, is shown, and asked about."""
    platform = comes_and_goes_of_a_kind
    async with Stage(platform.process, tmp_path, platform.like) as stage:
        screen = await stage.opens(stage.secretary, timing=OFTEN)
        platform.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        await screen.gesture(LATE, Key.Key_V)
        await screen.says(LATE, "Vu")
        platform.comes_back(elsewhere=True)
        colleague = await Colleague.arrive(
            platform.process.url, stage.second_desk.email, stage.second_desk.password, Clock(NOW)
        )
        await colleague.sets(LATE, Status.EXCUSED)
        await colleague.leave()
        platform.goes()
        platform.comes_back(at=stage.platform.url)
        await screen.says(LATE, "Absent (excusé)")
        await until(lambda: screen.problem(LATE) != "", "why the gesture stopped, on its line")
        assert screen.problem(LATE).startswith("Noté «\u00a0Absent (excusé)\u00a0» ailleurs entre-temps")
        await screen.tells("ailleurs entre-temps")
        assert LATE in screen.notice
        assert not screen.parts.desk.unsent_count
        witness = await stage.meets(stage.administrator)
        assert await witness.status(LATE) is Status.EXCUSED


async def test_without_a_keyring_the_desk_warns_and_asks_before_it_closes(
    comes_and_goes: ComesAndGoes, stage: Stage
) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary, secrets=NoSecrets())
        assert not screen.frame.warning.isHidden()
        assert "perdus" in screen.frame.warning.text()
        ended: list[bool] = []
        screen.window.ended.connect(lambda: ended.append(True))
        comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        await screen.gesture(LATE, Key.Key_A)
        await screen.says(LATE, "En salle d’attente")
        assert screen.figure(Counter.WAITING) == 6

        screen.window.close()
        await screen.asked()
        assert "perdu" in screen.question_text
        await screen.press(Key.Key_Escape)
        await screen.answered()
        assert screen.window.isVisible()
        assert not ended
        assert screen.state(LATE) == "En salle d’attente", "nothing is lost by asking"

        screen.window.close()
        question = await screen.asked()
        await screen.click(question.yes)
        await until(lambda: ended == [True], "the end")
        assert not screen.window.isVisible()


async def test_without_a_keyring_nothing_is_asked_when_all_is_sent(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary, secrets=NoSecrets())
        await screen.gesture(LATE, Key.Key_A)
        await screen.says(LATE, "En salle d’attente")
        await sent(screen)
        ended: list[bool] = []
        screen.window.ended.connect(lambda: ended.append(True))
        screen.window.close()
        assert ended == [True]

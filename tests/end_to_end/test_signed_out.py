"""The platform ends a session in mid-day: the desk says why, keeps what was done, and goes on where it was."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.day.status import Status
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.morning import CENTRE, EARLY, LATE, sent
from tests.end_to_end.screen import Key
from tests.end_to_end.stage import NOW, Stage
from tests.support.waiting import until


async def test_the_same_agent_signs_in_elsewhere(stage: Stage) -> None:
    """The platform gives an agent one session: at its next word to it the desk hears that it has lost its own."""
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.choose(screen.frame.top.lieu, CENTRE)
        await screen.go_to(LATE)
        frame = screen.frame
        await stage.meets(stage.secretary)
        await screen.press(Key.Key_F5)
        await until(lambda: screen.signing_in, "the sign-in page")
        page = screen.sign_in_page
        assert "sur un autre poste" in page.reason.text(), page.reason.text()
        assert page.email.text() == stage.secretary.email
        await screen.come_forward()
        assert screen.window.focusWidget() is page.password, "only the password is to be typed"

        await screen.write(stage.secretary.password)
        await screen.press(Key.Key_Return)
        await until(lambda: screen.at_work, "the agenda again")
        assert screen.frame is frame, "the very place that was left"
        assert screen.frame.top.lieu.text() == CENTRE
        assert screen.current == LATE
        assert not page.password.text(), "the password is not kept"
        await screen.press(Key.Key_A)
        await screen.says(LATE, "En salle d’attente")
        await sent(screen)


async def test_gestures_that_a_lost_session_held_back_leave_after_signing_in_again(
    comes_and_goes: ComesAndGoes, stage_of_its_own: Stage
) -> None:
    stage, platform = stage_of_its_own, comes_and_goes
    async with stage:
        screen = await stage.opens(stage.secretary)
        platform.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        await screen.gesture(LATE, Key.Key_A)
        await screen.says(LATE, "En salle d’attente")
        await screen.gesture(EARLY, Key.Key_V)
        await screen.says(EARLY, "Vu")
        platform.comes_back(elsewhere=True)
        async with Stage(platform.process, stage.folder) as elsewhere:
            await elsewhere.meets(stage.secretary)
        platform.goes()
        platform.comes_back(at=stage.platform.url)
        await until(lambda: screen.signing_in, "the sign-in page")
        witness = await stage.meets(stage.administrator)
        assert await witness.waiting_since(LATE) is None, "the platform cannot have it yet"
        assert "geste" in screen.sign_in_page.reason.text(), "what was done is said to be kept"

        await screen.come_forward()
        await screen.write(stage.secretary.password)
        await screen.press(Key.Key_Return)
        await until(lambda: screen.at_work, "the agenda again")
        assert (screen.state(LATE), screen.state(EARLY)) == ("En salle d’attente", "Vu")
        await sent(screen)
        arrived = await witness.waiting_since(LATE)
        assert arrived is not None
        assert arrived < NOW + timedelta(minutes=1), "the hour of the gesture, not of its sending"
        assert await witness.status(EARLY) is Status.SEEN


async def test_a_wrong_password_is_said_in_words_and_typed_again(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens()
        page = screen.sign_in_page
        await screen.sign_in(stage.secretary.email, "bonjour-orneval")
        assert screen.signing_in
        assert "mot de passe" in page.error.text()
        assert page.email.text() == stage.secretary.email, "what was typed stays"
        await screen.sign_in(stage.secretary.email, stage.secretary.password)
        await screen.day_shown()


async def test_signing_out_leaves_nothing_of_the_day_on_the_screen(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.gesture(LATE, Key.Key_A)
        await screen.says(LATE, "En salle d’attente")
        await sent(screen)
        await screen.choose(screen.frame.top.who, "Se déconnecter")
        await until(lambda: screen.signing_in, "the sign-in page")
        assert screen.window.frame is None
        assert not screen.sign_in_page.reason.text(), "an ordinary end needs no reason"
        await screen.sign_in(stage.second_desk.email, stage.second_desk.password)
        await screen.day_shown()
        assert screen.state(LATE) == "En salle d’attente", "the other agent sees what the platform has"
        assert screen.frame.presenter.who_text.startswith("Karim")

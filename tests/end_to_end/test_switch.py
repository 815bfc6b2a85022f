"""Two agents at one desk, on each kind of platform: each with what is theirs, and a session that outlives a change."""

from __future__ import annotations

from typing import Any

from tests.end_to_end.morning import EARLY, LATE, LATER, sent
from tests.end_to_end.screen import CTRL, SHIFT, Key, Screen
from tests.end_to_end.stage import Stage
from tests.support.waiting import until

CODES = ("renard42", "k7m2w")


async def chooses_a_code(screen: Screen, code: str) -> None:
    made: list[int] = []
    presenter = screen.frame.presenter.code
    presenter.made.connect(lambda: made.append(1))
    presenter.open()
    presenter.make(code, code)
    await until(lambda: made, "the code")
    for dialog in screen.frame.findChildren(_dialog()):
        dialog.reject()


def _dialog() -> type[Any]:
    from kiosk.views.lock.code_dialog import CodeDialog

    return CodeDialog


async def to_the_names(screen: Screen) -> None:
    await screen.press(Key.Key_L, CTRL | SHIFT)
    await until(lambda: not screen.at_work, "nothing of who was there")


async def comes_back(screen: Screen, name: str, code: str) -> None:
    """Two keys, and the code."""
    await to_the_names(screen)
    await until(lambda: screen.among_names and screen.sharers.rows, "the names")
    assert screen.sharers.rows[0].line.name == name
    await screen.write("1")
    await screen.write(code)
    await screen.press(Key.Key_Return)
    await until(lambda: screen.at_work and screen.frame.top.who.text() == name, "their agenda")
    await screen.day_shown()


async def test_two_agents_share_a_desk(stage_on_each: Stage) -> None:
    stage = stage_on_each
    async with stage:
        screen = await stage.opens(stage.secretary)
        first = screen.frame.top.who.text()
        await chooses_a_code(screen, CODES[0])
        await screen.gesture(LATE, Key.Key_A)
        await sent(screen)
        await to_the_names(screen)  # nobody else is known yet: straight to the page
        await screen.sign_in(stage.second_desk.email, stage.second_desk.password)
        await screen.day_shown()
        second = screen.frame.top.who.text()
        assert second not in ("", first)
        assert screen.frame.presenter.journal.acts == ()
        await chooses_a_code(screen, CODES[1])

        await comes_back(screen, first, CODES[0])
        client: Any = screen.parts.desk._session._opened().speaking()
        if hasattr(client.auth, "refresh"):
            client.auth.ends = 0.0  # the pair is old: another is had, and is the one that is kept
        await screen.gesture(EARLY, Key.Key_A)
        await sent(screen)
        await comes_back(screen, second, CODES[1])
        await comes_back(screen, first, CODES[0])
        await screen.gesture(LATER, Key.Key_A)
        await sent(screen)
        assert screen.parts.desk.sync_state.signed_out is False

        # The platform has ended what was kept: the code opens the memory, and the platform asks for more.
        await comes_back(screen, second, CODES[1])
        kept = await screen.parts.desk._session._staying.credentials_of(_of(screen, first))
        assert kept is not None
        other = screen.parts.desk._session._connect(kept.instance, kept.credentials)
        await other.sign_out()
        await other.aclose()
        await to_the_names(screen)
        await until(lambda: screen.among_names and screen.sharers.rows, "the names")
        await screen.write("1")
        await screen.write(CODES[0])
        await screen.press(Key.Key_Return)
        await until(
            lambda: screen.signing_in or (screen.at_work and not screen.frame.lost.isHidden()), "that it has ended"
        )
        if screen.signing_in:
            assert screen.sign_in_page.email.text() == stage.secretary.email


def _of(screen: Screen, name: str) -> Any:
    return next(line.agent.who for line in screen.parts.presenter.switch._lines if line.name == name)

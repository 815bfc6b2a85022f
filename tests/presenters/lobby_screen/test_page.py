"""What the lobby's screen shows, and what it says aloud."""

from __future__ import annotations

import pytest

from kiosk.clock import SetClock
from kiosk.lobby.link import LinkState
from kiosk.presenters.lobby_screen.page import MOST, LobbyScreen, spoken
from tests.support.lobby import NOW, FakeCompanion, call, screen_of


@pytest.fixture
def companion() -> FakeCompanion:
    return FakeCompanion()


@pytest.fixture
def heard(companion: FakeCompanion) -> list[str]:
    return []


def listening(companion: FakeCompanion, heard: list[str], clock: SetClock | None = None) -> LobbyScreen:
    screen = screen_of(companion, clock=clock)
    screen.called.connect(heard.append)
    return screen


def test_a_call_is_said_once_and_again_when_it_is_made_again(companion: FakeCompanion, heard: list[str]) -> None:
    screen = listening(companion, heard)
    before = call("16", "Guichet 2")
    companion.calls_now(before)
    assert heard == []  # it was called before this screen looked
    companion.calls_now(call("B472", "Bureau 3", key="k"), before)
    companion.calls_now(call("B472", "Bureau 3", key="k"), before)
    companion.calls_now(call("B472", "Bureau 3", key="k", times=2), before)
    assert heard == ["B 472. Bureau 3"] * 2
    assert [one.shown for one in screen.calls] == ["B472", "16"]


def test_calls_that_come_together_are_said_in_their_order(companion: FakeCompanion, heard: list[str]) -> None:
    screen = listening(companion, heard)
    companion.calls_now()
    companion.calls_now(call("2", "Bureau 2"), call("1", "Bureau 1"))
    assert heard == ["1. Bureau 1", "2. Bureau 2"]
    assert screen.calls[0].shown == "2"


def test_no_more_are_shown_than_can_be_read_from_afar(companion: FakeCompanion, heard: list[str]) -> None:
    screen = listening(companion, heard)
    companion.calls_now(*(call(str(n), "Bureau") for n in range(9)))
    assert len(screen.calls) == MOST


def test_what_was_called_before_a_long_cut_is_not_shown(companion: FakeCompanion, heard: list[str]) -> None:
    clock = SetClock(NOW)
    screen = listening(companion, heard, clock)
    companion.calls_now(call("1", "Bureau 1"))
    companion.link_is(LinkState(True, False, NOW))
    assert screen.calls
    clock.move(minutes=2)
    assert not screen.calls
    assert "Écoutez l’accueil" in screen.cut_text
    companion.link_is(LinkState(True, True))
    assert screen.calls


def test_of_what_was_called_during_a_long_cut_the_last_is_said(companion: FakeCompanion, heard: list[str]) -> None:
    clock = SetClock(NOW)
    screen = listening(companion, heard, clock)
    companion.calls_now(call("1", "Bureau 1"))
    companion.link_is(LinkState(True, False, NOW))
    clock.move(minutes=20)
    screen._tell()  # as each second does
    companion.state = LinkState(True, True)
    companion.calls_now(call("4", "Bureau 4"), call("3", "Bureau 3"), call("2", "Bureau 2"))
    assert heard == ["4. Bureau 4"]
    companion.calls_now(call("6", "Bureau 6"), call("5", "Bureau 5"), call("4", "Bureau 4"))
    assert heard[1:] == ["5. Bureau 5", "6. Bureau 6"]


def test_it_asks_for_a_code_until_it_is_let_in(companion: FakeCompanion, heard: list[str]) -> None:
    screen = listening(companion, heard)
    companion.link_is(LinkState(False))
    assert screen.to_pair
    companion.link_is(LinkState(True, True))
    assert not screen.to_pair


def test_letters_and_figures_are_said_apart() -> None:
    assert spoken(call("B472", "Bureau 3")) == "B 472. Bureau 3"
    assert spoken(call("Léa", "")) == "Léa"

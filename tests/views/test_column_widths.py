"""The list fits its width, from large text on a small screen to a large screen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from kiosk.domain.day.status import Action
from kiosk.views.day.column_widths import ORDER, Buttons, Want, Wants, allot, shared
from kiosk.views.day.row_painter import action_places

Dress = Callable[..., None]


def wants(name: int = 180, motif: int = 170, agents: int = 130, place: int = 110, longest: int = 0) -> Wants:
    """What the columns want, at 100 %; ``longest``: one name of all."""
    return Wants(Want(name, max(name, longest)), Want(motif, motif), Want(agents, agents), Want(place, place))


USUAL, NAMED = wants(), wants(place=170)


@pytest.mark.parametrize("percent", [100, 150, 200])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    width=st.integers(700, 2600), name=st.integers(40, 900), motif=st.integers(40, 900), longest=st.integers(0, 90_000)
)
def test_columns_fit(look: Dress, percent: int, width: int, name: int, motif: int, longest: int) -> None:
    look("light", percent)
    w = allot(width, wants(name, motif, longest=longest))
    total = w.hour + w.name + w.motif + w.agents + w.place + w.status + w.wait + w.actions
    least = w.hour + w.status + w.actions + round(90 * percent / 100)
    assert total <= max(width, least)
    assert w.hour > 0
    assert w.name > 0
    assert w.status > 0


def test_wider_is_never_poorer(look: Dress) -> None:
    shown = [allot(width, USUAL) for width in range(700, 2400, 20)]
    assert [w.buttons for w in shown] == sorted((w.buttons for w in shown), reverse=True)
    assert shown[0].buttons is Buttons.MENU
    assert [w.place_words for w in shown] == sorted(w.place_words for w in shown)
    worded = [allot(width, NAMED, lieu_names=True).place_words for width in range(700, 2400, 20)]
    assert worded == sorted(worded)
    assert shown[-1].buttons is Buttons.LABELS


def test_usual_screens(look: Dress) -> None:
    """What a 1280 px window has room for: buttons with their keys, and every column."""
    w = allot(1280 - 92 - 12, USUAL)
    assert w.buttons is Buttons.KEYS
    assert all((w.motif, w.agents, w.place, w.wait))
    assert allot(1920 - 92 - 360 - 12, NAMED, lieu_names=True).place_words
    assert allot(1280 - 92 - 12, NAMED, lieu_names=True).place_words


@pytest.mark.parametrize("width", [800, 1200, 1500, 2300])
def test_a_gesture_never_takes_another_s_place(look: Dress, width: int) -> None:
    w = allot(width, USUAL)
    area = QRect(0, 0, width, 36)
    alone = {action: action_places(area, w, (action,))[0][1] for action in ORDER}
    together = dict(action_places(area, w, ORDER))
    if w.buttons is Buttons.MENU:
        assert set(together) == {None}
        return
    assert together == alone
    boxes = [together[action] for action in ORDER]
    assert all(left.right() < right.left() for left, right in pairwise(boxes))
    assert all(box.width() >= 32 for box in boxes)
    assert all(box.height() >= 32 for box in boxes)
    assert boxes[-1].right() < width
    assert set(ORDER) == set(Action)


@settings(max_examples=200, deadline=None)
@given(room=st.integers(0, 3000), missing=st.lists(st.integers(0, 2000), min_size=1, max_size=4))
def test_nobody_misses_room_while_another_has_too_much(room: int, missing: list[int]) -> None:
    given_to = shared(room, missing)
    assert sum(given_to) <= room
    assert all(0 <= got <= wanted for got, wanted in zip(given_to, missing, strict=True))
    if sum(given_to) < room - len(missing):
        assert given_to == missing, "room is left only where nobody misses any"
    cut = [got for got, wanted in zip(given_to, missing, strict=True) if got < wanted]
    if cut:
        assert max(given_to) <= max(cut) + len(missing)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    width=st.integers(900, 2600),
    name=st.integers(100, 460),
    motif=st.integers(60, 460),
    agents=st.integers(60, 400),
)
def test_no_text_is_cut_beside_room_that_nobody_wants(
    look: Dress, width: int, name: int, motif: int, agents: int
) -> None:
    wanted = wants(name, motif, agents)
    w = allot(width, wanted)
    columns = ((w.name, name), (w.motif, motif), (w.agents, agents))
    if any(has < want for has, want in columns):
        assert all(has <= want for has, want in columns), "too wide beside one that is too narrow"
        assert w.buttons >= Buttons.KEYS, "nor are gestures worded there"


def test_one_long_name_takes_what_is_left_and_no_more(look: Dress) -> None:
    usual, long = allot(1280, USUAL), allot(1280, wants(longest=9000))
    assert long.buttons is Buttons.KEYS
    assert (long.motif, long.agents, long.place) >= (170, 130, 110)
    assert long.name >= 180
    assert usual.name >= 180

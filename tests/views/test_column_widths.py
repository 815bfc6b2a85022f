"""The list fits its width, from large text on a small screen to a large screen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from kiosk.domain.day.status import Action
from kiosk.views.day.column_widths import ORDER, Buttons, allot
from kiosk.views.day.row_painter import action_places

Dress = Callable[..., None]


@pytest.mark.parametrize("percent", [100, 150, 200])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(width=st.integers(700, 2600), lieux=st.booleans())
def test_columns_fit(look: Dress, percent: int, width: int, lieux: bool) -> None:
    look("light", percent)
    w = allot(width, lieu_names=lieux)
    total = w.hour + w.name + w.motif + w.agents + w.place + w.status + w.wait + w.actions
    least = w.hour + w.status + w.actions + round(90 * percent / 100)
    assert total <= max(width, least)
    assert w.hour > 0
    assert w.name > 0
    assert w.status > 0


def test_wider_is_never_poorer(look: Dress) -> None:
    shown = [allot(width) for width in range(700, 2400, 20)]
    assert [w.buttons for w in shown] == sorted((w.buttons for w in shown), reverse=True)
    assert shown[0].buttons is Buttons.MENU
    assert [w.place_words for w in shown] == sorted(w.place_words for w in shown)
    worded = [allot(width, lieu_names=True).place_words for width in range(700, 2400, 20)]
    assert worded == sorted(worded)
    assert shown[-1].buttons is Buttons.LABELS


def test_usual_screens(look: Dress) -> None:
    """What a 1280 px window has room for: buttons with their keys, and every column."""
    w = allot(1280 - 92 - 12)
    assert w.buttons is Buttons.KEYS
    assert all((w.motif, w.agents, w.place, w.wait))
    assert allot(1920 - 92 - 360 - 12, lieu_names=True).place_words
    assert allot(1280 - 92 - 12, lieu_names=True).place_words


@pytest.mark.parametrize("width", [800, 1200, 1500, 2300])
def test_a_gesture_never_takes_another_s_place(look: Dress, width: int) -> None:
    w = allot(width)
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

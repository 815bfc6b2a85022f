"""The way out of a device's window."""

from __future__ import annotations

from kiosk.presenters.device.leaving import Leaving


def test_after_five_wrong_codes_none_is_right_for_five_minutes() -> None:
    now = 1000.0
    leaving = Leaving("482913", lambda: now)
    for _ in range(5):
        assert not leaving.accepts("000000")
    assert not leaving.accepts("482913")
    now += 299
    assert not leaving.accepts("482913")
    now += 2
    assert leaving.accepts("482913")


def test_without_a_code_nobody_is_asked() -> None:
    assert not Leaving("").asks

"""The demonstration's four windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from kiosk.views.device.offers import Offers


def test_each_button_opens_its_own(look: Callable[..., None]) -> None:
    look()
    opened: list[str] = []
    offers = Offers([(name, lambda name=name: opened.append(name)) for name in ("desk", "borne")])  # type: ignore[misc]
    for one in offers.findChildren(QPushButton):
        one.click()
    assert opened == ["desk", "borne"]
    offers.deleteLater()

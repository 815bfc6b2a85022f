"""A change of network is heard once, whatever the system says of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.app.network import Network
from tests.support.waiting import until


class System(QObject):
    reached = Signal(object)
    carried = Signal(object)
    held_back = Signal(bool)


async def test_a_change_of_network_is_told_once() -> None:
    system, told = System(), list[str]()
    network = Network((system.reached, system.carried, system.held_back), lambda: told.append("changed"))
    system.reached.emit(1)
    system.carried.emit(2)
    system.reached.emit(4)
    await until(lambda: told, "the change")
    system.held_back.emit(True)
    network.stop()
    system.reached.emit(1)
    assert told == ["changed"]
    assert not network._settles.isActive()

"""What those who worked here before left to be sent: told to who is at work now, calmly, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.presenters.switch.lines import left_text
from kiosk.presenters.work.tasks import Ok, Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk.types import AgentHere


class LeftBehind(QObject):
    """Names agents, and nobody whom they received."""

    changed = Signal()
    """``text`` is not what it was."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.text = ""
        """A line for each of them; empty where nothing is left, or it has been read."""

    def start(self) -> None:
        """Finds out."""
        self._work.tasks.run("left_behind", self._work.desk.agents.here(), done=self._known)

    def read(self) -> None:
        """It has been read."""
        self.text = ""
        self.changed.emit()

    def _known(self, outcome: Outcome[tuple[AgentHere, ...]]) -> None:
        me = self._work.desk.who
        if isinstance(outcome, Ok) and me is not None:
            mine = (me.instance, me.agent_id)
            others = (one for one in outcome.value if (one.who.instance, one.who.agent_id) != mine)
            self.text = "\n".join(left_text(one) for one in others if one.unsent)
            self.changed.emit()

"""The frame of who is at work, and what those who left it to come back to had begun to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.presenters.around.around import Maker
from kiosk.presenters.around.preferences import SEEN, AgentPreferences, Preferences
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.presenters.switch.end_of_day import EndOfDay
from kiosk.presenters.work.typed import Begun
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import SignedAgent


class Frames:
    """One at a time: that of the same agent is found again as it was left, another agent has another."""

    def __init__(
        self,
        work: Work,
        makers: Mapping[str, Maker],
        preferences: Preferences,
        site: SiteChoices,
        end_of_day: EndOfDay,
        made: Callable[[FramePresenter], None],
        parent: QObject,
    ) -> None:
        """``made`` is told each frame that is made, before it starts; ``parent`` owns it."""
        self._work = work
        self._makers = makers
        self._preferences = preferences
        self._site = site
        self._end_of_day = end_of_day
        self._made = made
        self._parent = parent
        self._who: SignedAgent | None = None  # whose frame it is
        self._begun: dict[tuple[str, int], dict[str, Begun]] = {}
        self.shown: FramePresenter | None = None

    def open(self, who: SignedAgent) -> tuple[bool, Mapping[str, Begun]]:
        """Has the frame of ``who``: whether it is a new one, and what they had begun when they were last here."""
        if self.shown is not None and who.is_also(self._who):
            return False, {}
        self.drop(comes_back=True)
        left = self._begun.pop((who.instance, who.agent_id), {})
        preferences = AgentPreferences(self._preferences, who.instance, who.agent_id)
        self._who, self.shown = (
            who,
            FramePresenter(
                self._work,
                self._makers,
                preferences,
                self._site.thresholds,
                first_organisation_id=self._site.organisation_id,
                first_lieu_id=self._site.lieu_id,
                fiction_numbers=self._site.fiction_numbers,
                open_hosts=self._site.open_hosts,
                imposed=self._site.imposed,
                end_of_day=self._end_of_day,
                left=left,
                parent=self._parent,
            ),
        )
        preferences.set(SEEN, self._work.clock.now().date().isoformat())
        self._made(self.shown)
        self.shown.start()
        return True, left

    def drop(self, *, comes_back: bool = False) -> None:
        """Ends the frame there is. ``comes_back``: what its agent had begun to write is kept for them."""
        frame, who = self.shown, self._who
        if frame is None or who is None:
            return
        if comes_back and (begun := frame.begun()):
            self._begun[who.instance, who.agent_id] = begun
        frame.stop()
        # Not deleted: a gesture under way still speaks through it, and it goes with the last of them.
        frame.setParent(None)
        self._who = self.shown = None

    def forget(self) -> bool:
        """The day is over: the frame ends, and nobody finds again what they had begun. Whether there was anything."""
        begun = bool((self.shown is not None and self.shown.begun()) or any(self._begun.values()))
        self._begun.clear()
        self.drop()
        return begun

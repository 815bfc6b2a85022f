"""One agent at work: what stands around the pages, and the pages themselves by the name of their place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.board import Thresholds
from kiosk.domain.text.language import tr
from kiosk.presenters.around.around import Around, Maker
from kiosk.presenters.around.intents import Intents
from kiosk.presenters.around.pages import Pages
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.presenters.around.ticker import Ticker
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.frame.addresses import Addresses
from kiosk.presenters.frame.companion import CompanionPresenter
from kiosk.presenters.frame.discretion import Discretion
from kiosk.presenters.frame.display import Display
from kiosk.presenters.frame.link import LinkPresenter
from kiosk.presenters.frame.site_places import SitePlaces
from kiosk.presenters.journal.page import JournalPresenter
from kiosk.presenters.lock.code import CodePresenter
from kiosk.presenters.sendings.mark import SendingsMark
from kiosk.presenters.switch.end_of_day import EndOfDay
from kiosk.presenters.switch.left_behind import LeftBehind
from kiosk.presenters.work.leaving import loss_question
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.typed import Begun
from kiosk.presenters.work.work import Work


class FramePresenter(QObject):
    """Where and when, the link, the pages. What runs for them is one group, which ends with the session."""

    sign_out_wanted = Signal()
    """The person signs out, and has agreed to what it costs."""
    lock_wanted = Signal()
    """The person leaves the desk for a moment."""
    change_wanted = Signal()
    """Somebody else takes the desk over."""
    outside_changed = Signal()
    """``outside`` may be another."""

    def __init__(
        self,
        work: Work,
        makers: Mapping[str, Maker],
        preferences: AgentPreferences,
        thresholds: Thresholds,
        *,
        first_organisation_id: int | None = None,
        first_lieu_id: int | None = None,
        fiction_numbers: bool = False,
        open_hosts: Collection[str] = (),
        imposed: Collection[str] = (),
        end_of_day: EndOfDay | None = None,
        left: Mapping[str, Begun] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``makers``: how the presenter of each page is made. ``left``: what the same agent had begun to write."""
        super().__init__(parent)
        self._work = work = work.of_agent(left)
        self.end_of_day = end_of_day or EndOfDay(work, self)
        self.left_behind = LeftBehind(work, self)
        self._preferences = preferences
        self.code = CodePresenter(work, self)
        self.companion = CompanionPresenter(work, self)
        self.sendings = SendingsMark(work, self)
        self.addresses = Addresses(work, open_hosts)
        self.display = Display(preferences, self, imposed=imposed)
        self.discretion = Discretion(self)
        self.ticker = Ticker(work.clock, parent=self)
        self.where = Whereabouts(work, preferences, first_organisation_id, first_lieu_id, self)
        SitePlaces(work, first_organisation_id, first_lieu_id, self)
        self.ticker.ticked.connect(self.where.turn_the_day)
        # What a minute makes anew is all that names usagers on the pages of the day.
        self.discretion.changed.connect(self.ticker.ticked)
        self.pages = Pages(lambda place: makers[place](self._around), self)
        self.intents = Intents(self.pages, self.where)
        self.outside: Callable[[], str] = lambda: ""
        """What a locked screen may say of what goes on here: it names nobody."""
        self.journal = JournalPresenter(work, self.where, self)
        self._around = Around(
            work,
            self.where,
            self.ticker,
            self.pages,
            self.intents,
            preferences,
            thresholds,
            fiction_numbers,
        )
        self.page(next(iter(makers)))
        self.link = LinkPresenter(work, self.where, self.ticker, self)
        self.link.sendings_wanted.connect(self.intents.show_sendings)

    def page(self, place: str) -> Any:
        """The presenter of a place."""
        return self.pages.of(place)

    def start(self) -> None:
        """Reads the places and the day, and lets the clock tick."""
        self.ticker.start()
        self.where.read_places()
        self.link.start()
        self.left_behind.start()
        self.sendings.start()

    def stop(self) -> None:
        """Listens, ticks and reads no more. Gestures under way are carried through."""
        self.ticker.stop()
        self.link.stop()
        self.discretion.end()
        self._work.tasks.end()

    def begun(self) -> dict[str, Begun]:
        """What is begun in its forms, and not finished."""
        return self._work.typed.begun()

    @property
    def who_text(self) -> str:
        """« Léa Dupont »."""
        who = self._work.desk.who
        return f"{who.first_name} {who.last_name}".strip() if who else ""

    @property
    def who_brief(self) -> str:
        """« Léa D. », where room is short: whose session it is can always be read."""
        who = self._work.desk.who
        if who is None or not (who.first_name and who.last_name):
            return self.who_text
        return f"{who.first_name} {who.last_name[:1]}."

    @property
    def who_initials(self) -> str:
        """« LD », where there is next to none."""
        return "".join(word[:1].upper() for word in self.who_text.split())[:3]

    # What the window remembers

    @property
    def calls(self) -> bool:
        """Whether anybody can be called here."""
        can = self._work.desk.capabilities
        return can is not None and can.calls

    @property
    def panel_open(self) -> bool | None:
        """Whether the person last left the panel open; None as long as they have not chosen."""
        return {"open": True, "closed": False}.get(self._preferences.get("panel") or "")

    def keep_panel(self, shown: bool) -> None:
        """Remembers for the next start whether the panel is open."""
        self._preferences.set("panel", "open" if shown else "closed")

    # What one does

    def lock(self) -> None:
        """Hides everything until the person proves who they are."""
        self.lock_wanted.emit()

    def change_agent(self) -> None:
        """Shows who else works at this desk."""
        self.change_wanted.emit()

    def sign_out(self) -> None:
        """Ends the session; asks first when gestures, or something begun, would be lost."""
        if not (question := loss_question(self._work.desk, self.begun())):
            self.sign_out_wanted.emit()
            return
        self._work.questions.ask(
            Question(
                title=tr("Se déconnecter\u202f?"),
                text=question,
                lines=(),
                yes=tr("Se déconnecter"),
                no=tr("Rester"),
                accept=self.sign_out_wanted.emit,
            )
        )

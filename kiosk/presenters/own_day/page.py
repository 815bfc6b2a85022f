"""« Ma journée »: of an agent in their office, those of today, who waits for them, and what the desks are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import hour, minutes
from kiosk.domain.day.board import BoardFilter, Row
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.rows import RowKind
from kiosk.domain.day.shown import waits
from kiosk.domain.day.status import Action, Shown
from kiosk.domain.lobby.notice import AgentNotice
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import counted, tr
from kiosk.presenters.around.around import Around
from kiosk.presenters.day.board_model import BoardModel
from kiosk.presenters.day.day_lines import DayLines
from kiosk.presenters.day.feed import FeedChange
from kiosk.presenters.day.folding import EVERYTHING_OPEN
from kiosk.presenters.day.targets import offered_on
from kiosk.presenters.work.tasks import Outcome, RefusedBy

if TYPE_CHECKING:
    from kiosk.presenters.agenda.page import AgendaPresenter

FOR_HOW_LONG: Final = (15, 30, 60, 0)
"""Minutes for which the desks are told something; 0: until the night."""


class OwnDayPresenter(QObject):
    """Always today, whatever day the agenda shows. Its lines are made once somebody has come to the page; who waits is
    known from the start."""

    changed = Signal()
    selection_changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        agenda: AgendaPresenter = around.pages.of("agenda")
        self._work = work = around.work.apart()
        self._feed = agenda.today_feed
        self._gestures = agenda.gestures
        self._lobby = agenda.lobby
        self._lines = DayLines(self._feed, around.thresholds)
        self.model = BoardModel(self)
        self.selected_key = ""
        self.minutes = FOR_HOW_LONG[1]
        """For how long the desks are told, as chosen."""
        self._opened = False
        self._waiting: frozenset[int] | None = None
        self._look()
        self._feed.changed.connect(self._on_feed)
        self._lobby.changed.connect(self.rebuild)
        self.selection_changed.connect(lambda: agenda.show_beside(self.selected_key, self.row(self.selected_key)))
        around.ticker.ticked.connect(self.rebuild)
        around.pages.gone_to.connect(lambda place: self.open() if place == "own_day" else None)
        work.follow(lambda change: self.changed.emit() if change.kind == "capabilities" else None)

    def open(self) -> None:
        """Somebody comes to the page."""
        self._opened = True
        self.rebuild()

    # What is shown

    @property
    def state(self) -> Literal["loading", "shown", "empty"]:
        """Loading: nothing of today has been read yet."""
        if self._feed.data is None or self._feed.stale:
            return "loading"
        return "shown" if self.model.rows else "empty"

    @property
    def waiting(self) -> tuple[Row, ...]:
        """Who waits for them, in order of arrival."""
        found = [row for row in self._people if row.shown is Shown.WAITING]
        return tuple(sorted(found, key=lambda row: (row.waiting_since is None, -(row.waiting_minutes or 0), row.key)))

    @property
    def next(self) -> Row | None:
        """Who is to come next, or is late."""
        return next((row for row in self._people if row.shown is Shown.UPCOMING), None)

    @property
    def title(self) -> str:
        """« 2 personnes vous attendent »."""
        if not self.waiting:
            return tr("Personne ne vous attend")
        return counted(len(self.waiting), "{} personne vous attend", "{} personnes vous attendent")

    @property
    def text(self) -> str:
        """« DIABY Ismaël, 43 min · ensuite 10:30 N’GUESSAN Adjoua »."""
        said = []
        for row in self.waiting[:3]:
            waited = minutes(row.waiting_minutes) if row.waiting_minutes is not None else ""
            said.append(f"{row.name}, {waited}" if waited else row.name)
        if self.next is not None:
            said.append(tr("ensuite {} {}").format(self._hour(self.next), self.next.name))
        return " · ".join(said)

    @property
    def standing_text(self) -> str:
        """What lasts at the bottom of the other pages while somebody waits for who is at work."""
        found = self._waiting or frozenset()
        return counted(len(found), "{} personne vous attend", "{} personnes vous attendent") if found else ""

    def row(self, key: str) -> Row | None:
        """The line of ``key``; None when it is not there."""
        return self.model.row_at(key)

    def select(self, key: str) -> None:
        """The line in hand; « » for none."""
        if key != self.selected_key:
            self.selected_key = key
            self.selection_changed.emit()

    # What one does

    def offered(self, keys: Sequence[str]) -> tuple[Action, ...]:
        """The gestures possible on at least one of these lines."""
        return offered_on(self._rows(keys))

    def act(self, action: Action, keys: Sequence[str]) -> None:
        """Makes a gesture on these lines, as on the agenda."""
        wanted = tuple(keys)
        self._gestures.act(action, lambda: self._rows(wanted))

    # What the desks are told

    @property
    def tells(self) -> bool:
        """Whether the desks can be told anything."""
        return self._lobby.tells

    @property
    def notice(self) -> AgentNotice | None:
        """What they are told of who is at work, now."""
        return self._lobby.notices.get(self.me)

    @property
    def notice_text(self) -> str:
        """« L’accueil voit : j’ai dix minutes de retard, jusqu’à 10:50 »."""
        notice, data = self.notice, self._feed.data
        if notice is None:
            return ""
        if notice.until is None or data is None:
            return tr("L’accueil voit\u00a0: {}").format(notice.text)
        return tr("L’accueil voit\u00a0: {}, jusqu’à {}").format(notice.text, hour(notice.until.astimezone(data.zone)))

    def say(self, text: str) -> None:
        """Has the desks told ``text`` for as long as was chosen; an empty one takes back what they were told."""
        organisation_id = self._feed.organisation_id
        if organisation_id is not None and self.tells:
            until = self._work.clock.now() + timedelta(minutes=self.minutes) if self.minutes else None
            saying = self._work.desk.lobby.say(organisation_id, self.me, text, until)
            self._work.tasks.run("say", saying, done=self._said, to_the_end=True)

    def _said(self, outcome: Outcome[AgentNotice]) -> None:
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)

    # Inside

    @property
    def me(self) -> int:
        """Who is at work."""
        who = self._work.desk.who
        return who.agent_id if who is not None else 0

    @property
    def _people(self) -> list[Row]:
        """A line each: an RDV of several is its people."""
        return [row for row in self.model.rows if row.entry is not None and not (row.kind is RowKind.RDV and row.open)]

    def _hour(self, row: Row) -> str:
        data = self._feed.data
        return hour(row.entry.rdv.starts_at.astimezone(data.zone)) if row.entry is not None and data is not None else ""

    def rebuild(self, _change: object = None, *, afresh: bool = False) -> None:
        """Brings the lines and their minutes to the present instant."""
        data = self._feed.data
        if self._opened and data is not None and not self._feed.stale:
            now = self._work.clock.now().astimezone(data.zone)
            wanted = BoardFilter(agent_ids=frozenset({self.me}))
            board = self._lines.board(wanted, None, now, EVERYTHING_OPEN)
            self.model.name_lieux = data.several_lieux
            self.model.show_motifs(data.motifs)
            self.model.show_rows(self._lobby.with_calls(board.rows if board is not None else (), now), afresh=afresh)
        self.changed.emit()

    def _on_feed(self, change: FeedChange) -> None:
        before = self._waiting
        rdvs = self._look()
        if before is not None and self._waiting is not None and change.elsewhere:
            self._tell(rdvs, self._waiting - before)
        self.rebuild(afresh=change.afresh)

    def _look(self) -> list[Rdv]:
        """Notes who waits for them now; their RDVs of today."""
        data = self._feed.data
        if data is None or self._feed.stale:
            return []
        mine = [one.rdv for one in data.entries if any(agent.id == self.me for agent in one.rdv.agents)]
        self._waiting = frozenset(p.id for rdv in mine for p in rdv.participations if waits(p))
        return mine

    def _tell(self, rdvs: Sequence[Rdv], arrived: frozenset[int]) -> None:
        """Somebody waits for them now, as another desk has just noted: said at once, and calmly."""
        data = self._feed.data
        for rdv in rdvs if data is not None else ():
            names = ", ".join(usager_name(p.usager) for p in rdv.participations if p.id in arrived)
            if names and data is not None:
                at = hour(rdv.starts_at.astimezone(data.zone))
                self._work.notices.info(tr("{} vous attend ({}, {})").format(names, at, rdv.motif.name))

    def _rows(self, keys: Sequence[str]) -> list[Row]:
        return [row for key in keys if (row := self.row(key)) is not None]

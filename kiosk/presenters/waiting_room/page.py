"""Who waits, since when and for whom, in the order in which they came. Always today, whatever day the agenda shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.board import Row, RowCache
from kiosk.domain.day.status import Action
from kiosk.domain.day.waiting import build_waiting_room
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.lobby.queue import count_text, in_one_queue, queues_text, walk_in_rows
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.around.around import Around
from kiosk.presenters.day.board_model import BoardModel
from kiosk.presenters.day.feed import FeedChange
from kiosk.presenters.day.targets import offered_on
from kiosk.presenters.waiting_room.strip import WaitingStrip
from kiosk.presenters.walk_ins.page import WalkInsPresenter

if TYPE_CHECKING:
    from kiosk.desk import DayData
    from kiosk.presenters.agenda.page import AgendaPresenter


class WaitingRoomPresenter(QObject):
    """The waiting room of one lieu, or of all of an organisation's."""

    changed = Signal()
    """The lines have been brought up to date."""
    count_changed = Signal(int)
    selection_changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        agenda: AgendaPresenter = around.pages.of("agenda")
        self._work = around.work
        self._feed = agenda.today_feed
        self._gestures = agenda.gestures
        self._lobby = agenda.lobby
        self._thresholds = around.thresholds
        self.model = BoardModel(self)
        self.lieu_id = around.where.lieu_id
        self.count = 0
        self.without_rdv = 0
        self._cache = RowCache()
        self.selected_key = ""
        self._go_to = around.pages.go_to
        self._walk_ins: WalkInsPresenter = around.pages.of("walk_ins")
        self._walk_ins.changed.connect(self.rebuild)
        self.strip = WaitingStrip(around, self.model, self)
        self.changed.connect(self.strip.refresh)
        self._feed.changed.connect(self._on_feed)
        self.selection_changed.connect(lambda: agenda.show_beside(self.selected_key, self.row(self.selected_key)))
        around.where.moved.connect(lambda: self.show_lieu(around.where.lieu_id))
        around.ticker.ticked.connect(self.rebuild)
        self._lobby.changed.connect(self.rebuild)
        self.rebuild()

    @property
    def loading(self) -> bool:
        """Whether nothing of today has been read yet."""
        return self._feed.data is None

    def show_lieu(self, lieu_id: int | None) -> None:
        """Narrows to one lieu; None: all."""
        if lieu_id != self.lieu_id:
            self.lieu_id = lieu_id
            self.rebuild(afresh=True)

    def select(self, key: str) -> None:
        """Selects the line of ``key``; « » for none."""
        if key != self.selected_key:
            self.selected_key = key
            self.selection_changed.emit()

    def row(self, key: str) -> Row | None:
        """The line of ``key``; None when it is not there."""
        return self.model.row_at(key)

    def offered(self, keys: Sequence[str]) -> tuple[Action, ...]:
        """The gestures possible on at least one of these lines."""
        return offered_on(self._rows(keys))

    def act(self, action: Action, keys: Sequence[str]) -> None:
        """Makes a gesture on these lines, as on the agenda; who came without an RDV is received, and nothing else."""
        found = self._rows(keys)
        walk_ins = [row.lobby.walk_in for row in found if row.lobby.walk_in is not None]
        if action is Action.SEEN:
            for one in walk_ins:
                self._walk_ins.receive(one, WalkInOutcome.SEEN)
        elif walk_ins:
            self._work.notices.info(tr("Sans rendez-vous\u00a0: reçu, orienté ou parti, rien d’autre."))
        wanted = tuple(row.key for row in found if row.entry is not None)
        if wanted:
            self._gestures.act(action, lambda: self._rows(wanted))

    def give_outcome(self, outcome: WalkInOutcome, keys: Sequence[str]) -> None:
        """What has become of those of these lines who came without an RDV."""
        for row in self._rows(keys):
            if row.lobby.walk_in is not None:
                self._walk_ins.receive(row.lobby.walk_in, outcome)

    def take(self, keys: Sequence[str]) -> None:
        """Whoever is at work sees to those of these lines who came without an RDV, or no longer does."""
        for row in self._rows(keys):
            if row.lobby.walk_in is not None:
                self._walk_ins.take(row.lobby.walk_in)

    def open_walk_in(self, key: str) -> bool:
        """To the line of who came without an RDV, in their list; whether it is one."""
        row = self.row(key)
        walk_in = row.lobby.walk_in if row is not None else None
        if walk_in is None:
            return False
        self._go_to("walk_ins")
        self._walk_ins.show_line(walk_in.id)
        return True

    @property
    def title(self) -> str:
        """« 4 usagers en salle d’attente, dont 1 sans rendez-vous »."""
        return count_text(self.count - self.without_rdv, self.without_rdv)

    @property
    def queues_text(self) -> str:
        """Who waits without an RDV for what, how long that has taken today, and what became of the others."""
        waiting, ended = queues_text(self._walk_ins.walk_ins), self._walk_ins.ended_text
        parts = (
            labelled(tr("Sans rendez-vous, en attente"), waiting) if waiting else "",
            labelled(tr("déjà venus"), ended) if ended and waiting else "",
            labelled(tr("Venus sans rendez-vous"), ended) if ended and not waiting else "",
        )
        return " — ".join(part for part in parts if part)

    def rebuild(self, *, afresh: bool = False) -> None:
        """Brings the lines and their minutes to the present instant."""
        rows: tuple[Row, ...] = ()
        data, day = self._feed.data, self._feed.day
        if data is not None and day is not None and not self._feed.stale:
            rows = build_waiting_room(
                data.entries,
                now=self._work.clock.now().astimezone(data.zone),
                lieu_id=self.lieu_id,
                motifs=data.motifs,
                thresholds=self._thresholds,
                cache=self._cache,
            )
            rows = self._lobby.dress(rows, self._work.clock.now().astimezone(data.zone))
            self.model.name_lieux = self.lieu_id is None and data.several_lieux
            self.model.show_motifs(data.motifs)
            rows = in_one_queue(rows, self._without_rdv(data))
        self.without_rdv = sum(row.lobby.walk_in is not None for row in rows)
        self.model.show_rows(rows, afresh=afresh)
        if len(rows) != self.count:
            self.count = len(rows)
            self.count_changed.emit(self.count)
        self.changed.emit()

    def _without_rdv(self, data: DayData) -> tuple[Row, ...]:
        def name_of(agent_id: int) -> str:
            agent = data.agents.get(agent_id)
            return agent_name(agent) if agent is not None else tr("un collègue")

        now = self._work.clock.now().astimezone(data.zone)
        return walk_in_rows(self._walk_ins.walk_ins, self._lobby.of_walk_ins, now, self._thresholds, name_of)

    def _on_feed(self, change: FeedChange) -> None:
        self.rebuild(afresh=change.afresh)

    def _rows(self, keys: Sequence[str]) -> list[Row]:
        return [row for key in keys if (row := self.row(key)) is not None]

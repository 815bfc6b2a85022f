"""The page « Agenda du jour »: a day and its lines, the panel beside them, what is done with their RDVs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from kiosk.domain.day.board import Row
from kiosk.domain.day.model import Organisation
from kiosk.presenters.around.around import Around
from kiosk.presenters.day.agenda_seeker import AgendaSeeker
from kiosk.presenters.day.board import BoardPresenter
from kiosk.presenters.day.day_print import DayPrinter
from kiosk.presenters.day.feed import DayFeed, FeedChange
from kiosk.presenters.day.gestures import Gestures
from kiosk.presenters.lobby.book import LobbyBook
from kiosk.presenters.lobby.calling import Calling
from kiosk.presenters.rdv.panel import PanelPresenter
from kiosk.presenters.rdv.rdvs import RdvPresenters
from kiosk.presenters.rdv.refusals import Refusals
from kiosk.presenters.usagers.todays_rdvs import TodaysRdvs


class AgendaPresenter(QObject):
    """The day looked at, and beside it today: the waiting room always shows it."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        work = self._work = around.work.apart()
        self._where = where = around.where
        self._looked: tuple[int | None, date, date] | None = None
        self._refusals = Refusals(
            work.notices,
            lambda at: at.astimezone(where.zone),
            lambda entry: self.gestures.again(entry),
            lambda rdv_id: self.rdvs.awaits(rdv_id),
            around.intents.show_sendings,
        )
        work.follow(self._refusals.on_desk_change)
        self.feed = DayFeed(work, self)
        self.today_feed = DayFeed(work, self)
        self.todays = TodaysRdvs(self.today_feed, work.clock, around.thresholds)
        self.gestures = Gestures(work, self)
        self.board = BoardPresenter(work, self.feed, self.gestures, around.thresholds, self)
        self.lobby = LobbyBook(work, where, self)
        self.calling = Calling(work, self.lobby, around.preferences, self)
        self.board.dress = self.lobby.dress
        self.lobby.changed.connect(self.board.rebuild)
        self.panel = PanelPresenter(work, self.feed, self)
        self.panel.again_wanted.connect(self.gestures.again)
        self.printer = DayPrinter(work, self)
        seeker = AgendaSeeker(self.feed, self.board, where.go_to, lambda: where.choose_lieu(None), self)
        self.seek = seeker.seek
        self.rdvs = RdvPresenters(work, self.feed, around.pages.of("booking"), self)
        if around.preferences.get("form") == "columns":
            self.board.set_form("columns")
        self.board.form_changed.connect(lambda: around.preferences.set("form", self.board.form))
        self.board.selection_changed.connect(self._follow_selection)
        self.feed.changed.connect(self._read)
        where.moved.connect(self._go)
        around.ticker.ticked.connect(self._tick)

    def show_beside(self, key: str, row: Row | None) -> None:
        """The panel shows the RDV of the line chosen, here or in the waiting room."""
        if row is not None and row.entry is not None:
            self.panel.show(row.entry.rdv.id, key)
        elif row is not None or not key:
            self.panel.show(None)

    def print_day(self, sheets: str = "whole") -> None:
        """The list of the day looked at, at the lieu looked at. ``sheets``: one of ``Sheets``."""
        where, organisation = self._where, self._organisation
        if organisation is not None:
            self.printer.print_day(organisation, where.lieu_id, where.lieu_text, where.day, sheets)

    def print_next(self) -> None:
        """The list of the working day after today, at the lieu looked at."""
        where, organisation = self._where, self._organisation
        if organisation is not None:
            self.printer.print_next(organisation, where.lieu_id, where.lieu_text, where.today)

    @property
    def _organisation(self) -> Organisation | None:
        where = self._where
        return next((one for one in where.organisations if one.id == where.organisation_id), None)

    def _follow_selection(self) -> None:
        self.show_beside(self.board.selected_key, self.board.row(self.board.selected_key))

    def _go(self) -> None:
        where = self._where
        there = (where.organisation_id, where.day, where.today)
        before, self._looked = self._looked, there
        if where.organisation_id is not None and there != before:
            self._work.desk.look_at(where.organisation_id, where.day)
            self.feed.look(where.organisation_id, where.day)
            if where.day != where.today:
                self.today_feed.look(where.organisation_id, where.today)
        if before is not None and before[0] not in (None, there[0]):
            self.board.clear_filter()  # agents, services and motifs are others there
        if before is not None and before[:2] != there[:2]:
            self.board.select("")  # until the lines of there have come
        self.board.show_lieu(where.lieu_id)

    def _read(self, change: FeedChange) -> None:
        feed, where = self.feed, self._where
        if feed.data is not None:
            where.learn_zone(feed.data.zone)
        if feed.day == where.today:
            self.today_feed.take(feed, change)
        if feed.data is not None and not feed.stale and feed.organisation_id == where.organisation_id:
            where.learn_lieux(feed.data.entries)

    def _tick(self) -> None:
        self.board.tick()
        self.panel.tick()

"""The frame around the pages: it composes them, binds the keys that work everywhere and keeps the panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Action
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.work.notices import Notice
from kiosk.views import addresses, keys
from kiosk.views.day.page import BoardPage
from kiosk.views.frame.bottom_bar import BottomBar
from kiosk.views.frame.rail import Rail
from kiosk.views.frame.rdv_part import RdvPart
from kiosk.views.frame.sheets import Sheets
from kiosk.views.frame.top_bar import TopBar
from kiosk.views.frame.usagers_part import UsagersPart
from kiosk.views.rdv.rdv_panel import RdvPanel
from kiosk.views.widgets.band import Band

if TYPE_CHECKING:
    from kiosk.views.absences.page import AbsencesPage
    from kiosk.views.booking.page import BookingPage
    from kiosk.views.waiting_room.page import WaitingRoomPage
    from kiosk.views.walk_ins.page import WalkInsPage

AGENDA, WAITING_ROOM, WALK_INS = "agenda", "waiting_room", "walk_ins"
ABSENCES = "absences"
USAGERS, BOOKING = "usagers", "booking"
WIDE = 1500
"""From this width on, the panel is open from the start."""


class MainFrame(QWidget):
    """One agent at work."""

    def __init__(self, presenter: FramePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.presenter = presenter
        self.rail = Rail(self)
        self.rail.add_place(AGENDA, self.tr("Agenda du jour"), "agenda", "Ctrl+1")
        self._waiting_button = self.rail.add_place(WAITING_ROOM, self.tr("Salle d’attente"), "waiting-room", "Ctrl+2")
        self.rail.add_place(USAGERS, self.tr("Usagers"), "usagers", "Ctrl+3")
        self.rail.add_place(BOOKING, self.tr("Trouver un RDV"), "booking", "Ctrl+4")
        self._walk_ins_button = self.rail.add_place(WALK_INS, self.tr("Sans RDV"), "walk-in", "Ctrl+5")
        self.rail.add_place(ABSENCES, self.tr("Indispo\u00adnibilités"), "absence", "Ctrl+6")
        self.rail.chosen.connect(self.go_to)
        self.top = TopBar(presenter, self)
        self.cut = Band("cut", "calm", self)
        self.lost = Band("lock", "calm", self)
        self.lost.offer(self.tr("Se reconnecter ({})").format(keys.SIGN_IN_AGAIN), presenter.sign_in_again)
        self.warning = Band("problem", "warning", self)
        self.board = BoardPage(presenter.board, self)
        self.waiting_room: WaitingRoomPage | None = None  # made when it is first gone to
        self.booking: BookingPage | None = None  # likewise
        self.walk_ins: WalkInsPage | None = None
        self.absences: AbsencesPage | None = None
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.board)
        self.sheets = Sheets(presenter.usagers, self.pages, self)
        self.sheets.changed.connect(self._sheet_changed)
        self.usagers = UsagersPart(self, USAGERS, AGENDA)
        self.panel = RdvPanel(presenter.panel, self._offered, self._row_of, self)
        self.panel.hide()
        self.rdvs = RdvPart(self, AGENDA)
        self._panel_decided = presenter.panel_open is not None
        self.bottom = BottomBar(presenter, self)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.pages, 1)
        middle.addWidget(self.panel)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.cut)
        column.addWidget(self.lost)
        column.addWidget(self.warning)
        column.addLayout(middle, 1)
        column.addWidget(self.bottom)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(column, 1)

        self._place = AGENDA
        self.rail.show_place(AGENDA)
        presenter.waiting_count_changed.connect(self._waiting_button.set_figure)
        self._waiting_button.set_figure(presenter.waiting_room.count)
        presenter.walk_ins.count_changed.connect(self._walk_ins_button.set_figure)
        self._walk_ins_button.set_figure(presenter.walk_ins.count)
        presenter.walk_ins.changed.connect(self._count_walk_ins)
        presenter.day_changed.connect(self._count_walk_ins)
        self.board.header.walk_ins_wanted.connect(lambda: self.go_to(WALK_INS))
        self._count_walk_ins()
        presenter.sync_changed.connect(self._show_sync)
        presenter.day_printer.wanted.connect(self._print)
        presenter.booking.page_wanted.connect(lambda: self.go_to(BOOKING))
        self.panel.closed.connect(lambda: self.show_panel(False))
        self.panel.acted.connect(self._act)
        self.panel.fiche_wanted.connect(presenter.usagers.open_id)
        self.panel.copied.connect(self.say_copied)
        self.top.panel_toggled.connect(lambda: self.show_panel(self.panel.isHidden()))
        self.top.help_wanted.connect(self.show_keys)
        self.board.panel_wanted.connect(lambda: self.show_panel(True))
        self.board.help_wanted.connect(self.show_keys)
        self._bind()
        self._show_sync()
        if presenter.panel_open is not None:
            self._set_panel(presenter.panel_open)

    # Pages

    def go_to(self, place: str) -> None:
        """Shows a place of the rail."""
        if place == WAITING_ROOM and self.waiting_room is None:
            from kiosk.views.waiting_room.page import WaitingRoomPage

            page = WaitingRoomPage(self.presenter.waiting_room, self)
            page.panel_wanted.connect(lambda: self.show_panel(True))
            page.help_wanted.connect(self.show_keys)
            page.fiche_wanted.connect(self.usagers.open_row_of_waiting_room)
            page.table.set_extras(self.rdvs.menu_lines)
            self.waiting_room = page
            self.pages.addWidget(page)
            self.setTabOrder(self.board.table, page.table)
        if place == WALK_INS and self.walk_ins is None:
            self.walk_ins = self._make_walk_ins()
            self.pages.addWidget(self.walk_ins)
        if place == BOOKING:
            self._open_booking()
        if place == ABSENCES:
            self._open_absences()
        self.usagers.close_palette()
        shown: dict[str, QWidget | None] = {
            BOOKING: self.booking,
            AGENDA: self.board,
            WAITING_ROOM: self.waiting_room,
            WALK_INS: self.walk_ins,
            ABSENCES: self.absences,
            USAGERS: self.usagers.make_page() if place == USAGERS else None,
        }
        page_shown = shown[place]
        assert page_shown is not None
        self._place = place
        self.rail.show_place(place)
        self.bottom.show_hints(place)
        self.pages.setCurrentWidget(page_shown)
        self._fit_around()
        self.focus_page()

    def _count_walk_ins(self) -> None:
        """They are of today: on another day's agenda there is nothing to say of them."""
        on_today = self.presenter.day == self.presenter.today
        self.board.header.show_walk_ins(self.presenter.walk_ins.total if on_today else 0)

    def _make_walk_ins(self) -> WalkInsPage:
        from kiosk.views.walk_ins.flow_panel import WalkInPanel
        from kiosk.views.walk_ins.page import WalkInsPage

        flow = self.presenter.walk_in_flow
        panel = WalkInPanel(flow, self.presenter.walk_in_search, self)
        page = WalkInsPage(self.presenter.walk_ins, flow, panel, self)
        page.begin_wanted.connect(self.begin_walk_in)
        page.help_wanted.connect(self.show_keys)
        return page

    def begin_walk_in(self) -> None:
        """Somebody without an RDV stands at the counter: who, then what for."""
        self.go_to(WALK_INS)
        self.presenter.begin_walk_in()
        self.focus_page()

    def _open_absences(self) -> None:
        from kiosk.views.absences.page import AbsencesPage

        if self.absences is None:
            self.absences = AbsencesPage(self.presenter.absences, self)
            self.absences.help_wanted.connect(self.show_keys)
            self.presenter.absences.agenda_wanted.connect(lambda *_: self.go_to(AGENDA))
            self.pages.addWidget(self.absences)
        self.presenter.absences.open()

    def _open_booking(self) -> None:
        from kiosk.views.booking.page import BookingPage

        if self.booking is None:
            self.booking = BookingPage(self.presenter.booking, self)
            self.booking.help_wanted.connect(self.show_keys)
            self.pages.addWidget(self.booking)
        self.presenter.booking.open()

    def _fit_around(self) -> None:
        """The agenda's panel and day stand beside the agenda and the waiting room only."""
        of_the_day = self.pages.currentWidget() in (self.board, self.waiting_room)
        self.panel.setVisible(of_the_day and self.top.panel.isChecked())
        self.top.show_day(of_the_day)

    def _sheet_changed(self) -> None:
        self.bottom.show_hints(self.sheets.in_sight() or self._place)
        self._fit_around()
        self.focus_page()

    def focus_page(self) -> None:
        """Gives the keyboard to the page."""
        page = self.pages.currentWidget()
        if self.sheets.in_sight():
            return  # it has taken the keyboard where it wants it
        if page is self.board:
            self.board.focus_agenda()
        elif self.booking is not None and page is self.booking:
            self.booking.focus_page()
        elif self.walk_ins is not None and page is self.walk_ins:
            self.walk_ins.focus_page()
        elif self.absences is not None and page is self.absences:
            self.absences.focus_page()
        elif self.usagers.page is not None and page is self.usagers.page:
            self.usagers.page.focus_page()
        elif self.waiting_room is not None:
            self.waiting_room.focus_agenda()

    # The panel

    def show_panel(self, shown: bool) -> None:
        """Opens or closes the panel; the keyboard stays where it is."""
        self._panel_decided = True
        self.presenter.keep_panel(shown)
        self._set_panel(shown)

    def _set_panel(self, shown: bool) -> None:
        had_focus = self.panel.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.panel.fit(self.width())
        self.top.panel.setChecked(shown)
        self._fit_around()
        if had_focus and not shown:
            self.focus_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())
        if not self._panel_decided:
            self._set_panel(self.width() >= WIDE)

    def _offered(self, chosen: Sequence[str]) -> tuple[Action, ...]:
        return self.presenter.board.offered(chosen) or self.presenter.waiting_room.offered(chosen)

    def _row_of(self, key: str) -> Row | None:
        return self.presenter.board.row(key)

    def _act(self, action: Action, chosen: tuple[str, ...]) -> None:
        if self.pages.currentWidget() is self.board:
            self.presenter.board.act(action, chosen)
        else:
            self.presenter.waiting_room.act(action, chosen)

    # What is said

    def say(self, notice: Notice) -> None:
        """Shows a notice at the bottom."""
        self.bottom.say(notice)

    def say_copied(self, text: str) -> None:
        """Says what is on the clipboard."""
        self.say(Notice(self.tr("Copié\u00a0: {}").format(text), "info"))

    def open_address(self, address: str, instead: str = "") -> bool:
        """Opens an address, if it may be; ``instead`` is copied where no program takes it."""
        return addresses.open_address(address, self.presenter.addresses, instead=instead)

    def _show_sync(self) -> None:
        self.cut.show_text(self.presenter.cut_text)
        self.lost.show_text(self.presenter.lost_text)
        self.warning.show_text(self.presenter.warning_text)

    def _print(self, render: Callable[[float], str], name: str, smallest: float) -> None:
        from kiosk.views import printing

        done = self.presenter.day_printer.done
        printing.offer(render, name, self, smallest=smallest, done=lambda path: done(str(path or "")))

    def show_keys(self) -> None:
        """F1: opens the card of keys, or closes it."""
        from kiosk.views.keys_help import KeysHelp

        shown = next((card for card in self.findChildren(KeysHelp) if card.isVisible()), None)
        if shown is not None:
            shown.accept()
        else:
            KeysHelp(self).open()

    # Keys

    def _bind(self) -> None:
        presenter = self.presenter
        for name, do in (
            ("previous_day", lambda: self._days().previous_day()),
            ("next_day", lambda: self._days().next_day()),
            ("today", lambda: self._days().go_to_today()),
            ("calendar", self._open_calendar),
            ("now", self._go_to_now),
            ("refresh", presenter.refresh),
            ("undo", self._undo),
            ("help", self.show_keys),
            ("leave", presenter.sign_out),
            ("sign_in_again", presenter.sign_in_again),
            ("agenda", lambda: self.go_to(AGENDA)),
            ("waiting_room", lambda: self.go_to(WAITING_ROOM)),
            ("booking", lambda: self.go_to(BOOKING)),
            ("walk_ins", lambda: self.go_to(WALK_INS)),
            ("absences", lambda: self.go_to(ABSENCES)),
            ("walk_in", self.begin_walk_in),
            ("usagers", lambda: self.go_to(USAGERS)),
            ("palette", self.usagers.open_palette),
            ("print", presenter.print_day),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys.sequences(name))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _undo(self) -> None:
        field = self.focusWidget()
        if isinstance(field, QLineEdit) and field.isUndoAvailable():
            field.undo()  # in a field, what was typed comes first
        else:
            self.presenter.undo()

    def _days(self) -> FramePresenter | BookingPresenter:
        """Whose days the keys turn: those of the page shown."""
        booking = self.booking is not None and self.pages.currentWidget() is self.booking
        return self.presenter.booking if booking else self.presenter

    def _page_of_steps(self) -> BookingPage | WalkInsPage | AbsencesPage | None:
        """The page shown, where it has steps of its own to go back."""
        shown = self.pages.currentWidget()
        stepping = (self.booking, self.walk_ins, self.absences)
        return next((page for page in stepping if page is not None and page is shown), None)

    def _open_calendar(self) -> None:
        if self.booking is not None and self.pages.currentWidget() is self.booking:
            self.booking.head.day.open_calendar()
        elif self.top.day.isVisible():
            self.top.day.open_calendar()

    def _go_to_now(self) -> None:
        if self.presenter.day != self.presenter.today:
            self.presenter.go_to_today()
        self.board.go_to_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
            return
        if self.rdvs.press(event):
            return
        super().keyPressEvent(event)

    def step_back(self) -> None:
        """Échap: one step at a time, from the nearest to the farthest."""
        if self.bottom.notice.isVisible() and self.bottom.notice.property("kind") == "error":
            self.bottom.notice.dismiss()
        elif (page := self._page_of_steps()) is not None and page.step_back():
            pass
        elif self.panel.isVisible():
            self.show_panel(False)
        elif self.pages.currentWidget() is self.board:
            if not self.board.step_back() and not self.board.agenda().hasFocus():
                self.board.focus_agenda()
        else:
            self.go_to(AGENDA)

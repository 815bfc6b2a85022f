"""The frame around the pages: it goes through their table, binds the keys that work everywhere, keeps the panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.around.pages import HasDays
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.work.notices import Notice
from kiosk.views import addresses, commands
from kiosk.views.commands import BACK, HELP, bind
from kiosk.views.frame.bottom_bar import BottomBar
from kiosk.views.frame.cover import Cover
from kiosk.views.frame.display_menu import make_larger, make_smaller, make_usual
from kiosk.views.frame.field_keys import FieldKeys
from kiosk.views.frame.parts import go_on
from kiosk.views.frame.rail import Rail
from kiosk.views.frame.top_bar import TopBar
from kiosk.views.journal.in_frame import journal_over
from kiosk.views.lock.put_away import PutAway
from kiosk.views.page import HasCalendar, MenuLines, OfTheDay, Page, Place
from kiosk.views.standing import Kind, StandingMessage
from kiosk.views.widgets.pieces import tight
from kiosk.views.widgets.sheets import Pages, Sheets
from kiosk.views.widgets.side_panel import SidePanel

WIDE = 1500
"""From this width on, the panel is open from the start."""


class MainFrame(QWidget):
    """One agent at work: the ``Host`` of the pages."""

    def __init__(self, presenter: FramePresenter, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.presenter = presenter
        self._places = {one.id: one for one in places if one.seen(presenter)}
        self._home = next(iter(self._places))
        self._pages: dict[str, Page] = {}
        self._keys: list[Callable[[QKeyEvent], bool]] = []
        self._passing_on = False
        self._menu_lines: MenuLines = lambda _: ()
        self.place = self._home
        self._headed: Page | None = None  # whose head stands on the line of the day
        self.rail = Rail(self)
        self.rail.chosen.connect(presenter.pages.go_to)
        self.top = TopBar(presenter, self)
        self.stack: QStackedWidget = Pages(self)
        self.sheets = Sheets(self.stack, self)
        self.sheets.changed.connect(self._turned)
        self.panel: SidePanel | None = None
        self._panel_decided = presenter.panel_open is not None
        self.bottom = BottomBar(presenter, self)
        self.bottom.sendings_wanted.connect(presenter.intents.show_sendings)
        self.lost = self.standing("lock", "calm", 0)
        self.lost.act = (commands.SIGN_IN_AGAIN.with_key(), presenter.link.sign_in_again)
        self.cut = self.standing("cut", "calm", 2)
        self.discreet = self.standing(commands.DISCREET.icon, "calm", 4)
        self.discreet.act = (commands.DISCREET.with_key(tr("Revoir les noms")), presenter.discretion.end)
        self.cover = Cover(presenter.discretion, self.stack, self)
        self.warning = self.standing("problem", "warning", 3)
        self.closing = self.standing("clock", "warning", 1)
        self.closing.act = (tr("Encore une heure"), presenter.end_of_day.put_off)
        self.help = self.standing("bell", "calm", 1)
        self.help.act = (tr("J’y vais"), presenter.link.go_and_help)
        self.left_behind = self.standing("unsent", "calm", 5)
        self.left_behind.act = (tr("Compris"), presenter.left_behind.read)
        self.version = self.standing("info", "calm", 6)
        self._middle = tight(QHBoxLayout())
        self._middle.addWidget(self.stack, 1)
        self._middle.addWidget(self.cover, 1)
        column = tight(QVBoxLayout())
        column.addWidget(self.top)
        column.addLayout(self._middle, 1)
        column.addWidget(self.bottom)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self.rail)
        layout.addLayout(column, 1)

        self.page(self._home)
        for one in self._places.values():
            self._take_in(one)
        journal_over(self)
        FieldKeys(self)
        presenter.link.changed.connect(self._show_link)
        for told in (presenter.end_of_day, presenter.left_behind):
            told.changed.connect(self._show_shared)
        self._show_shared()
        presenter.code.opened.connect(self._choose_code)
        self._around = PutAway(parent.window() if parent is not None else self)
        presenter.discretion.changed.connect(self._show_discretion)
        presenter.pages.shown.connect(self._show_place)
        self.top.panel_toggled.connect(lambda: self.show_panel(not self._panel_shown))
        self.top.help_wanted.connect(self.show_keys)
        # Once gone elsewhere, the keyboard is where one went, not on the button that led there.
        for chosen in (self.top.organisation.chosen, self.top.lieu.chosen, self.top.day.day_chosen):
            chosen.connect(self.focus_page)
        self._bind()
        self._show_link()
        self.rail.show_place(self._home)
        self.bottom.show_hints(self._home, calls=presenter.calls)
        self.fit()
        if presenter.panel_open is not None:
            self._set_panel(presenter.panel_open)

    def _take_in(self, one: Place) -> None:
        """A place has its button, its keys, and whatever it has over every page."""
        bind(self, one.command, partial(self.presenter.pages.go_to, one.id))
        if one.in_rail:
            button = self.rail.add_place(one.id, one.command)
            if one.counted:
                counting = self.presenter.page(one.id)
                counting.count_changed.connect(button.set_figure)
                button.set_figure(counting.count)
        if one.over is not None:
            one.over(self)

    # Pages

    @property
    def widget(self) -> QWidget:
        """Itself: a ``Host`` is known to be a widget by this."""
        return self

    def page(self, place: str) -> Any:
        """The ``Page`` of a place, made now if nobody has been there yet."""
        if place not in self._pages:
            made = self._pages[place] = self._places[place].page(self.presenter.page(place), self)
            self.stack.addWidget(made)
        return self._pages[place]

    def _show_place(self, place: str) -> None:
        self.place = place
        self.rail.show_place(place)
        self.stack.setCurrentWidget(self.page(place))
        self._turned()

    def _turned(self) -> None:
        """Another page or sheet is in sight."""
        self.show_hints()
        self.fit()
        self.focus_page()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_headed"):
            self.fit()

    def show_hints(self) -> None:
        """Reminds of the keys of what is in sight."""
        self.bottom.show_hints(
            self.sheets.in_sight() or self.page(self.place).keys_of or self.place, calls=self.presenter.calls
        )

    def focus_page(self) -> None:
        """Gives the keyboard to the page; a sheet has taken it where it wants it."""
        if isinstance(page := self.stack.currentWidget(), Page):
            page.focus_page()

    # The panel

    def stand_beside(self, panel: SidePanel, menu_lines: MenuLines) -> None:
        """Puts ``panel`` at the right of the pages of the day; ``menu_lines`` are what it adds to their menus."""
        self.panel, self._menu_lines = panel, menu_lines
        self._middle.addWidget(panel)

    @property
    def menu_lines(self) -> MenuLines:
        """What to add to the menu of a line of the day, by its key."""
        return self._menu_lines

    @property
    def _panel_shown(self) -> bool:
        return self.panel is not None and not self.panel.isHidden()

    def show_panel(self, shown: bool) -> None:
        """Opens or closes the panel; the keyboard stays where it is."""
        self._panel_decided = True
        self.presenter.keep_panel(shown)
        self._set_panel(shown)

    def _set_panel(self, shown: bool) -> None:
        had_focus = self.panel is not None and self.focusWidget() is not None
        had_focus = had_focus and self.panel is not None and self.panel.isAncestorOf(self.focusWidget())
        self.top.panel.setChecked(shown)
        self.fit()
        if had_focus and not shown:
            self.focus_page()

    def fit(self) -> None:
        """The panel and the day stand beside the pages of the day only; the head of a page where it asks to."""
        page = self.stack.currentWidget()
        of_the_day = isinstance(page, OfTheDay)
        self.top.show_day(of_the_day)
        self._place_head(page)
        if self.cover.fit():
            self.focus_page()
        if self.panel is not None:
            self.panel.fit(self.width())
            shown = of_the_day and self.top.panel.isChecked() and not self.presenter.discretion.on
            self.panel.setVisible(shown)

    def _place_head(self, page: QWidget | None) -> None:
        """The head of the page shown stands on the line of the day, where it asks to and there is room."""
        room = self.top.room_for_a_head()
        head = page.head_over(room) if isinstance(page, Page) else None
        if head is None or self._headed is not page:
            self.top.show_head(None)
            if self._headed is not None:
                self._headed.take_head()
                self._headed = None
        if head is not None and isinstance(page, Page):
            self._headed = page
            self.top.show_head(head)

    def _show_discretion(self) -> None:
        on = self.presenter.discretion.on
        self.discreet.show_text(tr("Écran discret\u00a0: les usagers sont désignés par leurs initiales.") if on else "")
        self.bottom.be_discreet(on)
        if on:
            self._around.take()  # a question may name somebody
        else:
            self._around.give_back()
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._panel_decided:
            self._set_panel(self.width() >= WIDE)
        self.fit()

    # What is said

    def say(self, notice: Notice) -> None:
        """Shows a notice at the bottom."""
        self.bottom.say(notice)

    def standing(self, icon: str, kind: Kind, rank: int) -> StandingMessage:
        """A place at the bottom for something that lasts; the lowest ``rank`` stands in front of the others."""
        return self.bottom.standing.add(StandingMessage(icon, kind, rank, self))

    def say_copied(self, text: str) -> None:
        """Says what is on the clipboard."""
        self.say(Notice(tr("Copié\u00a0: {}").format(text), "info"))

    def open_address(self, address: str, instead: str = "") -> bool:
        """Opens an address, if it may be; ``instead`` is copied where no program takes it."""
        return addresses.open_address(address, self.presenter.addresses, instead=instead)

    def _show_link(self) -> None:
        link = self.presenter.link
        self.cut.show_text(link.cut_text)
        self.lost.show_text(link.lost_text)
        self.help.show_text(link.help_text)
        self.warning.show_text(link.warning_text, rank=1 if link.grave else 3)
        self.version.act = (tr("Voir la page") if self._version_page else tr("Compris"), self._read_version)
        self.version.show_text(link.version_text, rank=3 if link.outdated else 6)

    @property
    def _version_page(self) -> str:
        return self.presenter.addresses.allowed(self.presenter.link.version_page)

    def _read_version(self) -> None:
        if page := self._version_page:
            self.open_address(page)
        self.presenter.link.read_version()

    def _show_shared(self) -> None:
        self.closing.show_text(self.presenter.end_of_day.text)
        self.left_behind.show_text(self.presenter.left_behind.text)

    def show_keys(self) -> None:
        """F1: opens the card of keys, or closes it."""
        from kiosk.views.frame.keys_help import KeysHelp

        shown = next((card for card in self.findChildren(KeysHelp) if card.isVisible()), None)
        if shown is not None:
            shown.accept()
        else:
            KeysHelp(self).open()

    def _choose_code(self) -> None:
        from kiosk.views.lock.code_dialog import CodeDialog

        CodeDialog(self.presenter.code, self).open()

    # Keys

    def on_key(self, press: Callable[[QKeyEvent], bool]) -> None:
        """Has ``press`` asked about each key that the page leaves; it says whether the key was one of its own."""
        self._keys.append(press)

    def _bind(self) -> None:
        presenter = self.presenter
        for command, do in (
            (commands.PREVIOUS_DAY, lambda: self._days().previous_day()),
            (commands.NEXT_DAY, lambda: self._days().next_day()),
            (commands.TODAY, lambda: self._days().go_to_today()),
            (commands.CALENDAR, self._open_calendar),
            (commands.REFRESH, presenter.link.refresh),
            (commands.UNDO, self._undo),
            (commands.LARGER, lambda: make_larger(presenter.display)),
            (commands.SMALLER, lambda: make_smaller(presenter.display)),
            (commands.USUAL_SIZE, lambda: make_usual(presenter.display)),
            (HELP, self.show_keys),
            (commands.DISCREET, presenter.discretion.toggle),
            (commands.NEXT_PART, lambda: self._go_on(1)),
            (commands.PREVIOUS_PART, lambda: self._go_on(-1)),
            (commands.LOCK, presenter.lock),
            (commands.LEAVE, presenter.sign_out),
            (commands.SIGN_IN_AGAIN, presenter.link.sign_in_again),
        ):
            bind(self, command, do)

    def _undo(self) -> None:
        field = self.focusWidget()
        if isinstance(field, QLineEdit) and field.isUndoAvailable():
            field.undo()  # in a field, what was typed comes first
        else:
            self.presenter.journal.undo()

    def _days(self) -> Whereabouts | HasDays:
        """Whose days the keys turn: those of the page shown, where it has its own."""
        if isinstance(self.stack.currentWidget(), HasCalendar):
            own = self.presenter.page(self.place)
            if isinstance(own, HasDays):
                return own
        return self.presenter.where

    def _open_calendar(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, HasCalendar):
            page.open_calendar()
        elif self.top.day.isVisible():
            self.top.day.open_calendar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if BACK.pressed(event):
            self.step_back()
        elif HELP.pressed(event):
            self.show_keys()
        elif not any(press(event) for press in self._keys) and not self._pass_on(event):
            super().keyPressEvent(event)

    def _pass_on(self, event: QKeyEvent) -> bool:
        """A letter that a button has no use for is the page's: it means there what it means beside it."""
        page, focused = self.stack.currentWidget(), self.focusWidget()
        if self._passing_on or not isinstance(page, Page) or not event.text().strip() or commands.is_held(event):
            return False
        taker = page.letters()
        has_it = focused is None or focused is taker or (taker is not page and taker.isAncestorOf(focused))
        if has_it or not taker.isVisible():
            return False
        self._passing_on = True
        QCoreApplication.sendEvent(taker, event)
        self._passing_on = False
        return event.isAccepted()

    def _go_on(self, step: int) -> None:
        page = self.stack.currentWidget()
        within = page.parts() if isinstance(page, Page) else [page]
        beside = [self.panel] if self.panel is not None and self._panel_shown else []
        parts = {part: part for part in (self.rail, self.top, *within, *beside, self.bottom)}
        go_on(parts | {self.rail: self.rail.current()}, step)

    def step_back(self) -> None:
        """Échap: one step at a time, from the nearest to the farthest."""
        page = self.stack.currentWidget()
        if self.bottom.notice.isVisible() and self.bottom.notice.property("kind") == "error":
            self.bottom.notice.dismiss()
        elif self.panel is not None and self.panel.isVisible():
            self.show_panel(False)
        elif isinstance(page, Page) and page.step_back():
            pass
        elif page is self.page(self._home):
            self.focus_page()
        else:
            self.presenter.pages.go_to(self._home)

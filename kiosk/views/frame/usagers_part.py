"""What the frame has of usagers: the page, made when it is first gone to, and the palette of Ctrl+K over any page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from kiosk.presenters.work.notices import Notice

if TYPE_CHECKING:
    from kiosk.views.frame.main_frame import MainFrame
    from kiosk.views.usagers.page import UsagersPage
    from kiosk.views.usagers.palette import Palette


class UsagersPart(QObject):
    """Ties the page and the palette to the frame. ``place`` is the page's name in the rail, ``agenda`` the agenda's."""

    def __init__(self, frame: MainFrame, place: str, agenda: str) -> None:
        super().__init__(frame)
        self._frame = frame
        self._place = place
        self._agenda = agenda
        self._presenter = frame.presenter.usagers
        self._before: QWidget | None = None
        self.page: UsagersPage | None = None
        self.palette: Palette | None = None
        board = frame.presenter.board
        frame.board.fiche_wanted.connect(lambda: self._presenter.open_row(board.row(board.selected_key)))
        self._presenter.page_wanted.connect(self._go_to_fiche)
        self._presenter.agenda_wanted.connect(lambda *_: frame.go_to(agenda))

    def open_row_of_waiting_room(self) -> None:
        """The fiche of who is on the line selected in the waiting room."""
        room = self._frame.presenter.waiting_room
        self._presenter.open_row(room.model.row_at(room.selected_key))

    def make_page(self) -> UsagersPage:
        """The page, made now if nobody has been there yet."""
        if self.page is None:
            from kiosk.views.usagers.page import UsagersPage

            frame = self._frame
            self.page = UsagersPage(self._presenter, frame)
            self.page.left.connect(frame.step_back)
            self.page.help_wanted.connect(frame.show_keys)
            self.page.copied.connect(frame.say_copied)
            self.page.address_wanted.connect(frame.open_address)
            self.page.print_wanted.connect(self._print)
            frame.pages.addWidget(self.page)
        return self.page

    def _go_to_fiche(self) -> None:
        self._frame.go_to(self._place)
        if self.page is not None:
            self.page.go_to_fiche()

    # The palette

    def open_palette(self) -> None:
        """Ctrl+K: opens it; on the page itself the field is there already."""
        if self.page is not None and self.page.isVisible():
            self.page.search.focus_field()
            return
        if self.palette is None:
            from kiosk.views.usagers.palette import Palette

            self.palette = Palette(self._presenter.palette, self._frame)
            self.palette.closed.connect(self._give_back)
        if not self.palette.isVisible():
            self._before = self._frame.focusWidget()
            self.palette.come()

    def close_palette(self) -> None:
        """Another place is gone to: what lies over the page goes."""
        self._before = None
        if self.palette is not None:
            self.palette.leave()

    def _give_back(self) -> None:
        """The keyboard goes back to where it was."""
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is said and printed

    def _print(self) -> None:
        from kiosk.views import printing

        sheet = self._presenter.fiche.sheet
        if sheet is None:
            return
        name, render = sheet

        def done(made: Path | None) -> None:
            if made is not None:
                self._frame.say(Notice(self.tr("Fiche enregistrée\u00a0: {}").format(made.name), "done"))

        printing.offer(render, name, self._frame, smallest=7.0, done=done)

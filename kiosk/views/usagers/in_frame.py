"""How « Usagers » takes its place in the window: the page, the palette of Ctrl+K over any page, the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.page import UsagersPresenter
from kiosk.presenters.work.notices import Notice
from kiosk.views.agenda.in_frame import sought_on_agenda
from kiosk.views.commands import DISCREET, PALETTE, bind

if TYPE_CHECKING:
    from kiosk.views.page import Host
    from kiosk.views.usagers.page import UsagersPage
    from kiosk.views.usagers.palette import Palette


def usagers_page(presenter: UsagersPresenter, host: Host) -> UsagersPage:
    """The page."""
    from kiosk.views.usagers.page import UsagersPage

    def print_fiche() -> None:
        from kiosk.views import printing

        if presenter.fiche.sheet is not None:
            name, document = presenter.fiche.sheet
            printing.offer(
                document, name, host.widget, done=presenter.fiche.printed, failed=presenter.fiche.not_printed
            )

    page = UsagersPage(presenter, host.stack)
    page.left.connect(host.step_back)
    page.copied.connect(host.say_copied)
    page.address_wanted.connect(host.open_address)
    page.print_wanted.connect(print_fiche)
    return page


def usagers_over(host: Host) -> None:
    """What can be opened from any page."""
    PaletteOver(host)
    usagers: UsagersPresenter = host.presenter.page("usagers")
    usagers.history.opened.connect(lambda: _history(usagers, host.widget))
    host.sheets.add("form", usagers.form, lambda: _form(usagers, host.stack))
    host.sheets.add("referents", usagers.referents, lambda: _referents(usagers, host.stack))
    host.sheets.add("merge", usagers.merge, lambda: _merge(usagers, host.stack))


class PaletteOver(QObject):
    """The palette, made when it is first wanted; what had the keyboard has it again once it has closed."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.widget)
        self._host = host
        self._presenter: UsagersPresenter = host.presenter.page("usagers")
        self._before: QWidget | None = None
        self.palette: Palette | None = None
        bind(host.widget, PALETTE, self._open_by_key)
        self._presenter.palette_wanted.connect(self.open_palette)
        host.presenter.pages.shown.connect(self._close)
        self._presenter.page_wanted.connect(lambda: self._page.go_to_fiche())

    @property
    def _page(self) -> UsagersPage:
        from kiosk.views.usagers.page import UsagersPage

        page = self._host.page("usagers")
        assert isinstance(page, UsagersPage)
        return page

    def _open_by_key(self) -> None:
        """Who was typed on the agenda and is not there is looked for at once."""
        sought = sought_on_agenda(self._host)
        if sought and (self.palette is None or not self.palette.isVisible()):
            self._presenter.seek(sought)
        else:
            self.open_palette()

    def open_palette(self) -> None:
        """Opens it; on the page itself the field is there already. Not on a discreet screen: it is full of names."""
        host = self._host
        if host.presenter.discretion.on:
            said = tr("Écran discret\u00a0: {} pour revoir les noms, puis cherchez").format(DISCREET.key)
            host.say(Notice(said, "info"))
            return
        if host.place == "usagers" and not host.sheets.in_sight():
            self._page.search.focus_field()
            return
        if self.palette is None:
            from kiosk.views.usagers.palette import Palette

            self.palette = Palette(self._presenter.palette, host.widget)
            self.palette.closed.connect(self._give_back)
        if not self.palette.isVisible():
            self._before = host.widget.focusWidget()
        self.palette.come()

    def _close(self) -> None:
        """Another place is gone to: what lies over the page goes."""
        self._before = None
        if self.palette is not None:
            self.palette.leave()

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)


def _history(usagers: UsagersPresenter, over: QWidget) -> None:
    from kiosk.views.rdv.history import HistoryDialog

    HistoryDialog(usagers.history, over).open()


def _form(usagers: UsagersPresenter, parent: QWidget) -> QWidget:
    from kiosk.views.usagers.form import UsagerForm

    return UsagerForm(usagers.form, parent)


def _referents(usagers: UsagersPresenter, parent: QWidget) -> QWidget:
    from kiosk.views.usagers.referents import ReferentsSheet

    return ReferentsSheet(usagers.referents, parent)


def _merge(usagers: UsagersPresenter, parent: QWidget) -> QWidget:
    from kiosk.views.usagers.merge import MergeSheet

    return MergeSheet(usagers.merge, parent)

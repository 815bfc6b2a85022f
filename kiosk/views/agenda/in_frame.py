"""How « Agenda du jour » takes its place in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.text.language import tr
from kiosk.presenters.agenda.page import AgendaPresenter
from kiosk.presenters.work.notices import Notice
from kiosk.views import commands
from kiosk.views.commands import WAITING_STRIP, bind
from kiosk.views.day.page import BoardPage
from kiosk.views.lobby.keys import CallKeys
from kiosk.views.rdv.beside import Beside
from kiosk.views.waiting_room.strip import WaitingStripBar
from kiosk.views.widgets.pieces import has_keyboard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.text.document import Document
    from kiosk.presenters.walk_ins.page import WalkInsPresenter
    from kiosk.views.page import Host


def agenda_page(agenda: AgendaPresenter, host: Host) -> BoardPage:
    """The page, its panel included."""
    page = BoardPage(agenda.board, host.stack)
    presenter, walk_ins = host.presenter, _walk_ins(host)
    page.panel_wanted.connect(lambda: host.show_panel(True))
    page.head_moved.connect(host.fit)
    ended = host.standing("check", "calm", 4)
    agenda.board.changed.connect(lambda: ended.show_text(agenda.board.ended_text))
    ended.show_text(agenda.board.ended_text)
    display = host.presenter.display
    display.changed.connect(lambda: agenda.board.set_density(display.density))
    agenda.board.set_density(display.density)
    page.fiche_wanted.connect(lambda: presenter.intents.show_fiche_of(agenda.board.row(agenda.board.selected_key)))
    page.week_wanted.connect(presenter.intents.show_week)
    page.header.walk_ins_wanted.connect(lambda: presenter.pages.go_to("walk_ins"))
    page.usager_sought.connect(lambda: presenter.intents.seek_usager(agenda.board.sought))
    page.walk_in_sought.connect(lambda: presenter.intents.begin_walk_in(agenda.board.sought))

    def count() -> None:
        page.header.show_walk_ins(walk_ins.total_on_agenda)

    strip = WaitingStripBar(presenter.page("waiting_room").strip, page)
    page.put_above(strip)

    def show_strip() -> None:
        had_keyboard = has_keyboard(strip)
        strip.setVisible(presenter.display.strip)
        if had_keyboard and not presenter.display.strip:
            page.focus_page()

    def toggle_strip() -> None:
        presenter.display.show_strip(not presenter.display.strip)
        if not presenter.display.strip:
            host.say(Notice(tr("Le bandeau de qui attend est fermé. {} le rouvre.").format(WAITING_STRIP.key), "info"))

    strip.all_wanted.connect(lambda: presenter.pages.go_to("waiting_room"))
    strip.closed.connect(toggle_strip)
    page.strip_toggled.connect(toggle_strip)
    presenter.display.changed.connect(show_strip)
    show_strip()

    walk_ins.changed.connect(count)
    presenter.where.day_changed.connect(count)
    count()
    return page


def sought_on_agenda(host: Host) -> str:
    """Who was typed in the filter of the agenda and is not of the day; « » while another page is shown."""
    agenda: AgendaPresenter = host.presenter.page("agenda")
    return agenda.board.sought if host.place == "agenda" and not host.sheets.in_sight() else ""


def agenda_over(host: Host) -> None:
    """The panel beside the lines of the day, their RDVs' keys, and the list of the day on paper."""
    presenter = host.presenter
    agenda: AgendaPresenter = presenter.page("agenda")
    page = host.page("agenda")
    assert isinstance(page, BoardPage)
    calls = CallKeys(agenda.calling, host)
    beside = Beside(agenda, host, calls.menu_lines)
    page.table.set_extras(beside.menu_lines)
    page.columns_made.connect(beside.columns_made)

    def go_to_now() -> None:
        presenter.where.go_to_today()
        page.go_to_now()

    def offer(documents: Sequence[Document], name: str) -> None:
        from kiosk.views import printing

        printing.offer(documents, name, host.widget, done=agenda.printer.done, failed=agenda.printer.failed)

    bind(host.widget, commands.NOW, go_to_now)
    bind(host.widget, commands.PRINT_DAY, agenda.print_day)
    bind(host.widget, commands.PRINT_NEXT, agenda.print_next)
    agenda.printer.wanted.connect(offer)


def _walk_ins(host: Host) -> WalkInsPresenter:
    walk_ins: WalkInsPresenter = host.presenter.page("walk_ins")
    return walk_ins

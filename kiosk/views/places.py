"""Every page of the desk, one line each: the rail, the keys and the frame are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.agenda.page import AgendaPresenter
from kiosk.presenters.around.around import Around, Maker
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.booking.place import booking
from kiosk.presenters.remains.page import RemainsPresenter
from kiosk.presenters.usagers.page import usagers
from kiosk.presenters.waiting_room.page import WaitingRoomPresenter
from kiosk.presenters.walk_ins.page import WalkInsPresenter
from kiosk.views import commands
from kiosk.views.agenda.in_frame import agenda_over, agenda_page, sought_on_agenda
from kiosk.views.page import Host, Page, Place
from kiosk.views.usagers.in_frame import usagers_over, usagers_page

if TYPE_CHECKING:
    from kiosk.presenters.absences.page import AbsencesPresenter
    from kiosk.presenters.own_day.page import OwnDayPresenter
    from kiosk.presenters.rdv_list.page import RdvListPresenter
    from kiosk.presenters.sendings.page import SendingsPresenter
    from kiosk.presenters.statistics.page import StatisticsPresenter
    from kiosk.presenters.week.page import WeekPresenter
    from kiosk.presenters.workshops.page import WorkshopsPresenter


def _absences(around: Around) -> AbsencesPresenter:
    from kiosk.presenters.absences.page import absences  # brings the rules of recurrences: a start has no time for it

    return absences(around)


def _waiting_room_page(room: WaitingRoomPresenter, host: Host) -> Page:
    from kiosk.views.waiting_room.page import WaitingRoomPage

    page = WaitingRoomPage(room, host.stack)
    page.panel_wanted.connect(lambda: host.show_panel(True))
    page.fiche_wanted.connect(lambda: host.presenter.intents.show_fiche_of(room.row(room.selected_key)))
    page.table.set_extras(host.menu_lines)
    QWidget.setTabOrder(host.page("agenda"), page.table)
    return page


def _booking_page(booking: BookingPresenter, host: Host) -> Page:
    from kiosk.views.booking.page import BookingPage

    def open_plan(address: str) -> None:
        if not host.open_address(address):
            booking.plan.not_opened()

    booking.plan.page_wanted.connect(open_plan)
    return BookingPage(booking, host.stack)


def _walk_ins_page(walk_ins: WalkInsPresenter, host: Host) -> Page:
    from kiosk.views.walk_ins.page import WalkInsPage

    page = WalkInsPage(walk_ins, host.stack)
    page.begin_wanted.connect(lambda: host.presenter.intents.begin_walk_in())
    walk_ins.flow.changed.connect(host.fit)
    return page


def _walk_ins_over(host: Host) -> None:
    begin = host.presenter.intents.begin_walk_in
    commands.bind(host.widget, commands.WALK_IN, lambda: begin(sought_on_agenda(host)))


def _absences_page(absences: AbsencesPresenter, host: Host) -> Page:
    from kiosk.views.absences.page import AbsencesPage

    def print_left() -> None:
        from kiosk.views import printing

        document = absences.paper
        if document is not None:
            name = tr("rendez-vous à déplacer")
            printing.offer(document, name, host.widget, done=absences.printed, failed=absences.not_printed)

    absences.affected.print_wanted.connect(print_left)
    return AbsencesPage(absences, host.stack)


def _week(around: Around) -> WeekPresenter:
    from kiosk.presenters.week.page import WeekPresenter

    return WeekPresenter(around)


def _week_page(week: WeekPresenter, host: Host) -> Page:
    from kiosk.views.week.page import WeekPage

    page = WeekPage(week, host.stack)
    page.copied.connect(host.say_copied)
    page.today_wanted.connect(lambda: host.presenter.pages.go_to("own_day"))
    return page


def _own_day(around: Around) -> OwnDayPresenter:
    from kiosk.presenters.own_day.page import OwnDayPresenter

    return OwnDayPresenter(around)


def _own_day_page(own_day: OwnDayPresenter, host: Host) -> Page:
    from kiosk.views.own_day.page import OwnDayPage

    page = OwnDayPage(own_day, host.stack)
    page.panel_wanted.connect(lambda: host.show_panel(True))
    page.fiche_wanted.connect(lambda: host.presenter.intents.show_fiche_of(own_day.row(own_day.selected_key)))
    page.week_wanted.connect(lambda: host.presenter.pages.go_to("week"))
    page.table.set_extras(host.menu_lines)
    return page


def _own_day_over(host: Host) -> None:
    """Who waits for who is at work lasts at the bottom of every other page."""
    own_day: OwnDayPresenter = host.presenter.page("own_day")
    waits = host.standing("waiting-room", "calm", 3)
    waits.act = (commands.TO_OWN_DAY.with_key(), lambda: host.presenter.pages.go_to("own_day"))

    def show(place: str) -> None:
        waits.show_text("" if place == "own_day" else own_day.standing_text)

    own_day.changed.connect(lambda: show(host.place))
    own_day.changed.connect(host.presenter.outside_changed)
    host.presenter.outside = lambda: own_day.standing_text
    host.presenter.pages.shown.connect(show)
    show(host.place)


def _workshops(around: Around) -> WorkshopsPresenter:
    from kiosk.presenters.workshops.page import WorkshopsPresenter

    return WorkshopsPresenter(around)


def _workshops_page(workshops: WorkshopsPresenter, host: Host) -> Page:
    from kiosk.views.workshops.page import WorkshopsPage

    return WorkshopsPage(workshops, host.stack)


def _sendings(around: Around) -> SendingsPresenter:
    from kiosk.presenters.sendings.page import SendingsPresenter

    return SendingsPresenter(around)


def _sendings_page(sendings: SendingsPresenter, host: Host) -> Page:
    from kiosk.views.sendings.page import SendingsPage

    return SendingsPage(sendings, host.presenter.link, host.stack)


def _sendings_over(host: Host) -> None:
    """What asks lasts at the bottom of every page but the one where it is answered."""
    sendings, asking = host.presenter.sendings, host.standing("differs", "warning", 2)
    asking.act = (commands.TO_SENDINGS.with_key(tr("Voir les envois")), host.presenter.intents.show_sendings)

    def show(place: str) -> None:
        asking.show_text("" if place == "sendings" else sendings.asking_text)

    sendings.changed.connect(lambda: show(host.place))
    host.presenter.pages.shown.connect(show)
    show(host.place)


def _statistics(around: Around) -> StatisticsPresenter:
    from kiosk.presenters.statistics.page import StatisticsPresenter

    return StatisticsPresenter(around)


def _statistics_page(statistics: StatisticsPresenter, host: Host) -> Page:
    from kiosk.views.statistics.page import StatisticsPage

    return StatisticsPage(statistics, host.stack)


def _remains_page(remains: RemainsPresenter, host: Host) -> Page:
    from kiosk.views.remains.page import RemainsPage

    return RemainsPage(remains, host.stack)


def _remains_over(host: Host) -> None:
    """What is left to fill in is said at the start, and at the end of the day, until somebody looks at it."""
    remains: RemainsPresenter = host.presenter.page("remains")
    left = host.standing(commands.TO_REMAINS.icon, "calm", 6)
    left.act = (commands.TO_REMAINS.with_key(tr("Les passer en revue")), lambda: host.presenter.pages.go_to("remains"))

    def show() -> None:
        left.show_text(remains.reminder)

    remains.changed.connect(show)
    show()


def _rdv_list(around: Around) -> RdvListPresenter:
    from kiosk.presenters.rdv_list.page import RdvListPresenter

    return RdvListPresenter(around)


def _rdv_list_page(rdvs: RdvListPresenter, host: Host) -> Page:
    from kiosk.views.rdv_list.page import RdvListPage

    return RdvListPage(rdvs, host.stack)


PLACES: Final = (
    Place("agenda", commands.TO_AGENDA, AgendaPresenter, agenda_page, agenda_over),
    Place("waiting_room", commands.TO_WAITING_ROOM, WaitingRoomPresenter, _waiting_room_page, counted=True),
    Place("usagers", commands.TO_USAGERS, usagers, usagers_page, usagers_over),
    Place("booking", commands.TO_BOOKING, booking, _booking_page),
    Place("walk_ins", commands.TO_WALK_INS, WalkInsPresenter, _walk_ins_page, _walk_ins_over, counted=True),
    Place("absences", commands.TO_ABSENCES, _absences, _absences_page),
    Place("week", commands.TO_WEEK, _week, _week_page),
    Place("own_day", commands.TO_OWN_DAY, _own_day, _own_day_page, _own_day_over, in_rail=False),
    Place("workshops", commands.TO_WORKSHOPS, _workshops, _workshops_page),
    Place("remains", commands.TO_REMAINS, RemainsPresenter, _remains_page, _remains_over, counted=True),
    Place("rdv_list", commands.TO_RDV_LIST, _rdv_list, _rdv_list_page),
    Place("statistics", commands.TO_STATISTICS, _statistics, _statistics_page, in_rail=False),
    Place("sendings", commands.TO_SENDINGS, _sendings, _sendings_page, _sendings_over, in_rail=False),
)
"""In the order of the rail; one begins with the first."""
MAKERS: Final[dict[str, Maker]] = {place.id: place.presenter for place in PLACES}

"""What hands do with RDVs that there are: choose one, see the columns, open the form that changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.domain.day.model import Rdv
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.views.booking.page import BookingPage
from kiosk.views.day.columns_view import ColumnsView
from tests.end_to_end.morning import LATER
from tests.end_to_end.screen import NONE, Key, Screen
from tests.support.waiting import until


def shown(screen: Screen) -> Rdv:
    """The RDV chosen, as the desk has it."""
    entry = screen.frame.presenter.page("agenda").panel.entry
    assert entry is not None
    rdv: Rdv = entry.rdv
    return rdv


async def chosen(screen: Screen, name: str = LATER) -> Rdv:
    """Goes to the line of ``name``, and waits until what can be done about its RDV is known; the RDV."""
    await screen.go_to(name)
    rdvs, panel = screen.frame.presenter.page("agenda").rdvs, screen.frame.presenter.page("agenda").panel
    await until(
        lambda: panel.entry is not None and RdvAct.HISTORY in rdvs.acts.offered(panel.entry), "what can be done"
    )
    return shown(screen)


async def columns_of(screen: Screen) -> ColumnsView:
    """The agenda in columns, once plages are there."""
    await screen.press(Key.Key_C)
    board = screen.frame.presenter.page("agenda").board
    await until(lambda: board.columns is not None and any(one.free for one in board.columns.columns), "free time")
    columns: ColumnsView | None = screen.frame.page("agenda").columns
    assert columns is not None
    await until(columns.hasFocus, "the keyboard on the columns")
    return columns


async def opened(
    screen: Screen, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE
) -> tuple[BookingPage, BookingPresenter]:
    """Opens the page of bookings on the RDV chosen, and waits until the RDV fills it."""
    booking = screen.frame.presenter.page("booking")
    await screen.press(key, modifier)
    await until(lambda: bool(booking.draft.form.guests) and booking.search.directory is not None, "the form filled")
    page = screen.frame.page("booking")
    assert page is not None
    return page, booking

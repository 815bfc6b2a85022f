"""« Trouver un RDV » among the pages."""

from __future__ import annotations

from kiosk.presenters.around.around import Around
from kiosk.presenters.booking.page import BookingPresenter


def booking(around: Around) -> BookingPresenter:
    """The presenter of the page."""
    where = around.where
    presenter = BookingPresenter(around.work, lambda: where.organisations, around.pages)

    def go() -> None:
        if where.organisation_id is not None:
            presenter.show_place(where.organisation_id, where.regular_lieu_id)

    where.moved.connect(go)
    around.pages.gone_to.connect(lambda place: presenter.open() if place == "booking" else None)
    presenter.page_wanted.connect(lambda: around.pages.show("booking"))
    presenter.agenda_wanted.connect(around.intents.show_in_agenda)
    presenter.create_wanted.connect(lambda typed: around.intents.write_down(typed, presenter.receive))
    go()
    return presenter

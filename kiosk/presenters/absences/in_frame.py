"""How « Indisponibilités » takes its place among the pages."""

from __future__ import annotations

from kiosk.presenters.absences.page import AbsencesPresenter
from kiosk.presenters.around.around import Around


def absences(around: Around) -> AbsencesPresenter:
    """The presenter of the page."""
    where = around.where
    presenter = AbsencesPresenter(around.work, around.pages)

    def go() -> None:
        if where.organisation_id is not None:
            presenter.show_organisation(where.organisation_id)

    where.moved.connect(go)
    around.pages.gone_to.connect(lambda place: presenter.open() if place == "absences" else None)
    presenter.agenda_wanted.connect(around.intents.show_in_agenda)
    go()
    return presenter

"""How « Usagers » takes its place among the pages."""

from __future__ import annotations

from kiosk.presenters.around.around import Around
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.presenters.usagers.page import UsagersPresenter


def usagers(around: Around) -> UsagersPresenter:
    """The presenter of the page, of the palette and of the forms."""
    where, agenda = around.where, around.pages.of("agenda")
    presenter = UsagersPresenter(
        around.work,
        lambda: agenda.feed.data,
        lambda: where.organisations,
        around.pages,
        fiction_numbers=around.fiction_numbers,
    )
    where.moved.connect(lambda: presenter.set_organisation(where.organisation_id, where.zone))
    presenter.set_organisation(where.organisation_id, where.zone)
    presenter.page_wanted.connect(lambda: around.pages.show("usagers"))
    presenter.organisation_wanted.connect(where.choose_organisation)
    presenter.agenda_wanted.connect(around.intents.show_in_agenda)
    presenter.fiche.offer(FicheAction.BOOK, lambda fiche, _: around.intents.book_for(fiche.usager))
    return presenter

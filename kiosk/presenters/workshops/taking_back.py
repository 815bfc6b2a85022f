"""A workshop made here is taken back: out of the queue while nobody knows of it, else called off as long as nobody is
in it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kiosk.domain.day.status import CANCELLED
from kiosk.domain.text.language import inside, tr
from kiosk.domain.writes.errand import Book
from kiosk.presenters.work.journal import Act, Answer, CannotBe, TakenBack, why_gone
from kiosk.presenters.work.work import Work


def workshop_act(work: Work, rdv_id: int, key: str, title: str, when: str) -> Act:
    """The act of having made a workshop of that local id, under ``key``."""
    whom = f"{title}, {inside(when)}"
    return Act(tr("Atelier créé"), whom, partial(_back, work, rdv_id, key, whom), keys=(key,))


async def _back(work: Work, rdv_id: int, key: str, whom: str, _: Any) -> Answer:
    desk = work.desk
    if await desk.withdraw(key):
        return TakenBack(tr("Atelier repris, personne n’en a rien su\u00a0: {}").format(whom))
    if why := await why_gone(desk, key):
        return CannotBe(why)
    made = next((one for one in await desk.bookings.written(rdv_id) if isinstance(one.errand.what, Book)), None)
    entry = await desk.entry(made.number or rdv_id) if made is not None else None
    if entry is None:
        return CannotBe(tr("Ce rendez-vous n’est plus dans l’agenda."))
    if any(one.status not in CANCELLED for one in entry.rdv.participations):
        return CannotBe(tr("Des usagers y sont inscrits\u00a0: annulez-le dans «\u00a0Ateliers\u00a0»."))
    await desk.workshops.call_off(entry.rdv.id)
    return TakenBack(tr("Atelier repris\u00a0: {}. Il reste à l’agenda, annulé.").format(whom))

"""What was written of an usager is taken back: out of the queue while nobody knows of it, else written as it was."""

from __future__ import annotations

from functools import partial
from typing import Any

from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Turned
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.work.journal import Act, Answer, CannotBe, TakenBack, why_gone
from kiosk.presenters.work.work import Work


def created_act(work: Work, usager: Usager, key: str) -> Act:
    """The act of having written somebody down, under ``key``."""
    name = usager_name(usager)
    return Act(tr("Fiche créée"), name, partial(_uncreate, work, name, key), keys=(key,))


async def _uncreate(work: Work, name: str, key: str, _: Any) -> Answer:
    if await work.desk.withdraw(key):
        return TakenBack(tr("Fiche reprise, personne n’en a rien su\u00a0: {}").format(name))
    return CannotBe(
        await why_gone(work.desk, key) or tr("La plateforme a cette fiche\u00a0: retirez-la de l’organisation.")
    )


def changed_act(
    work: Work, usager: Usager, organisation_id: int, drafts: tuple[UsagerDraft, UsagerDraft], key: str
) -> Act:
    """The act of having made of a fiche the second of ``drafts``, which was the first, under ``key``."""
    back = partial(_unchange, work, usager, organisation_id, drafts, key)
    return Act(tr("Fiche modifiée"), usager_name(usager), back, keys=(key,))


async def _unchange(
    work: Work, usager: Usager, organisation_id: int, drafts: tuple[UsagerDraft, UsagerDraft], key: str, _: Any
) -> Answer:
    name = usager_name(usager)
    if await work.desk.withdraw(key):
        return TakenBack(tr("Changement repris, personne n’en a rien su\u00a0: {}").format(name))
    if why := await why_gone(work.desk, key):
        return CannotBe(why)
    before, after = drafts
    usagers = work.desk.usagers
    await usagers.change(usager.id, organisation_id, after, before, Origin.DESK)
    match await usagers.outcome(usager.id):
        case Turned(reason):
            await usagers.dismiss(await usagers.last_key(usager.id), Origin.DESK)
            return CannotBe(reason)
        case _:
            return TakenBack(tr("Changement repris\u00a0: {}").format(name))


def attached_act(usager: Usager, organisation: str = "") -> Act:
    """The act of having put somebody in ``organisation``; empty: in one's own."""
    what = tr("Rattaché à {}").format(organisation or tr("votre organisation"))
    why = tr("Pour revenir sur ce rattachement, retirez la fiche de l’organisation.")
    return Act(what, usager_name(usager), why_not=why)


def private_act(usager: Usager) -> Act:
    """The act of having changed what this desk never keeps: it does not know what it was."""
    why = tr("Ces informations ne sont pas gardées sur ce poste. Modifiez de nouveau la fiche.")
    return Act(tr("Fiche modifiée"), usager_name(usager), why_not=why)

"""What a form writes: private fields at the platform, the rest into the outbox, and a moment's wait for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Turned, Written
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.usagers.form_state import FormState
from kiosk.presenters.usagers.taking_back import attached_act, changed_act, created_act, private_act
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import Desk


async def write(work: Work, form: FormState, draft: UsagerDraft, birth: str = "") -> Usager | Turned:
    """The usager as written, durable here; ``Turned`` where the platform would not have it, and said so at once.

    ``form.act`` is then what the journal has of it. ``birth`` is kept as a note: it says of a birth what the platform
    does not take.
    """
    with work.journal.doing():
        became = await _write(work, form, draft)
        if isinstance(became, Turned) and form.act is not None and form.act.keys:
            work.journal.drop(form.act)
    if not isinstance(became, Turned) and (birth or form.texts["birth_date"] != form.base["birth_date"]):
        await work.desk.usagers.note_birth(became.id, birth)
    return became


async def _write(work: Work, form: FormState, draft: UsagerDraft) -> Usager | Turned:
    usagers, journal = work.desk.usagers, work.journal
    if form.usager is None:
        made = await usagers.create(draft, form.organisation_id, Origin.USAGER_FORM, seen=form.agreed)
        form.act = journal.note(created_act(work, made, await usagers.last_key(made.id)))
        return await _answered(work.desk, form, made)
    private = form.private_changes()
    if private and form.fiche is not None:
        # First, while the version read still is the present one.
        version = form.fiche.lock_version
        form.take_fiche(await usagers.change_private(form.usager.id, form.organisation_id, private, version))
        form.act = journal.note(private_act(form.usager))
    if draft == form.before:
        return form.usager
    before, usager = form.before, form.usager
    written = await usagers.change(usager.id, form.organisation_id, before, draft, Origin.USAGER_FORM)
    if not private:
        key = await usagers.last_key(usager.id)
        form.act = journal.note(changed_act(work, usager, form.organisation_id, (before, draft), key))
    return await _answered(work.desk, form, written)


async def _answered(desk: Desk, form: FormState, usager: Usager) -> Usager | Turned:
    """Waits a moment for the platform: a refusal is best read beside what was typed."""
    match await desk.usagers.outcome(usager.id):
        case Written(usager_id):
            return await desk.usagers.known(usager_id, form.organisation_id) or usager
        case Turned() as turned:
            for record in (await desk.usagers.written(usager.id))[:1]:
                await desk.usagers.dismiss(record.errand.key, Origin.USAGER_FORM)
            return turned
        case _:
            return usager


async def take_in(work: Work, usager_id: int, organisation_id: int) -> Usager:
    """Puts somebody of another organisation in this one; who they are."""
    with work.journal.doing():
        await work.desk.usagers.attach(usager_id, organisation_id)
        usager = (await work.desk.usagers.fiche(usager_id, organisation_id)).usager
        said = tr("{} est dans votre organisation").format(usager_name(usager))
        work.journal.note(attached_act(usager), said)
        return usager

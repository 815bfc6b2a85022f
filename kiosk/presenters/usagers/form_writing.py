"""What a form writes: private fields at the platform, the rest into the outbox, and a moment's wait for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Turned, Written
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.usagers.form_state import FormState

if TYPE_CHECKING:
    from kiosk.desk import Desk


async def write(desk: Desk, form: FormState, draft: UsagerDraft, birth: str = "") -> Usager | Turned:
    """The usager as written, durable here; ``Turned`` where the platform would not have it, and said so at once.

    ``birth`` is kept as a note: it says of a birth what the platform does not take.
    """
    became = await _write(desk, form, draft)
    if not isinstance(became, Turned) and (birth or form.texts["birth_date"] != form.base["birth_date"]):
        await desk.usagers.note_birth(became.id, birth)
    return became


async def _write(desk: Desk, form: FormState, draft: UsagerDraft) -> Usager | Turned:
    usagers = desk.usagers
    if form.usager is None:
        return await _answered(desk, form, await usagers.create(draft, form.organisation_id, Origin.USAGER_FORM))
    private = form.private_changes()
    if private and form.fiche is not None:
        # First, while the version read still is the present one.
        version = form.fiche.lock_version
        form.take_fiche(await usagers.change_private(form.usager.id, form.organisation_id, private, version))
    if draft == form.before:
        return form.usager
    return await _answered(
        desk, form, await usagers.change(form.usager.id, form.organisation_id, form.before, draft, Origin.USAGER_FORM)
    )


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

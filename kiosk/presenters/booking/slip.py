"""What an usager takes home of the RDV that has just been written."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.booking.slip import Slip, slip_of
from kiosk.domain.day.model import Lieu, Organisation
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.presenters.booking.form import Form
from kiosk.presenters.words.row_texts import location_text


def slip_of_form(
    form: Form, rdv_id: int, host: Organisation | None, lieu: Lieu | None, visio_url: str = ""
) -> Slip | None:
    """The slip of ``form`` at the organisation ``host``; None until an hour is chosen."""
    if form.motif is None or form.starts_at is None:
        return None
    return slip_of(
        rdv_id=rdv_id,
        organisation=host.name if host is not None else "",
        organisation_phone=(host.phone_number or "") if host is not None else "",
        motif=form.motif,
        starts_at=form.starts_at,
        ends_at=form.starts_at + timedelta(minutes=form.duration_in_min),
        lieu=lieu,
        location=location_text(form.motif.location_type),
        names=tuple(usager_name(usager) for usager in form.usagers),
        agents=tuple(agent_name(agent) for agent in form.agents),
        visio_url=visio_url,
    )

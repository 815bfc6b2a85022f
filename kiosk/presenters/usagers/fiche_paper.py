"""What of a fiche goes on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.text.language import labelled, tr
from kiosk.exports.fiche_sheet import FicheSheet
from kiosk.presenters.usagers.fiche_texts import Count, Identity, Person, RdvLine


def sheet_of(
    identity: Identity,
    responsible: Person | None,
    proches: Sequence[Person],
    referents: str,
    rdvs: Sequence[RdvLine],
    counts: Sequence[Count],
    organisation: str,
    now: datetime,
) -> FicheSheet:
    """The sheet of a fiche as it is shown at ``now``."""
    return FicheSheet(
        name=identity.name,
        organisation=organisation,
        printed_at=now,
        facts=(
            (tr("Naissance"), identity.birth),
            (tr("Nom de naissance"), identity.birth_name),
            (tr("Téléphone"), identity.phone),
            (tr("E-mail"), identity.email),
            (tr("E-mail pour les notifications"), identity.notification_email),
            (tr("Adresse"), identity.address),
            (tr("Dossier"), identity.case_number),
            (tr("Responsable"), _said(responsible) if responsible is not None else ""),
            (tr("Proches"), tr("\u202f; ").join(_said(one) for one in proches)),
            (tr("Agents référents"), referents),
            (tr("Notifications"), identity.notifications),
        ),
        to_come=[_row(one) for one in rdvs if one.to_come],
        past=[_row(one) for one in rdvs if not one.to_come],
        counts=" · ".join(labelled(one.label, one.figure) for one in counts),
    )


def _said(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.birth, person.phone) if part)


def _row(line: RdvLine) -> tuple[str, str, str, str, str]:
    return line.day, line.hour, line.motif, line.detail, line.label.short

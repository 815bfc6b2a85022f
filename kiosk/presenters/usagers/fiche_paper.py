"""What of a fiche goes on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.exports.fiche_sheet import FicheSheet
from kiosk.presenters.usagers.fiche_texts import Count, Identity, Person, RdvLine


def _say(text: str) -> str:
    return QCoreApplication.translate("FichePaper", text)


def sheet_of(
    identity: Identity,
    responsible: Person | None,
    proches: Sequence[Person],
    referents: str,
    rdvs: Sequence[RdvLine],
    counts: Sequence[Count],
    now: datetime,
) -> FicheSheet:
    """The sheet of a fiche as it is shown at ``now``."""
    return FicheSheet(
        name=identity.name,
        printed_at=now,
        facts=(
            (_say("Naissance"), identity.birth),
            (_say("Nom de naissance"), identity.birth_name),
            (_say("Téléphone"), identity.phone),
            (_say("E-mail"), identity.email),
            (_say("E-mail pour les notifications"), identity.notification_email),
            (_say("Adresse"), identity.address),
            (_say("Dossier"), identity.case_number),
            (_say("Responsable"), _said(responsible) if responsible is not None else ""),
            (_say("Proches"), "\u202f; ".join(_said(one) for one in proches)),
            (_say("Agents référents"), referents),
            (_say("Notifications"), identity.notifications),
        ),
        to_come=[_row(one) for one in rdvs if one.to_come],
        past=[_row(one) for one in rdvs if not one.to_come],
        counts=" · ".join(f"{one.label}\u00a0: {one.figure}" for one in counts),
    )


def _said(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.birth, person.phone) if part)


def _row(line: RdvLine) -> tuple[str, str, str, str, str]:
    return line.day, line.hour, line.motif, line.detail, line.label.short

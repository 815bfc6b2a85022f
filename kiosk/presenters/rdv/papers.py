"""What of an RDV goes on paper: its sheet, and the attestations of those who came."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.shown import Hours, shown_of
from kiosk.domain.day.status import SHOWN_LABELS, Shown
from kiosk.domain.people.names import by_name
from kiosk.domain.text.language import tr

if TYPE_CHECKING:
    from kiosk.domain.text.document import Document

CAME = frozenset({Shown.WAITING, Shown.SEEN})


def anybody_came(entry: DeskRdv, now: datetime) -> bool:
    """Whether somebody can be given an attestation: of having stood at the counter."""
    return entry.rdv.id > 0 and entry.rdv.motif.location_type == "public_office" and bool(_came(entry, now))


def sheet(entry: DeskRdv, organisation: str, now: datetime) -> tuple[tuple[Document, ...], str]:
    """The sheet of an RDV, and the name of its file; ``now`` is in the organisation's zone."""
    from kiosk.exports.one_rdv import RdvSheet, rdv_document

    states = [SHOWN_LABELS[one].short for one in _shown(entry, now)]
    with by_name():
        document = rdv_document(RdvSheet(entry.rdv, states, now, organisation))
    return (document,), tr("Rendez-vous {}").format(_file_day(entry, now))


def attestations(entry: DeskRdv, organisation: str, now: datetime) -> tuple[tuple[Document, ...], str]:
    """One for each of those who came; as ``sheet``."""
    from kiosk.exports.one_rdv import Attestation, attestation_document

    with by_name():
        made = tuple(
            attestation_document(Attestation(entry.rdv, entry.rdv.participations[place], now, organisation))
            for place in _came(entry, now)
        )
    return made, tr("Attestation {}").format(_file_day(entry, now))


def _came(entry: DeskRdv, now: datetime) -> list[int]:
    return [place for place, one in enumerate(_shown(entry, now)) if one in CAME]


def _shown(entry: DeskRdv, now: datetime) -> list[Shown]:
    hours = Hours.of(entry.rdv, now)
    return [shown_of(one, hours, now) for one in entry.rdv.participations]


def _file_day(entry: DeskRdv, now: datetime) -> str:
    """No name: files lie about in folders that others see."""
    return f"{entry.rdv.starts_at.astimezone(now.tzinfo):%Y-%m-%d %Hh%M}"

"""RDVs, what changed of them, and the bookings that a person finishes on the platform's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Annotated

from msgspec import Meta, Struct

from kiosk.api_client.wire.dates import instant, instant_or_none, rdv_instant
from kiosk.api_client.wire.directory import WireAgent, WireLieu, WireMotif, WireOrganisation, lieu_of, motif_of
from kiosk.api_client.wire.meta import MOST_MINUTES, Count, Id, Link, Listed, Minutes, Some, Version, Whole, Word
from kiosk.api_client.wire.usagers import WireUsager, usager_of
from kiosk.domain.booking.overlap import InTheWay, What
from kiosk.domain.day.model import Lieu, Motif, Participation, Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.text.masked import masked

_LONGEST_WORD = 40
"""Letters of a word of a newer release that are shown as they are."""
LONGEST_CURSOR = 1000
_STATUSES: dict[str | None, Status] = {status.value: status for status in Status} | {None: Status.UNKNOWN}


@masked
class WireParticipation(Struct, gc=False):
    id: Id
    user: WireUsager | None = None
    status: str | None = None
    send_lifecycle_notifications: bool | None = None
    send_reminder_notification: bool | None = None
    waiting_since: str | None = None


@masked
class WireRdv(Struct, gc=False):
    id: Id
    starts_at: str
    uuid: Word | None = None
    status: str | None = None
    ends_at: str | None = None
    duration_in_min: Minutes | None = None
    organisation: WireOrganisation | None = None
    motif: WireMotif | None = None
    lieu: WireLieu | None = None
    agents: Some[WireAgent] | None = None
    # Without one of them, a gesture would be on others than those who are shown.
    participations: Whole[WireParticipation] | None = None
    collectif: bool | None = None
    context: str | None = None
    name: str | None = None
    max_participants_count: Count | None = None
    users_count: Count | None = None
    cancelled_at: str | None = None
    created_at: str | None = None
    created_by_type: str | None = None
    created_by_id: Id | None = None
    address: str | None = None
    url_for_agents: Link | None = None
    time_zone: Word | None = None
    visio_url: Link | None = None
    waiting_since: str | None = None
    lock_version: Version | None = None


class RdvsPage(Listed, gc=False):
    rdvs: Some[WireRdv]


@masked
class OneRdv(Struct, gc=False):
    rdv: WireRdv


class WireInTheWay(WireRdv, gc=False, kw_only=True):
    """An RDV that holds a slot; of one that the agent does not see, the hours only."""

    id: Id = 0


@masked
class WireObstacle(Struct, gc=False):
    """Something that is in the way: an RDV, an absence, a day off."""

    type: str
    starts_at: str
    ends_at: str
    agent_id: Id | None = None
    rdv_id: Id | None = None
    meanwhile: bool | None = None


@masked
class SlotTaken(Struct, gc=False):
    rdvs: Some[WireInTheWay]
    in_the_way: Some[WireObstacle] = []


@masked
class WireId(Struct, gc=False):
    id: Id


@masked
class WireRdvPlan(Struct, gc=False):
    id: Id | Word
    url: Link | None = None
    rdv: WireId | None = None


@masked
class OneRdvPlan(Struct, gc=False):
    rdv_plan: WireRdvPlan


@masked
class Change(Struct, frozen=True, gc=False):
    """Something that changed on the platform: ``type`` is « rdv », « user », « lieu »…"""

    type: Word
    id: Id
    deleted: bool | None = False


@masked
@dataclass(frozen=True, slots=True)
class ChangeBatch:
    """Changes up to ``cursor``, which the next call starts from."""

    cursor: str
    changes: tuple[Change, ...] = ()


@masked
class WireChangeBatch(Struct, gc=False):
    cursor: Annotated[str, Meta(max_length=LONGEST_CURSOR)] | int
    changes: Some[Change] | None = None


def status_of(text: str | None) -> Status:
    """The status named ``text``: unknown for none, ``OTHER`` for one that this release does not know."""
    return _STATUSES.get(text, Status.OTHER)


def obstacles_of(taken: SlotTaken, zone: tzinfo) -> tuple[InTheWay, ...]:
    """What is in the way; what is of a kind that is not known yet is left out."""
    kinds: dict[str, What] = {"rdv": "rdv", "absence": "absence", "day_off": "day_off"}
    return tuple(
        InTheWay(
            kinds[one.type],
            instant(one.starts_at, zone),
            instant(one.ends_at, zone),
            one.agent_id,
            one.rdv_id or 0,
            bool(one.meanwhile),
        )
        for one in taken.in_the_way
        if one.type in kinds
    )


def rdvs_of(read: Iterable[WireRdv], zone: tzinfo, organisation_id: int = 0) -> list[Rdv]:
    """The RDVs of one answer. Motifs, lieux and agents that come back in it are made once.

    ``organisation_id`` is for RDVs that do not name theirs. Raises ``ValueError`` for an hour that cannot be read.
    """
    motifs: dict[int, Motif] = {}
    lieux: dict[int, Lieu] = {}
    agents: dict[int, RdvAgent] = {}
    return [_rdv(r, zone, organisation_id, motifs, lieux, agents) for r in read]


def _rdv(
    r: WireRdv,
    zone: tzinfo,
    organisation_id: int,
    motifs: dict[int, Motif],
    lieux: dict[int, Lieu],
    agents: dict[int, RdvAgent],
) -> Rdv:
    organisation_id = r.organisation.id if r.organisation is not None else organisation_id
    motif_id = r.motif.id if r.motif is not None else 0
    motif = motifs.get(motif_id)
    if motif is None:
        motif = motifs[motif_id] = motif_of(r.motif or WireMotif(0), organisation_id)
    lieu = None
    if r.lieu is not None:
        lieu = lieux.get(r.lieu.id)
        if lieu is None:
            lieu = lieux[r.lieu.id] = lieu_of(r.lieu, organisation_id)
    of_rdv = []
    for a in r.agents or ():
        agent = agents.get(a.id)
        if agent is None:
            agent = agents[a.id] = RdvAgent(a.id, a.first_name or "", a.last_name or "")
        of_rdv.append(agent)
    starts_at = rdv_instant(r.starts_at, zone, told=bool(r.time_zone))
    status = status_of(r.status)
    collectif = r.collectif if r.collectif is not None else motif.collectif
    # A workshop is seen once one of its people is: its status is nobody's own.
    of_each = Status.UNKNOWN if collectif else status
    participations = tuple([_participation(p, of_each, zone) for p in r.participations or ()])
    waiting_since = instant_or_none(r.waiting_since, zone)
    return Rdv(
        r.id,
        organisation_id,
        motif,
        starts_at,
        r.duration_in_min if r.duration_in_min is not None else _minutes(r, starts_at.tzinfo or zone),
        status,
        lieu,
        tuple(of_rdv),
        participations,
        collectif,
        r.context,
        r.name,
        r.max_participants_count,
        r.users_count if r.users_count is not None else len(participations),
        instant_or_none(r.cancelled_at, zone),
        instant_or_none(r.created_at, zone),
        r.created_by_type or "",
        r.created_by_id,
        r.address or None,
        r.url_for_agents,
        waiting_since,
        r.lock_version,
        r.time_zone or None,
        r.visio_url or None,
        r.uuid or "",
    )


def _minutes(r: WireRdv, zone: tzinfo) -> int:
    ends_at = instant_or_none(r.ends_at, zone)
    lasts = (ends_at - instant(r.starts_at, zone)) // timedelta(minutes=1) if ends_at is not None else 0
    if not 0 <= lasts <= MOST_MINUTES:
        raise ValueError("an RDV that lasts for no time that there is")
    return lasts


def _participation(p: WireParticipation, of_rdv: Status, zone: tzinfo) -> Participation:
    status = status_of(p.status) if p.status is not None else of_rdv
    return Participation(
        p.id,
        usager_of(p.user) if p.user is not None else Usager(0, "", ""),
        status,
        p.send_lifecycle_notifications is not False,
        p.send_reminder_notification is not False,
        instant_or_none(p.waiting_since, zone),
        (p.status or "")[:_LONGEST_WORD] if status is Status.OTHER else "",
    )


def changes_of(batch: WireChangeBatch) -> ChangeBatch:
    return ChangeBatch(str(batch.cursor), tuple(batch.changes or ()))

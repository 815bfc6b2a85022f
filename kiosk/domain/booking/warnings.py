"""What a desk should know before it books: what does not stop it, and what does. Plain rules over plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from kiosk.domain.dates.public_holidays import MAINLAND, DaysOff
from kiosk.domain.dates.times import hour
from kiosk.domain.day.model import AbsenceOccurrence, Lieu, Motif, PlageOccurrence, Rdv
from kiosk.domain.day.shown import takes_place
from kiosk.domain.day.status import CANCELLED
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.people.reached import reached
from kiosk.domain.text.language import tr

LONGEST = 24 * 60
"""Minutes that an RDV may last: a day."""
EARLIEST, FURTHEST = timedelta(days=2), timedelta(days=2 * 365)
"""How long before now, and how long after, an RDV may be: the platform takes no other."""


class Fault(StrEnum):
    """What keeps an RDV from being booked."""

    NO_USAGER = "no_usager"
    NOBODY_NEW = "nobody_new"
    NO_AGENT = "no_agent"
    NO_LIEU = "no_lieu"
    NO_DAY = "no_day"
    NO_HOUR = "no_hour"
    DAY = "day"
    DURATION = "duration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The RDV about to be booked. ``starts_at`` is in the organisation's zone."""

    motif: Motif
    starts_at: datetime
    duration_in_min: int
    lieu_id: int | None = None
    agents: tuple[RdvAgent, ...] = ()
    usagers: tuple[Usager, ...] = ()
    rdv_id: int | None = None  # one that is there already: a workshop joined, an RDV changed
    joined: bool = False  # a workshop, which holds its agents already
    seats_left: int | None = None  # of a workshop; None: no limit
    enrolled: frozenset[int] = frozenset()  # the usagers whom the workshop joined has already

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.duration_in_min)

    @property
    def newcomers(self) -> tuple[Usager, ...]:
        return tuple(usager for usager in self.usagers if usager.id not in self.enrolled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known of the day: of the agents' time, of the usagers', of the calendar."""

    now: datetime
    rdvs: Sequence[Rdv] = ()
    absences: Sequence[AbsenceOccurrence] = ()
    plages: Sequence[PlageOccurrence] = ()
    usager_rdvs: Mapping[int, Sequence[Rdv]] = field(default_factory=dict)
    lieux: Mapping[int, Lieu] = field(default_factory=dict)
    days_off: DaysOff = MAINLAND


def faults(wanted: Wanted, now: datetime) -> tuple[Fault, ...]:
    """What must be mended first, in the order of the form."""
    found: list[Fault] = []
    if not wanted.usagers and not wanted.motif.collectif:
        found.append(Fault.NO_USAGER)
    if wanted.usagers and not wanted.newcomers:
        found.append(Fault.NOBODY_NEW)
    if wanted.rdv_id is None and not now - EARLIEST <= wanted.starts_at <= now + FURTHEST:
        found.append(Fault.DAY)
    if not 0 < wanted.duration_in_min <= LONGEST:
        found.append(Fault.DURATION)
    if not wanted.agents:
        found.append(Fault.NO_AGENT)
    if wanted.motif.location_type == "public_office" and wanted.lieu_id is None:
        found.append(Fault.NO_LIEU)
    return tuple(found)


def warnings(wanted: Wanted, around: Around) -> tuple[str, ...]:
    """What the person should know and may pass over, the gravest first."""
    return (
        *_of_the_day(wanted, around),
        *_of_the_agents(wanted, around),
        *_of_the_usagers(wanted, around),
    )


def overlaps(wanted: Wanted, around: Around) -> tuple[str, ...]:
    """The other RDVs that the agents have then, each in a sentence: whoever books over them is asked first."""
    if wanted.joined:
        return ()
    zone = wanted.starts_at.tzinfo
    others = [rdv for rdv in around.rdvs if rdv.id != wanted.rdv_id and _overlaps(wanted, _span(rdv))]
    found = [overlap_text(agent, rdv, zone) for agent in wanted.agents for rdv in others if _holds(rdv, agent)]
    return tuple(dict.fromkeys(found))


def in_the_way(wanted: Wanted, around: Around) -> bool:
    """Whether something is known that the platform lets by only once it was accepted."""
    ids = {agent.id for agent in wanted.agents}
    away = any(absence.agent_id in ids and _overlaps(wanted, absence) for absence in around.absences)
    off = around.days_off.is_holiday(wanted.starts_at.date())
    return bool(overlaps(wanted, around)) or (not wanted.joined and (away or off))


def overlap_text(agent: RdvAgent, rdv: Rdv, zone: tzinfo | None) -> str:
    """« Béatrice Martin a déjà un rendez-vous de 9:00 à 9:30. »"""
    start, end = (at.astimezone(zone) for at in (rdv.starts_at, _span(rdv).ends_at))
    return tr("{} a déjà un rendez-vous de {} à {}.").format(agent_name(agent), hour(start), hour(end))


def _of_the_day(wanted: Wanted, around: Around) -> Iterator[str]:
    if wanted.starts_at < around.now:
        yield tr("Cette heure est passée.")
    if around.days_off.is_holiday(wanted.starts_at.date()):
        yield tr("Ce jour est férié.")
    elif around.days_off.is_sunday(wanted.starts_at.date()):
        yield tr("Ce jour est un dimanche.")
    if wanted.seats_left is not None and len(wanted.newcomers) > wanted.seats_left:
        left = tr("Places restantes\u00a0: {}.").format(wanted.seats_left)
        yield left if wanted.seats_left else tr("L’atelier est complet.")


def _of_the_agents(wanted: Wanted, around: Around) -> Iterator[str]:
    if wanted.joined:
        return
    for agent in wanted.agents:
        name = agent_name(agent)
        away = next((a for a in around.absences if a.agent_id == agent.id and _overlaps(wanted, a)), None)
        if away is not None:
            yield tr("{} est indisponible à cette heure.").format(name)
        yield from overlaps(replace(wanted, agents=(agent,)), around)
        elsewhere = _elsewhere(wanted, agent, around)
        if elsewhere is not None:
            yield tr("{} reçoit à {} à cette heure.").format(name, elsewhere.name)
        if away is None and _outside(wanted, agent, around):
            yield tr("{}\u00a0: en dehors de ses plages d’ouverture.").format(name)


def _outside(wanted: Wanted, agent: RdvAgent, around: Around) -> bool:
    """Whether the agent does not receive all along; never where nobody's plages are known that day."""
    theirs = [p for p in around.plages if p.agent_id == agent.id]
    covered = wanted.starts_at
    for plage in sorted(theirs, key=lambda one: one.starts_at):
        if plage.starts_at <= covered:
            covered = max(covered, plage.ends_at)
    return bool(around.plages) and covered < wanted.ends_at


def _elsewhere(wanted: Wanted, agent: RdvAgent, around: Around) -> Lieu | None:
    """Another lieu at which the agent receives then."""
    if wanted.lieu_id is None:
        return None
    theirs = [p for p in around.plages if p.agent_id == agent.id and p.lieu_id is not None and _overlaps(wanted, p)]
    if not theirs or any(plage.lieu_id == wanted.lieu_id for plage in theirs):
        return None
    return around.lieux.get(theirs[0].lieu_id or 0)


def _of_the_usagers(wanted: Wanted, around: Around) -> Iterator[str]:
    zone = wanted.starts_at.tzinfo
    for usager in wanted.usagers:
        name = usager_name(usager)
        if usager.id in wanted.enrolled:
            yield tr("{} est déjà dans la liste de cet atelier.").format(name)
        if wanted.motif.location_type == "phone" and not _can_be_called(usager, wanted.usagers):
            yield tr("{} n’a pas de numéro de téléphone.").format(name)
        for rdv in around.usager_rdvs.get(usager.id, ()):
            at = rdv.starts_at.astimezone(zone)
            if rdv.id == wanted.rdv_id or not takes_place(rdv) or at.date() != wanted.starts_at.date():
                continue
            if any(p.usager.id == usager.id and p.status in CANCELLED for p in rdv.participations):
                continue
            text = tr("{} a déjà un rendez-vous ce jour-là à {}\u00a0: {}.")
            yield text.format(name, hour(at), rdv.motif.name)


def _can_be_called(usager: Usager, usagers: Sequence[Usager]) -> bool:
    """Whether there is a number to call; a proche's responsible is called for them, and may not be known here."""
    if usager.phone_number or usager.phone_number_formatted:
        return True
    if usager.responsible_id is None:
        return False
    responsible = next((one for one in usagers if one.id == usager.responsible_id), None)
    if responsible is not None:
        return _can_be_called(replace(responsible, responsible_id=None), ())
    return usager.responsible_contact is None or bool(reached(usager).phone)


def _holds(rdv: Rdv, agent: RdvAgent) -> bool:
    return rdv.status not in CANCELLED and any(one.id == agent.id for one in rdv.agents)


@dataclass(frozen=True, slots=True)
class _Span:
    starts_at: datetime
    ends_at: datetime


def _span(rdv: Rdv) -> _Span:
    return _Span(rdv.starts_at, rdv.starts_at + timedelta(minutes=rdv.duration_in_min))


def _overlaps(wanted: Wanted, span: _Span | AbsenceOccurrence | PlageOccurrence) -> bool:
    """Whether they share a moment; touching ends do not."""
    return span.starts_at < wanted.ends_at and wanted.starts_at < span.ends_at

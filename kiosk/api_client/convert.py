"""From the wire to the trade's objects. Speed counts: a page of 100 RDVs is read on the interface's own loop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from msgspec import UNSET

from kiosk.api_client import wire
from kiosk.api_client.dates import day_or_none, instant, instant_or_none, rdv_instant, time_or_none
from kiosk.api_client.things import Change, ChangeBatch, Directory, DirectoryAgent, DirectoryMotif
from kiosk.domain.booking.booking import FreeCreneau, LieuCreneaux
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.model import Lieu, Motif, Organisation, Participation, PlageOccurrence, Rdv, Service, Team
from kiosk.domain.day.status import Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, Contact, RdvAgent, Usager
from kiosk.domain.people.usagers import Duplicate, FoundUsager, Likeness
from kiosk.domain.writes.versions import Version

_NOBODY = RdvAgent(0, "", "")
_VISIBILITIES = frozenset({"visible_and_notified", "visible_and_not_notified", "invisible"})
"""Whether usagers are told is not known of any other."""
_LONGEST_WORD = 40
"""Letters of a word of a newer release that are shown as they are."""
_IDENTITY = frozenset({"first_name", "last_name", "birth_date"})
_STATUSES: dict[str | None, Status] = {status.value: status for status in Status} | {None: Status.UNKNOWN}


def status_of(text: str | None) -> Status:
    """The status named ``text``: unknown for none, ``OTHER`` for one that this release does not know."""
    return _STATUSES.get(text, Status.OTHER)


def rdvs_of(read: Iterable[wire.WireRdv], zone: tzinfo, organisation_id: int = 0) -> list[Rdv]:
    """The RDVs of one answer. Motifs, lieux and agents that come back in it are made once.

    ``organisation_id`` is for RDVs that do not name theirs. Raises ``ValueError`` for an hour that cannot be read.
    """
    motifs: dict[int, Motif] = {}
    lieux: dict[int, Lieu] = {}
    agents: dict[int, RdvAgent] = {}
    return [_rdv(r, zone, organisation_id, motifs, lieux, agents) for r in read]


def _rdv(
    r: wire.WireRdv,
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
        motif = motifs[motif_id] = motif_of(r.motif or wire.WireMotif(0), organisation_id)
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
    )


def _minutes(r: wire.WireRdv, zone: tzinfo) -> int:
    ends_at = instant_or_none(r.ends_at, zone)
    return (ends_at - instant(r.starts_at, zone)) // timedelta(minutes=1) if ends_at is not None else 0


def _participation(p: wire.WireParticipation, of_rdv: Status, zone: tzinfo) -> Participation:
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


def usager_of(u: wire.WireUsager | wire.WireFiche) -> Usager:
    """What a desk may keep of a usager."""
    responsible = u.responsible
    return Usager(
        u.id,
        u.first_name or "",
        u.last_name or "",
        u.birth_name or None,
        day_or_none(u.birth_date),
        _email(u),
        u.phone_number or None,
        u.phone_number_formatted or None,
        u.address or None,
        u.responsible_id,
        f"{responsible.first_name or ''} {(responsible.last_name or '').upper()}".strip() if responsible else None,
        u.notify_by_sms is not False,
        u.notify_by_email is not False,
        u.case_number or None,
        _notification_email(u),
        _contact(responsible) if responsible is not None else None,
    )


def _contact(u: wire.WireResponsible | wire.WireUsager) -> Contact:
    return Contact(
        u.phone_number_formatted or None,
        _email(u),
        _notification_email(u) or None,
        u.notify_by_sms is not False,
        u.notify_by_email is not False,
    )


def _email(u: wire.WireUsager | wire.WireFiche | wire.WireResponsible) -> str | None:
    """The account's. A contact address is one where there is no other name for it: else it may be several people's."""
    return u.email or (u.contact_email if u.notification_email is UNSET else None) or None


def _notification_email(u: wire.WireUsager | wire.WireFiche | wire.WireResponsible) -> str | None:
    return None if u.notification_email is UNSET else u.notification_email or ""


def fiche_of(u: wire.WireFiche, zone: tzinfo) -> Fiche:
    """A whole fiche, for a screen."""
    return Fiche(
        usager=usager_of(u),
        responsible=usager_of(u.responsible) if u.responsible is not None else None,
        address_details=u.address_details,
        caisse_affiliation=u.caisse_affiliation,
        affiliation_number=u.affiliation_number,
        family_situation=u.family_situation,
        number_of_children=u.number_of_children,
        logement=u.logement,
        case_number=u.case_number,
        notes=u.notes,
        created_at=instant_or_none(u.created_at, zone),
        invitation_created_at=instant_or_none(u.invitation_created_at, zone),
        invitation_accepted_at=instant_or_none(u.invitation_accepted_at, zone),
        organisation_ids=(
            None
            if u.user_profiles is None
            else tuple(p.organisation.id for p in u.user_profiles if p.organisation is not None)
        ),
        referent_agent_ids=None if u.referent_agent_ids is None else tuple(u.referent_agent_ids),
        lock_version=u.lock_version,
    )


def found_of(u: wire.WireFound) -> FoundUsager:
    """One result of a search."""
    return FoundUsager(usager_of(u), masked=bool(u.masked), birth_year=u.birth_year)


def duplicate_of(d: wire.WireDuplicate) -> Duplicate:
    """A likely duplicate. What a newer server has in common besides is left out; without anything left it warns."""
    attributes = frozenset(d.attributes or ())
    likenesses = [
        likeness
        for likeness, of in (
            (Likeness.EMAIL, frozenset({"email"})),
            (Likeness.IDENTITY, _IDENTITY),
            (Likeness.PHONE, frozenset({"phone_number"})),
        )
        if of <= attributes
    ]
    if d.severity == "error" and Likeness.EMAIL not in likenesses:
        likenesses.insert(0, Likeness.EMAIL)
    return Duplicate(usager_of(d.user), tuple(likenesses), bool(d.user.masked), d.user.birth_year)


def version_of(v: wire.WireVersion, zone: tzinfo) -> Version:
    """One change of a history. Raises ``ValueError`` for an hour that cannot be read."""
    author = f"{v.agent.first_name or ''} {v.agent.last_name or ''}".strip() if v.agent is not None else ""
    changes = {
        name: (values[0], values[1])
        for name, values in (v.changes or {}).items()
        if isinstance(values, list) and len(values) == 2
    }
    return Version(instant(v.at, zone), v.event or "", author, changes, v.author_type or "")


class CreneauReader:
    """Reads one answer of thousands of slots: agents and hours that come back in it are made once."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._agents: dict[int, RdvAgent] = {}
        self._instants: dict[str, datetime] = {}

    def lieu(self, c: wire.WireLieuCreneaux, organisation_id: int, motif_id: int) -> LieuCreneaux:
        """What is free at one lieu; the ids are for what does not name its own.

        Raises ``ValueError`` for an hour that cannot be read.
        """
        organisation = organisation_of(c.organisation) if c.organisation is not None else None
        of = organisation.id if organisation is not None else organisation_id
        return LieuCreneaux(
            lieu=lieu_of(c.lieu, of) if c.lieu is not None else None,
            organisation=organisation,
            motif_id=c.motif_id if c.motif_id is not None else motif_id,
            next_availability=self._slot(c.next_availability) if c.next_availability is not None else None,
            creneaux=tuple([self._slot(one) for one in c.creneaux or ()]),
            workshops=tuple(rdvs_of(c.rdvs or (), self._zone, of)),
        )

    def _slot(self, c: wire.WireCreneau) -> FreeCreneau:
        agent = _NOBODY
        if c.agent is not None:
            known = self._agents.get(c.agent.id)
            if known is None:
                known = RdvAgent(c.agent.id, c.agent.first_name or "", c.agent.last_name or "")
                self._agents[known.id] = known
            agent = known
        return FreeCreneau(self._instant(c.starts_at), self._instant(c.ends_at), agent, c.lieu_id, c.rdv_id)

    def _instant(self, text: str) -> datetime:
        found = self._instants.get(text)
        if found is None:
            found = self._instants[text] = instant(text, self._zone)
        return found


def organisation_of(o: wire.WireOrganisation) -> Organisation:
    return Organisation(o.id, o.name or "", o.phone_number or None, o.email or None)


def agent_of(a: wire.WireAgent) -> Agent:
    return Agent(a.id, a.first_name or "", a.last_name or "", a.email or None, agent_accueil=a.agent_accueil is True)


def motif_of(m: wire.WireMotif, organisation_id: int) -> Motif:
    """A motif; ``organisation_id`` is for one that does not name its own."""
    return Motif(
        m.id,
        m.name or "",
        m.organisation_id if m.organisation_id is not None else organisation_id,
        m.service_id,
        m.location_type or "public_office",
        bool(m.collectif),
        bool(m.follow_up),
        m.instruction_for_rdv or None,
        default_duration_in_min=m.default_duration_in_min or None,
        bookable_by=m.bookable_by if isinstance(m.bookable_by, str) else "",
    )


def lieu_of(lieu: wire.WireLieu, organisation_id: int) -> Lieu:
    """A lieu; ``organisation_id`` is for one that does not name its own."""
    return Lieu(
        lieu.id,
        lieu.name or "",
        lieu.organisation_id if lieu.organisation_id is not None else organisation_id,
        lieu.address or "",
        lieu.phone_number or None,
        bool(lieu.single_use),
        lieu.enabled is not False,
    )


def team_of(t: wire.WireTeam) -> Team:
    return Team(t.id, t.name or "")


def plages_of(read: Iterable[wire.WirePlage], zone: tzinfo) -> list[PlageOccurrence]:
    """The openings of plages, in hour order. Raises ``ValueError`` for an hour that cannot be read."""
    found = [
        PlageOccurrence(
            p.id,
            p.agent_id,
            p.lieu_id,
            instant(span.starts_at, zone),
            instant(span.ends_at, zone),
            p.title or "",
            tuple(p.motif_ids or ()),
        )
        for p in read
        for span in p.occurrences or ()
    ]
    return sorted(found, key=lambda o: (o.starts_at, o.plage_id))


def absence_of(a: wire.WireAbsence) -> Absence:
    """An absence. Raises ``ValueError`` when its first day cannot be read."""
    first_day = day_or_none(a.first_day)
    if first_day is None:
        raise ValueError("absence without a first day")
    return Absence(
        id=a.id,
        agent_id=a.agent.id if a.agent is not None else 0,
        title=a.title or "",
        first_day=first_day,
        start_time=time_or_none(a.start_time) or time(0),
        end_day=day_or_none(a.end_day) or first_day,
        end_time=time_or_none(a.end_time) or time(23, 59, 59),
        organisation_id=a.organisation.id if a.organisation is not None else None,
        rrule=(a.rrule or "").strip("; ") or None,
        ical_uid=a.ical_uid,
    )


def directory_of(d: wire.WireDirectory) -> Directory:
    return Directory(
        timezone=d.timezone or None,
        services=tuple(Service(s.id, s.name or "", s.short_name or "") for s in d.services or ()),
        teams=tuple(team_of(t) for t in d.teams or ()),
        agents=tuple(
            DirectoryAgent(
                a.id, tuple(a.service_ids or ()), tuple(a.team_ids or ()), a.role or "", bool(a.agent_accueil)
            )
            for a in d.agents or ()
        ),
        motifs=tuple(
            DirectoryMotif(
                m.id,
                m.color,
                m.default_duration_in_min,
                m.visibility_type if m.visibility_type in _VISIBILITIES else None,
                bool(m.for_secretariat),
                m.restriction_for_rdv or None,
            )
            for m in d.motifs or ()
        ),
    )


def changes_of(batch: wire.WireChangeBatch) -> ChangeBatch:
    return ChangeBatch(str(batch.cursor), tuple(Change(c.type, c.id, bool(c.deleted)) for c in batch.changes or ()))


def day_text(day: date) -> str:
    """A day as the API reads it in a query."""
    return f"{day:%Y-%m-%d}"


def instant_text(instant: datetime) -> str:
    """An instant as the API reads it. Raises ``ValueError`` for one without a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone")
    return instant.isoformat()

"""An RDV of the demonstration and how it goes: what it looks like depends on the instant at which one looks."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from kiosk.clock import PARIS
from kiosk.domain.day.status import Status
from kiosk.platform_server.data.demo.motifs import Audience, Motif
from kiosk.platform_server.data.demo.opening import Calendar
from kiosk.platform_server.data.demo.people import Person
from kiosk.platform_server.data.demo.staff import ASE, MAIRIE, PMI, SECRETARIES, SOCIAL


@dataclass(frozen=True, slots=True)
class Course:
    """How one usager's coming goes: when they arrive at the desk, and what is noted when.

    ``settled`` None: nobody ever notes anything, the RDV stays « à renseigner ».
    """

    outcome: Status = Status.UNKNOWN
    settled: datetime | None = None
    arrives: datetime | None = None

    def at(self, now: datetime) -> tuple[Status, datetime | None]:
        """The status at ``now``, and since when they wait if they do."""
        if self.settled is not None and self.settled <= now:
            return self.outcome, None
        return Status.UNKNOWN, self.arrives if self.arrives is not None and self.arrives <= now else None


_CANCELLING = frozenset({Status.EXCUSED, Status.REVOKED, Status.NOSHOW})


@dataclass(slots=True)
class Booking:
    """An RDV: ``usagers`` and ``courses`` go together, one participation each."""

    motif: Motif
    lieu: str | None
    starts_at: datetime
    agents: tuple[str, ...]
    usagers: Sequence[Person]
    courses: Sequence[Course]
    created_at: datetime
    author: str | Person | None  # an agent's key, the usager who booked, None for a partner (prescripteur)
    notified: bool = True
    context: str | None = None
    minutes: int | None = None
    title: str | None = None

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + timedelta(minutes=self.minutes or self.motif.minutes)

    def status(self, now: datetime) -> Status:
        """The RDV's own status at ``now``, from its participations, by the platform's rules."""
        statuses = {course.at(now)[0] for course in self.courses}
        if Status.SEEN in statuses and (not self.motif.collectif or self.starts_at <= now):
            return Status.SEEN
        if self.motif.collectif:
            over = self.starts_at <= now and Status.UNKNOWN not in statuses
            return Status.REVOKED if over or statuses == {Status.REVOKED} else Status.UNKNOWN
        return statuses.pop() if len(statuses) == 1 else Status.UNKNOWN

    def json(self, number: int, rng: Random, now: datetime) -> dict[str, Any]:
        """The RDV as the data file has it, seen at ``now``; ``number`` makes its key."""
        status = self.status(now)
        waiting: datetime | None = None
        participations = []
        author = self._author_json(number)
        for person, course in zip(self.usagers, self.courses, strict=True):
            own, since = course.at(now)
            if since is not None and not self.motif.collectif:
                waiting = since if waiting is None else min(waiting, since)
            participations.append(
                {
                    "user": person.key,
                    "status": own.value,
                    "send_lifecycle_notifications": self.notified,
                    "send_reminder_notification": self.notified,
                    **author,
                }
            )
        settled = [course.settled for course in self.courses if course.settled is not None]
        cancelled = status in _CANCELLING and settled
        return {
            "key": f"rdv-{number}",
            "uuid": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
            "organisation": self.motif.organisation,
            "motif": self.motif.key,
            "lieu": self.lieu,
            "starts_at": self.starts_at.isoformat(),
            "duration_in_min": self.minutes or self.motif.minutes,
            "status": status.value,
            "agents": list(self.agents),
            "participations": participations,
            "context": self.context,
            "waiting_since": waiting.isoformat() if waiting else None,
            "max_participants_count": self.motif.seats,
            "name": self.title,
            **author,
            "created_at": self.created_at.isoformat(),
            "cancelled_at": max(settled).isoformat() if cancelled else None,
        }

    def _author_json(self, number: int) -> dict[str, Any]:
        if isinstance(self.author, Person):
            return {"created_by": None, "created_by_type": "User", "created_by_id": self.author.id}
        if self.author is None:
            return {"created_by": None, "created_by_type": "Prescripteur", "created_by_id": number}
        return {"created_by": self.author, "created_by_type": "Agent"}


class Registrar:
    """Makes bookings with a believable past: who made them, when, whether the usager is told."""

    def __init__(self, calendar: Calendar, rng: Random) -> None:
        self.today = calendar.today
        self._calendar = calendar
        self._rng = rng

    def book(
        self,
        motif: Motif,
        lieu: str | None,
        starts_at: datetime,
        agents: tuple[str, ...],
        usagers: Sequence[Person],
        courses: Sequence[Course],
        context: str | None = None,
        minutes: int | None = None,
    ) -> Booking:
        """A booking made some days or weeks before, and before the demonstration's own day."""
        rng = self._rng
        created = self._created(starts_at.date(), usagers)
        courses = [_after(created, starts_at, course) for course in courses]
        author: str | Person | None
        draw = rng.random()
        if motif.bookable_by != "agents" and draw < 0.16 and not motif.collectif:
            author = usagers[0].household_contact
        elif motif.bookable_by.startswith("agents_and_prescripteurs") and draw < 0.4:
            author = None
        elif draw < 0.72:
            author = "roussel" if motif.organisation == MAIRIE else rng.choice(SECRETARIES[:2])
        else:
            author = agents[0] if agents[0] != "psychologue" else SECRETARIES[0]
        notified = motif.visibility == "visible_and_notified" and rng.random() > 0.04
        return Booking(motif, lieu, starts_at, agents, usagers, courses, created, author, notified, context, minutes)

    def _created(self, day: date, usagers: Sequence[Person]) -> datetime:
        rng = self._rng
        lead = 1 + int(30 * rng.random() ** 1.4) + max(0, (day - self.today).days)
        made = day - timedelta(days=lead)
        known = max(person.created_on for person in usagers)
        while made > known and not self._calendar.open(made):
            made -= timedelta(days=1)
        # The fiche of someone new is opened with their first RDV; fiches are dated before ten in the morning.
        made = max(made, known)
        return datetime.combine(made, time(rng.randint(10, 16), rng.randrange(60)), PARIS)


def _after(created: datetime, starts_at: datetime, course: Course) -> Course:
    """``course``, where nothing is noted before the RDV was made."""
    if course.settled is None or course.settled > created:
        return course
    return replace(course, settled=created + (starts_at - created) / 2)


def past_course(rng: Random, starts_at: datetime, today: date) -> Course:
    """How an RDV of a day gone by went; those of the last days are now and then still to fill in."""
    draw = rng.random()
    days_ago = (today - starts_at.date()).days
    if draw < (0.035 if days_ago <= 14 else 0.004):
        return Course()
    outcome = rng.choices((Status.SEEN, Status.NOSHOW, Status.EXCUSED, Status.REVOKED), (80, 10, 7, 3))[0]
    if outcome is Status.SEEN:
        return Course(outcome, starts_at + timedelta(minutes=rng.randint(0, 9)))
    if outcome is Status.NOSHOW:
        return Course(outcome, starts_at + timedelta(minutes=rng.randint(16, 40)))
    return Course(outcome, starts_at - timedelta(hours=rng.choice((1, 2, 20, 26, 44)), minutes=rng.randrange(60)))


def future_course(rng: Random, today: date) -> Course:
    """How an RDV to come stands: a few are cancelled already."""
    draw = rng.random()
    if draw > 0.05:
        return Course()
    noted = datetime.combine(today - timedelta(days=1), time(17, rng.randrange(60)), PARIS)
    return Course(Status.EXCUSED if draw < 0.035 else Status.REVOKED, noted)


_INFANT_CONTEXTS = (
    "Première visite au centre.",
    "Bébé né prématuré, suivi conjoint avec l’hôpital.",
    "Vient avec une amie qui traduit.",
    "Demande un certificat pour la crèche.",
    "Allaitement difficile, prévoir un peu de temps.",
    "A déjà reporté une fois.",
)
_MOTHER_CONTEXTS = (
    "Premier enfant.",
    "Vient avec son compagnon.",
    "Grossesse gémellaire.",
    "Nouvelle à Ormeval, dossier demandé à la maternité.",
)
_SOCIAL_CONTEXTS = (
    "Première demande, orientée par la mairie.",
    "Vient avec sa sœur.",
    "Facture d’électricité impayée, coupure annoncée.",
    "Apportera les papiers manquants.",
    "Prévoir un interprète en turc par téléphone.",
    "Fauteuil roulant, salle du rez-de-chaussée.",
    "Souhaite faire le point sur son logement.",
)
_ASE_CONTEXTS = (
    "Les deux parents sont attendus séparément.",
    "L’établissement accompagne le jeune.",
    "En présence de la référente scolaire.",
)
_CONTEXTS: dict[str, tuple[str, ...]] = {
    "planification": (),  # nobody writes anything about those
    "psychologue": (),
    "titre": ("Deux titres à déposer.", "Titre perdu, déclaration faite.", "Enfant mineur présent."),
    "demarches": ("Dossier de logement social en ligne.", "Compte CAF bloqué."),
}
_CONTEXTS_BY_SERVICE = {SOCIAL: _SOCIAL_CONTEXTS, ASE: _ASE_CONTEXTS}


def context_for(rng: Random, motif: Motif) -> str | None:
    """What the desk wrote in the context of the RDV, if anything."""
    of_service = _CONTEXTS_BY_SERVICE.get(motif.service, ())
    if motif.service == PMI:
        of_service = _MOTHER_CONTEXTS if motif.audience is Audience.MOTHER else _INFANT_CONTEXTS
    contexts = _CONTEXTS.get(motif.key, of_service)
    return rng.choice(contexts) if contexts and rng.random() < 0.18 else None

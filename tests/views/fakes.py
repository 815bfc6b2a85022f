"""A believable day of a desk, for the tests and the pictures of the screens."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count

from kiosk.clock import PARIS
from kiosk.desk import DayData, OrganisationPlaces, SignedAgent
from kiosk.domain.day.gesture import DeskRdv, with_participations
from kiosk.domain.day.model import (
    AbsenceOccurrence,
    Lieu,
    Motif,
    Organisation,
    Participation,
    PlageOccurrence,
    Rdv,
    Service,
)
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import Agent, RdvAgent, Usager
from tests.presenters.fakes import NOW, FakeDesk

NORD = Lieu(11, "MDS Nord", 1, "12 rue des Tilleuls, 62000 Arras")
SUD = Lieu(12, "MDS Sud", 1, "3 place du Marché, 62000 Arras")
SERVICES = {5: Service(5, "PMI"), 6: Service(6, "Service social"), 7: Service(7, "Insertion")}
_AGENTS = (
    (21, "Béatrice", "Martin", 5),
    (22, "Alain", "Petit", 5),
    (23, "Nadia", "Benali", 5),
    (24, "Sophie", "Lefèvre", 6),
    (25, "Julien", "Moreau", 6),
    (26, "Camille", "Rousseau", 6),
    (27, "Karim", "Haddad", 7),
    (28, "Élodie", "Garnier", 7),
)
AGENTS = {key: Agent(key, first, last, service_ids=(service,)) for key, first, last, service in _AGENTS}
MOTIFS = {
    31: Motif(31, "Consultation PMI", 1, 5, color="#2f7fb5", visibility_type="visible_and_notified"),
    32: Motif(32, "Vaccination", 1, 5, color="#5b9a3c", visibility_type="visible_and_notified"),
    33: Motif(33, "Visite à domicile", 1, 5, "home", color="#b06ab3", visibility_type="visible_and_notified"),
    34: Motif(
        34,
        "Premier accueil social",
        1,
        6,
        color="#d9822b",
        visibility_type="visible_and_notified",
        instruction_for_rdv="Venir avec une pièce d’identité et les trois derniers bulletins de salaire.",
    ),
    35: Motif(35, "Suivi social", 1, 6, color="#c94f4f", visibility_type="visible_and_notified", follow_up=True),
    36: Motif(36, "Point téléphonique", 1, 6, "phone", color="#8a8f98", visibility_type="visible_and_notified"),
    37: Motif(37, "Entretien RSA", 1, 7, color="#3a9188", visibility_type="visible_and_notified"),
    38: Motif(38, "Atelier numérique", 1, 7, collectif=True, color="#6b5fb5", visibility_type="visible_and_notified"),
    39: Motif(39, "Bilan en visio", 1, 7, "visio", color="#a3742c", visibility_type="visible_and_notified"),
}
_LAST = (
    "Dupont",
    "Lefebvre",
    "Benamar",
    "Nguyen",
    "Da Silva",
    "Traoré",
    "Lemaire",
    "Fontaine",
    "Kowalski",
    "Haddadi",
    "Mercier",
    "O’Brien",
    "Delacroix",
    "Diallo",
    "Caron",
    "Marchand",
    "Yilmaz",
    "Boulanger",
    "Leclercq",
    "Sow",
    "de La Tour",
    "Vasseur",
    "Picard",
    "Meunier",
    "Roche",
    "Guérin",
    "Baron",
    "Colin",
    "Aubry",
    "Perrot",
)
_FIRST = (
    "Léa", "Paul", "Inès", "Minh", "Maria", "Awa", "Jean-Pierre", "Chloé", "Piotr", "Samia",
    "Lucas", "Erin", "Zoé", "Mamadou", "Noémie", "Théo", "Emre", "Manon", "Hugo", "Fatou",
    "Anne-Sophie", "Jules", "Clara", "Axel", "Lina", "Adam", "Rose", "Nino", "Alice", "Tom",
)  # fmt: skip

WHO = SignedAgent(9, "Claire", "Renaud", "claire.renaud@exemple.test", "https://rdv.exemple.test")


def person(number: int) -> Usager:
    """The usager of that number, always the same."""
    return Usager(
        number,
        _FIRST[number % len(_FIRST)],
        _LAST[(number * 7 + number // 30) % len(_LAST)],
        birth_date=date(1950 + number * 13 % 60, 1 + number % 12, 1 + number * 5 % 28),
        email=f"u{number}@exemple.test",
        phone_number_formatted=f"+3363998{number:04d}",
        address="4 rue de la République, 62000 Arras" if number % 3 else None,
    )


def at(hour: int, minute: int = 0) -> datetime:
    return NOW.replace(hour=hour, minute=minute)


class DayMaker:
    """Makes RDVs with numbers that follow each other."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._people = count(1)
        self.rdvs: list[Rdv] = []

    def add(
        self,
        starts_at: datetime,
        motif: int,
        *agents: int,
        minutes: int = 30,
        status: Status = Status.UNKNOWN,
        arrived: datetime | None = None,
        people: int = 1,
        statuses: tuple[Status, ...] = (),
        arrivals: tuple[datetime | None, ...] = (),
        lieu: Lieu | None = NORD,
        name: str | None = None,
        context: str | None = None,
    ) -> Rdv:
        number = next(self._numbers)
        kind = MOTIFS[motif]
        participations = tuple(
            Participation(
                number * 100 + place,
                person(next(self._people)),
                statuses[place] if place < len(statuses) else status,
                waiting_since=arrivals[place] if place < len(arrivals) else arrived,
            )
            for place in range(people)
        )
        base = Rdv(
            number,
            1,
            kind,
            starts_at,
            minutes,
            lieu=lieu if kind.location_type == "public_office" else None,
            agents=tuple(RdvAgent(a, AGENTS[a].first_name, AGENTS[a].last_name) for a in agents),
            collectif=kind.collectif,
            name=name,
            context=context,
            created_by_type="Agent",
            created_by_id=24,
            created_at=NOW - timedelta(days=12),
            url_for_agents="https://rdv.exemple.test/admin/rdvs/1",
        )
        made = with_participations(base, participations, starts_at)
        self.rdvs.append(made)
        return made


def believable_day() -> list[Rdv]:
    """A day of sixty RDVs at 10:20: the past mostly settled, people waiting, someone late, a couple, a workshop."""
    day = DayMaker()
    seen, noshow = Status.SEEN, Status.NOSHOW
    settled = (seen, seen, noshow, seen, Status.EXCUSED, seen, seen, seen, Status.REVOKED, seen)
    place = 0
    for hour, minute in ((8, 30), (8, 45), (9, 0), (9, 15), (9, 30), (9, 45)):
        for agent, motif in ((21, 31), (24, 34), (27, 37)):
            status = settled[place % len(settled)]
            if (hour, minute, agent) == (8, 45, 24):
                status = Status.UNKNOWN  # nobody said: to be filled in
            day.add(at(hour, minute), motif, agent, minutes=15 if motif != 34 else 30, status=status)
            place += 1
    day.add(at(8, 30), 36, 25, status=seen)
    day.add(at(9, 0), 33, 23, minutes=60, status=seen)
    day.add(at(10, 0), 31, 21, arrived=at(9, 51), context="Vient avec le carnet de santé. Préfère être reçue en bas.")
    day.add(at(10, 0), 34, 24, minutes=45, arrived=at(9, 55))
    day.add(at(10, 0), 37, 27)  # late
    day.add(at(10, 0), 32, 22, minutes=15, status=seen)
    day.add(at(10, 15), 32, 22, minutes=15, arrived=at(10, 8))
    day.add(at(10, 15), 35, 25)
    day.add(at(10, 15), 36, 26)
    day.add(
        at(10, 30), 38, 28, 27, minutes=90, people=8, name="Premiers pas sur internet",
        statuses=(Status.UNKNOWN,) * 7 + (Status.EXCUSED,), arrivals=(at(10, 12), at(10, 14), at(10, 18)),
    )  # fmt: skip
    day.add(at(10, 30), 35, 24, 25, people=2, arrivals=(at(10, 16), None), minutes=60)
    day.add(at(10, 30), 31, 21)
    day.add(at(10, 30), 32, 22, minutes=15)
    day.add(at(10, 45), 32, 22, minutes=15)
    day.add(at(10, 45), 36, 26, status=Status.EXCUSED)
    for hour in (11, 14, 15, 16):
        for minute in (0, 30):
            day.add(at(hour, minute), 31, 21)
            day.add(at(hour, minute), 35 if minute else 34, 24 if hour % 2 else 26)
            day.add(at(hour, minute), 37 if hour != 15 else 39, 27)
    day.add(at(13, 30), 33, 23, minutes=60)
    day.add(at(14, 0), 36, 25)
    return day.rdvs


def plages() -> tuple[PlageOccurrence, ...]:
    """Mornings and afternoons of the agents, but for who is away."""
    found = []
    for number, agent in enumerate(AGENTS):
        found.append(PlageOccurrence(100 + number, agent, 11, at(8, 30), at(12, 0), "Permanence"))
        if agent != 25:
            found.append(PlageOccurrence(200 + number, agent, 11, at(13, 30), at(17, 0), "Permanence"))
    return tuple(found)


ABSENCES = (
    AbsenceOccurrence(1, 22, at(14), at(18), "Formation"),
    AbsenceOccurrence(2, 28, at(8), at(10), "Réunion d’équipe"),
)


class BelievableDesk(FakeDesk):
    """The fake desk with this day on it."""

    def __init__(self, *rdvs: Rdv) -> None:
        super().__init__(*(rdvs or believable_day()))
        self.who = WHO
        self.next_agent_id = WHO.agent_id

    async def places(self) -> list[OrganisationPlaces]:
        return [
            OrganisationPlaces(Organisation(1, "Maison des solidarités d’Arras"), (NORD, SUD)),
            OrganisationPlaces(Organisation(2, "CCAS de Lens"), (Lieu(13, "Mairie", 2),)),
        ]

    async def day(self, organisation_id: int, day: date) -> DayData:
        plain = await super().day(organisation_id, day)
        today = day == NOW.date()
        return DayData(
            plain.entries,
            PARIS,
            agents=AGENTS,
            services=SERVICES,
            motifs=MOTIFS,
            plages=plages() if today else (),
            absences=ABSENCES if today else (),
            lieux=(NORD, SUD),
            synced_at=self.synced_at,
        )

    def mark_unsent(self, rdv_id: int, problem: str = "") -> None:
        """Has an RDV with gestures on their way, or refused."""
        entry = self.entries[rdv_id]
        everyone = frozenset(p.id for p in entry.rdv.participations)
        self.entries[rdv_id] = DeskRdv(entry.rdv, frozenset() if problem else everyone, problem)

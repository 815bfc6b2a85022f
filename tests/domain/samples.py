"""Small RDVs for the rules: what a test does not name is usual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kiosk.clock import PARIS
from kiosk.domain.day.gesture import DeskRdv, with_participations
from kiosk.domain.day.model import Lieu, Motif, Participation, Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import RdvAgent, Usager

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
NORD = Lieu(1, "MDS Nord", 1)
SUD = Lieu(2, "MDS Sud", 1)
CONSULTATION = Motif(1, "Consultation", 1, service_id=1, color="#6699cc", visibility_type="visible_and_notified")
WORKSHOP = Motif(2, "Atelier portage", 1, service_id=1, collectif=True, visibility_type="visible_and_notified")
PHONE = Motif(3, "Suivi", 1, service_id=2, location_type="phone", visibility_type="visible_and_notified")
BEATRICE = RdvAgent(7, "Béatrice", "MARTIN")
KARIM = RdvAgent(8, "Karim", "BENALI")


def at(hour: int, minute: int = 0, *, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)


def usager(number: int = 1, last: str = "DUPONT", first: str = "Léa", **others: object) -> Usager:
    return Usager(number, first, last, **others)  # type: ignore[arg-type]


def part(
    who: Usager,
    status: Status = Status.UNKNOWN,
    *,
    number: int | None = None,
    waiting_since: datetime | None = None,
    told: bool = True,
) -> Participation:
    return Participation(
        who.id if number is None else number,
        who,
        status,
        send_lifecycle_notifications=told,
        waiting_since=waiting_since,
    )


def rdv(
    number: int,
    starts_at: datetime,
    people: Sequence[Participation] | None = None,
    *,
    motif: Motif = CONSULTATION,
    lieu: Lieu | None = NORD,
    agents: Sequence[RdvAgent] = (BEATRICE,),
    minutes: int = 30,
    name: str | None = None,
    status: Status = Status.UNKNOWN,
    unsent: Sequence[int] = (),
    problem: str = "",
) -> DeskRdv:
    if people is None:
        people = [part(usager(number * 10, first=f"Léa{number}"))]
    bare = Rdv(
        number,
        1,
        motif,
        starts_at,
        minutes,
        status,
        lieu if motif.location_type == "public_office" else None,
        tuple(agents),
        collectif=motif.collectif,
        name=name,
    )
    whole = with_participations(bare, tuple(people), starts_at - timedelta(days=1))
    return DeskRdv(whole, frozenset(unsent), problem)


def workshop(number: int, starts_at: datetime, people: Sequence[Participation], **others: object) -> DeskRdv:
    return rdv(number, starts_at, people, motif=WORKSHOP, **others)  # type: ignore[arg-type]

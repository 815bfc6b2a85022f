"""When the agents of Ormeval receive: working days, weekly openings, absences.

A week is written in « days of the template », 0 to 4. Day 0 is the big one, when nearly everybody receives at the
centre; it falls on the weekday of the demonstration, whichever that is, and the other four follow in the order of the
week. When the demonstration is set on a Saturday or a Sunday, day 0 is the Monday and the demonstration's own day is
opened by single plages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

import holidays

from kiosk.domain.dates.times import ENGLISH_WEEKDAYS as DAYS
from kiosk.platform_server.data.demo.motifs import BY_KEY
from kiosk.platform_server.data.demo.staff import CENTRE, HOTEL_DE_VILLE, TILLEULS, Agent

WINDOW = timedelta(days=61)
"""How far the RDVs reach on each side of the demonstration's day."""


@dataclass(frozen=True, slots=True)
class Block:
    """A span of a template day in which an agent receives, and for which motifs. ``lieu`` None: phone, home, visio.

    ``interval`` 2: every other week. ``workshop``: a collective RDV fills it, and no plage is opened for it.
    """

    agent: str
    days: tuple[int, ...]
    start: time
    end: time
    lieu: str | None
    motifs: tuple[str, ...]
    title: str = "Permanence"
    interval: int = 1
    workshop: bool = False


def _block(
    agent: str, days: str, hours: str, lieu: str | None, motifs: str, title: str = "Permanence", **more: Any
) -> Block:
    start, end = (time.fromisoformat(part.zfill(5)) for part in hours.split("-"))
    return Block(agent, tuple(map(int, days)), start, end, lieu, tuple(motifs.split()), title, **more)


TEMPLATE: tuple[Block, ...] = (
    _block("vasseur", "0", "8:45-12:00", CENTRE, "nourrisson enfant vaccin", "Consultations PMI"),
    _block("vasseur", "0", "13:30-16:30", CENTRE, "nourrisson enfant vaccin", "Consultations PMI"),
    _block("vasseur", "2", "9:00-12:00", TILLEULS, "nourrisson enfant vaccin", "Consultations PMI aux Tilleuls"),
    _block("vasseur", "3", "13:30-16:30", CENTRE, "nourrisson enfant vaccin", "Consultations PMI"),
    _block("vasseur", "4", "9:00-12:00", CENTRE, "nourrisson enfant vaccin", "Consultations PMI"),
    _block("guillou", "0", "8:30-9:50", CENTRE, "pesee suivi-pmi", "Pesées"),
    _block("guillou", "0", "10:00-11:30", CENTRE, "massage", workshop=True),
    _block("guillou", "0", "13:30-14:30", CENTRE, "pesee suivi-pmi", "Pesées"),
    _block("guillou", "0", "14:30-15:00", None, "appel-puer", "Appels"),
    _block("guillou", "0", "15:15-16:15", None, "domicile-puer", "Visites à domicile"),
    _block("guillou", "13", "9:00-12:00", CENTRE, "pesee suivi-pmi", "Pesées"),
    _block("guillou", "2", "14:00-16:30", None, "domicile-puer", "Visites à domicile"),
    _block("diop", "0", "9:00-11:30", TILLEULS, "pesee suivi-pmi", "Pesées aux Tilleuls"),
    _block("diop", "0", "14:00-16:00", None, "domicile-puer", "Visites à domicile"),
    _block("diop", "13", "9:00-12:00", TILLEULS, "pesee suivi-pmi", "Pesées aux Tilleuls"),
    _block("diop", "24", "9:00-12:00", CENTRE, "pesee suivi-pmi", "Pesées"),
    _block("diop", "2", "13:30-15:00", None, "appel-puer", "Appels"),
    _block("marchetti", "0", "9:00-12:15", CENTRE, "grossesse prenatal planification", "Consultations sage-femme"),
    _block("marchetti", "0", "13:45-14:30", CENTRE, "grossesse planification", "Consultations sage-femme"),
    _block("marchetti", "0", "14:30-15:00", None, "visio-sf", "Téléconsultation"),
    _block("marchetti", "0", "15:15-16:45", CENTRE, "grossesse planification", "Consultations sage-femme"),
    _block("marchetti", "2", "9:00-12:15", CENTRE, "grossesse prenatal planification", "Consultations sage-femme"),
    _block("marchetti", "1", "9:00-12:15", CENTRE, "grossesse prenatal planification", "Consultations sage-femme"),
    _block("marchetti", "4", "9:00-12:00", None, "domicile-sf", "Visites à domicile"),
    _block("psychologue", "0", "9:45-12:00", CENTRE, "psychologue", "Vacation psychologue"),
    _block("psychologue", "3", "14:00-17:00", CENTRE, "psychologue", "Vacation psychologue", interval=2),
    _block("morvan", "0", "8:30-9:00", None, "appel-social", "Appels"),
    _block("morvan", "0", "9:00-12:15", CENTRE, "social social-1 aide droits", "Permanence sociale"),
    _block("morvan", "0", "13:30-17:00", CENTRE, "social social-1 aide", "Permanence sociale"),
    _block("morvan", "14", "9:00-12:00", CENTRE, "social social-1 aide", "Permanence sociale"),
    _block("morvan", "3", "13:30-16:30", CENTRE, "social rsa-contrat", "Permanence sociale"),
    _block("morvan", "2", "14:00-16:00", None, "domicile-social", "Visites à domicile"),
    _block("zerrouki", "0", "9:15-12:00", CENTRE, "social social-1 rsa-contrat droits aide", "Permanence sociale"),
    _block("zerrouki", "0", "13:45-16:30", CENTRE, "social social-1 droits aide", "Permanence sociale"),
    _block("zerrouki", "12", "9:00-12:00", CENTRE, "social social-1 rsa-contrat", "Permanence sociale"),
    _block("zerrouki", "3", "13:30-16:30", CENTRE, "social droits aide", "Permanence sociale"),
    _block("zerrouki", "4", "9:00-12:00", TILLEULS, "social droits", "Permanence sociale aux Tilleuls", interval=2),
    _block("kowalczyk", "0", "9:00-10:15", None, "domicile-social", "Visite à domicile"),
    _block("kowalczyk", "0", "10:45-12:15", CENTRE, "social droits", "Permanence sociale"),
    _block("kowalczyk", "0", "13:30-16:30", CENTRE, "social social-1 logement", "Permanence sociale"),
    _block("kowalczyk", "14", "13:30-16:30", CENTRE, "social social-1 logement", "Permanence sociale"),
    _block("kowalczyk", "3", "9:00-12:00", CENTRE, "social rsa-contrat droits", "Permanence sociale"),
    _block("kowalczyk", "2", "13:30-14:30", None, "visio-social", "Rendez-vous en visio"),
    _block("nguyen", "0", "9:00-12:00", CENTRE, "budget logement", "Budget et logement"),
    _block("nguyen", "0", "14:00-15:30", CENTRE, "rsa-info", workshop=True),
    _block("nguyen", "0", "16:00-17:00", CENTRE, "budget", "Budget et logement"),
    _block("nguyen", "2", "13:30-16:30", CENTRE, "budget logement", "Budget et logement"),
    _block("nguyen", "4", "9:00-12:00", CENTRE, "budget logement", "Budget et logement"),
    _block("nguyen", "1", "14:00-16:00", CENTRE, "energie", workshop=True, interval=2),
    _block("ferrand", "0", "9:00-9:30", CENTRE, "droits", "Recours et réclamations"),
    _block("ferrand", "0", "14:00-14:45", CENTRE, "social-1", "Recours et réclamations"),
    _block("ferrand", "4", "14:00-15:30", CENTRE, "droits social-1", "Recours et réclamations"),
    _block("perrin", "0", "9:00-12:00", CENTRE, "educatif famille-ase", "Suivis éducatifs"),
    _block("perrin", "1", "9:00-12:00", CENTRE, "educatif famille-ase bilan-ase", "Suivis éducatifs"),
    _block("perrin", "3", "14:00-17:00", CENTRE, "educatif famille-ase", "Suivis éducatifs"),
    _block("perrin", "4", "14:00-17:00", None, "domicile-ase", "Visites à domicile"),
    _block("dacosta", "0", "9:00-11:15", CENTRE, "famille-ase educatif", "Entretiens ASE"),
    _block("dacosta", "0", "11:15-12:00", None, "appel-ase", "Points téléphoniques"),
    _block("dacosta", "0", "13:30-15:30", CENTRE, "famille-ase educatif", "Entretiens ASE"),
    _block("dacosta", "2", "9:00-12:00", CENTRE, "famille-ase educatif", "Entretiens ASE"),
    _block("dacosta", "4", "13:30-16:30", CENTRE, "educatif bilan-ase", "Entretiens ASE"),
    _block("belkacem", "0", "9:30-11:00", CENTRE, "demarches", "Aide aux démarches"),
    _block("belkacem", "24", "9:30-11:30", CENTRE, "demarches", "Aide aux démarches"),
    _block("blanchet", "0", "9:30-11:30", HOTEL_DE_VILLE, "mariage pacs", "Mariages et PACS"),
    _block("blanchet", "0", "14:00-16:00", HOTEL_DE_VILLE, "reconnaissance prenom pacs", "État civil"),
    _block("blanchet", "13", "14:00-16:30", HOTEL_DE_VILLE, "mariage pacs reconnaissance prenom", "État civil"),
    _block("blanchet", "4", "9:30-11:30", HOTEL_DE_VILLE, "mariage pacs", "Mariages et PACS"),
    _block("legoff", "0", "9:00-12:00", HOTEL_DE_VILLE, "titre titre retrait", "Titres d’identité"),
    _block("legoff", "0", "14:00-16:30", HOTEL_DE_VILLE, "titre titre retrait", "Titres d’identité"),
    _block("legoff", "1234", "9:00-12:00", HOTEL_DE_VILLE, "titre titre retrait", "Titres d’identité"),
    _block("legoff", "24", "14:00-16:30", HOTEL_DE_VILLE, "titre titre retrait", "Titres d’identité"),
)
_FLU = _block("vasseur", "", "16:45-18:15", TILLEULS, "vaccin", "Séance de vaccination")
_EVENING = _block("legoff", "", "17:00-19:00", HOTEL_DE_VILLE, "titre retrait", "Nocturne avant les vacances")
_MONTHLY = _block("guillou", "", "14:00-16:00", TILLEULS, "pesee", "Pesées du mois aux Tilleuls")


class Calendar:
    """The working days around the demonstration's day, and what the template says of each."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.weekend = today.weekday() >= 5
        self._first = 0 if self.weekend else today.weekday()
        years = range((today - 2 * WINDOW).year, (today + 2 * WINDOW).year + 1)
        self._holidays = frozenset(holidays.country_holidays("FR", years=years))
        self._origin = _monday(today)

    def weekday(self, template_day: int) -> int:
        """The weekday (Monday 0) on which a day of the template falls."""
        return (self._first + template_day) % 5

    def open(self, day: date) -> bool:
        """Whether people are received on ``day``: neither a weekend nor a public holiday."""
        return day.weekday() < 5 and day not in self._holidays

    def working_days(self) -> list[date]:
        """The open days of the window, but the demonstration's own."""
        span = range(-WINDOW.days, WINDOW.days + 1)
        days = (self.today + timedelta(days=n) for n in span if n)
        return [day for day in days if self.open(day)]

    def next_open(self, days_ahead: int) -> date:
        """The first open day, ``days_ahead`` days from the demonstration's or after."""
        day = self.today + timedelta(days=days_ahead)
        while not self.open(day):
            day += timedelta(days=1)
        return day

    def falls_on(self, block: Block, day: date) -> bool:
        """Whether ``block`` is held on ``day``. Every other week counts from the week of the demonstration."""
        if day.weekday() not in {self.weekday(n) for n in block.days}:
            return False
        return (_monday(day) - self._origin).days // 7 % block.interval == 0

    def first_of(self, weekdays: Collection[int]) -> date:
        """The first of these weekdays, about three months before the demonstration."""
        day = self._origin - timedelta(weeks=14)
        while day.weekday() not in weekdays:
            day += timedelta(days=1)
        return day

    def first_day(self, block: Block) -> date:
        """The first day of the block, about three months before the demonstration."""
        day = self._origin - timedelta(weeks=14)
        while not self.falls_on(block, day):
            day += timedelta(days=1)
        return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _hour(hour: time) -> str:
    return hour.strftime("%H:%M")


def plages_json(calendar: Calendar, agents: Iterable[Agent]) -> list[dict[str, Any]]:
    """The plages d’ouverture of ``agents``: the template's, recurring, and a few single ones."""
    plages: list[dict[str, Any]] = []

    def add(agent: str, block: Block, day: date, rule: object = None) -> None:
        plages.append(
            {
                "key": f"plage-{len(plages) + 1}",
                "agent": agent,
                "organisation": BY_KEY[block.motifs[0]].organisation,
                "lieu": block.lieu,
                "motifs": list(dict.fromkeys(block.motifs)),
                "title": block.title,
                "first_day": day.isoformat(),
                "start_time": _hour(block.start),
                "end_time": _hour(block.end),
                "recurrence": rule,
            }
        )

    for agent in agents:
        for block in TEMPLATE:
            if block.agent != agent.template or block.workshop:
                continue
            weekdays = sorted(calendar.weekday(n) for n in block.days)
            rule = {
                "every": "week",
                "interval": block.interval,
                "on": [DAYS[n] for n in weekdays],
                "until": None,
            }
            add(agent.key, block, calendar.first_day(block), rule)
            if calendar.weekend and 0 in block.days:
                add(agent.key, replace(block, title="Ouverture exceptionnelle"), calendar.today)
        # The single ones fall after the agent's other openings of any day.
        if agent.key == "vasseur":
            add(agent.key, _FLU, calendar.next_open(9))
        if agent.key == "legoff":
            add(agent.key, _EVENING, calendar.next_open(16))
        if agent.key == "guillou":
            first = _nth_weekday_before(calendar, calendar.weekday(4))
            monthly = {"every": "month", "interval": 1, "day": {str((first.weekday() + 1) % 7): [2]}, "until": None}
            add(agent.key, _MONTHLY, first, monthly)
    return plages


def _nth_weekday_before(calendar: Calendar, weekday: int) -> date:
    """The second such weekday of the month that lies three months before the demonstration."""
    day = (calendar.today.replace(day=1) - timedelta(days=80)).replace(day=8)
    while day.weekday() != weekday:
        day += timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class Absence:
    """An indisponibilité: from ``start`` on ``first`` to ``end`` on ``last``; ``rule``: the data file's recurrence."""

    agent: str
    title: str
    first: date
    last: date
    start: time = time(8)
    end: time = time(18)
    rule: dict[str, Any] | None = None

    def covers(self, day: date) -> bool:
        """Whether a single absence takes ``day``; the recurring ones lie outside of the openings."""
        return self.rule is None and self.first <= day <= self.last


def absences(calendar: Calendar) -> list[Absence]:
    """The absences of the four months. Today: a training all day, someone called away after lunch, a meeting."""
    today = calendar.today

    def weekly(template_day: int) -> tuple[date, dict[str, Any]]:
        weekday = calendar.weekday(template_day)
        first = _monday(today) - timedelta(weeks=12) + timedelta(days=weekday)
        return first, {"every": "week", "interval": 1, "on": [DAYS[weekday]], "until": None}

    team_day, every_team_day = weekly(1)
    synthesis_day, every_synthesis_day = weekly(0)

    def away(agent: str, title: str, first: date, days: int = 1) -> Absence:
        return Absence(agent, title, first, first + timedelta(days=days - 1), time(0), time(23, 59))

    past_leave = today - timedelta(days=33)
    return [
        Absence("perrin", "Formation", today, today),
        Absence("dacosta", "Audience au tribunal pour enfants", today, today, time(13, 0), time(17, 30)),
        Absence(
            "ferrand", "Réunion de synthèse", synthesis_day, synthesis_day, time(11), time(12, 30), every_synthesis_day
        ),
        *(
            Absence(agent, "Réunion d’équipe PMI", team_day, team_day, time(13, 30), time(15, 30), every_team_day)
            for agent in ("vasseur", "guillou", "diop", "marchetti")
        ),
        away("kowalczyk", "Congés", calendar.next_open(12), 12),
        away("marchetti", "Congés", past_leave, 7),
        away("morvan", "RTT", calendar.next_open(3)),
        Absence("blanchet", "Congés", calendar.next_open(25), calendar.next_open(28), time(0), time(23, 59)),
        away("zerrouki", "Arrêt", past_leave + timedelta(days=15), 3),
        Absence("nguyen", "Journée départementale CESF", calendar.next_open(20), calendar.next_open(20)),
        away("belkacem", "RTT", calendar.next_open(6)),
    ]


def absences_json(entries: Sequence[Absence]) -> list[dict[str, Any]]:
    """The absences as the data file has them."""
    return [
        {
            "key": f"absence-{number}",
            "agent": entry.agent,
            "title": entry.title,
            "first_day": entry.first.isoformat(),
            "start_time": _hour(entry.start),
            "end_day": entry.last.isoformat(),
            "end_time": _hour(entry.end),
            "recurrence": entry.rule,
        }
        for number, entry in enumerate(entries, 1)
    ]

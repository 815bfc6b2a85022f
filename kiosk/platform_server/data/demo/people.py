"""The usagers of Ormeval: households with their adults, their children (proches) and how to reach them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from kiosk.clock import PARIS
from kiosk.platform_server.data.demo import names
from kiosk.platform_server.data.demo.dice import dice
from kiosk.platform_server.data.demo.motifs import Audience
from kiosk.platform_server.data.demo.phones import PhoneBook
from kiosk.platform_server.data.demo.staff import ASE as ASE_SERVICE
from kiosk.platform_server.data.demo.staff import MAIRIE, MDS, Agent, plain
from kiosk.platform_server.data.demo.staff import PMI as PMI_SERVICE
from kiosk.platform_server.data.demo.staff import SOCIAL as SOCIAL_SERVICE

_YEAR = 365.25


@dataclass(slots=True)
class Person:
    """An usager. ``partner`` is the other adult of a couple, ``responsible`` the adult on whom a proche hangs."""

    id: int
    first_name: str
    last_name: str
    woman: bool
    birth_date: date
    created_on: date
    organisations: tuple[str, ...]
    responsible: Person | None = None
    partner: Person | None = None
    birth_name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    address_details: str | None = None
    notify: bool = True
    referents: tuple[str, ...] = ()
    file: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Their key in the data file."""
        return f"usager-{self.id}"

    @property
    def household_contact(self) -> Person:
        """Who books and answers for them: the responsible of a proche, else themselves."""
        return self.responsible or self


def fits(person: Person, audience: Audience, day: date) -> bool:
    """Whether ``person`` is of the audience on that day, known to the desk already, and born."""
    if person.created_on >= day:
        return False
    days = (day - person.birth_date).days
    years = days / _YEAR
    match audience:
        case Audience.INFANT:
            return days >= 8 and years < 2
        case Audience.BABY:
            return 30 <= days <= 275
        case Audience.VACCINEE:
            return days >= 60 and years < 2
        case Audience.CHILD:
            return 2 <= years < 6.5
        case Audience.MINOR:
            return 6 <= years < 17.5 and person.responsible is not None
        case Audience.FAMILY:
            return 1 <= years < 17.5 and person.responsible is not None
        case Audience.MOTHER:
            return person.woman and 18 <= years < 43
        case Audience.COUPLE:
            return person.woman and 18 <= years < 43 and person.partner is not None
        case Audience.ENGAGED:
            # Those who share a name are married already.
            return years >= 18 and person.partner is not None and person.partner.last_name != person.last_name
        case Audience.ADULT:
            return 18 <= years < 78
        case Audience.WORKING:
            return 18 <= years < 64


_STREETS = """rue des Tanneurs, rue du Moulin, rue de la Gare, avenue Jean-Jaurès, rue Pasteur, rue des Écoles,
    place du Marché, allée des Tilleuls, rue Victor-Hugo, impasse des Lilas, rue du Faubourg-Saint-Martin,
    chemin des Vignes, boulevard Carnot, rue Louise-Michel, rue des Jardins, quai de l’Orme, rue du Général-Leclerc,
    rue Marie-Curie, square Simone-Veil, rue des Peupliers, avenue de la Libération, rue de l’Église, rue Émile-Zola,
    rue de la Fontaine, allée des Coquelicots, résidence du Parc, rue des Forges, rue Aimé-Césaire, chemin du Lavoir"""
_STREET_NAMES = tuple(" ".join(street.split()) for street in _STREETS.split(","))
_TOWNS = ("99000 Ormeval",) * 7 + ("99120 Saint-Aubin-sur-Orme", "99140 Vieux-Moulin", "99160 La Neuville-aux-Ormes")
_DETAILS = (
    "Bâtiment B, 3e étage",
    "Appartement 12",
    "Chez M. Leroy",
    "Escalier C",
    "Résidence Les Ormes",
    "2e étage gauche",
)
_NOTES = (
    "Préfère les rendez-vous le matin",
    "Rappeler plutôt après 17\u00a0h",
    "Vient en car de Vieux-Moulin, éviter 8:30",
    "Courriers à adresser à la boîte postale",
)
_REFERENT_SERVICES = {"infant": PMI_SERVICE, "minor": ASE_SERVICE, "adult": SOCIAL_SERVICE}


class Population:
    """Everyone the desks know, and the pools in which to find someone for a motif."""

    def __init__(self, today: date, count: int, agents: Sequence[Agent], cast: Sequence[Person] = ()) -> None:
        """``count`` usagers in all, ``cast`` (named people of the scripted day, ids from 1) included."""
        self.today = today
        self.people: list[Person] = list(cast)
        self._rng = dice("usagers")
        self._phones = PhoneBook(dice("telephones"), taken=(p.phone for p in cast if p.phone))
        self._emails: set[str] = {p.email for p in cast if p.email}
        self._identities = {(p.first_name, p.last_name, p.birth_date) for p in cast}
        self._referents: dict[str, list[str]] = defaultdict(list)
        for agent in agents:
            if agent.email and not agent.territorial_admin and agent.template not in ("vasseur", "ferrand", "nguyen"):
                self._referents[agent.service].append(agent.key)
        while len(self.people) < count:
            self._settle_household(count)
        self._pools: dict[tuple[str, Audience], list[Person]] = defaultdict(list)
        self._followed: dict[str, list[Person]] = defaultdict(list)
        self._fill_pools(frozenset(p.id for p in cast))

    # -- finding people ------------------------------------------------------------------------------------------

    def find(
        self, rng: Random, organisation: str, audience: Audience, day: date, busy: set[int], followed_by: str = ""
    ) -> Person:
        """Someone of the audience who is not in ``busy`` (ids; the one found is added).

        ``followed_by``: rather someone whose référent is that agent. Raises LookupError when nobody is left.
        """
        pools = [self._followed[followed_by]] if followed_by in self._followed else []
        pools.append(self._pools[organisation, audience])
        for pool in pools:
            for _ in range(60 if pool else 0):
                person = pool[int(rng.random() * len(pool))]
                if person.id not in busy and fits(person, audience, day):
                    busy.add(person.id)
                    return person
        raise LookupError(f"nobody left in {organisation} for {audience} on {day}")

    def _fill_pools(self, cast: frozenset[int]) -> None:
        soon = self.today + timedelta(days=62)
        for person in self.people:
            if person.id in cast:
                continue  # they appear where the script puts them
            for audience in Audience:
                if fits(person, audience, self.today) or fits(person, audience, soon):
                    for organisation in person.organisations:
                        self._pools[organisation, audience].append(person)
            for agent in person.referents:
                self._followed[agent].append(person)

    # -- making people -------------------------------------------------------------------------------------------

    def _settle_household(self, count: int) -> None:
        rng = self._rng
        draw = rng.random()
        place = rng.random()
        organisations = (MDS, MAIRIE) if place < 0.04 else (MAIRIE,) if place < 0.22 else (MDS,)
        address = f"{rng.randint(1, 98)} {rng.choice(_STREET_NAMES)}, {rng.choice(_TOWNS)}"
        line = names.lineage(rng)
        if draw < 0.45:
            self._settle_family(line, organisations, address, count)
        elif draw < 0.57:
            first = self._adult(line, rng.random() < 0.5, rng.triangular(20, 65, 33), organisations, address)
            if len(self.people) < count:
                self._join(first, organisations, address)
        elif draw < 0.68:
            self._adult(line, rng.random() < 0.62, rng.triangular(60, 94, 70), organisations, address)
        else:
            self._adult(line, rng.random() < 0.54, rng.triangular(18.2, 64, 34), organisations, address)

    def _settle_family(self, line: names.Lineage, organisations: tuple[str, ...], address: str, count: int) -> None:
        rng = self._rng
        parent = self._adult(line, rng.random() < 0.88, rng.triangular(19, 50, 31), organisations, address)
        parent_years = (self.today - parent.birth_date).days / _YEAR
        if rng.random() < 0.35 and len(self.people) < count:
            self._join(parent, organisations, address)
        surname = parent.last_name if parent.partner is None else rng.choice((parent, parent.partner)).last_name
        if rng.random() < 0.3:
            other = names.lineage(rng).surname
            surname = (
                self._written(other, line.origin) if rng.random() < 0.7 else f"{surname}-{self._written(other, 'fr')}"
            )
        years = rng.random() ** 1.7 * min(16.0, parent_years - 17.5)
        children = rng.choices((1, 2, 3, 4), (40, 36, 17, 7))[0]
        siblings: set[str] = set()
        for _ in range(children):
            if len(self.people) >= count or years > min(17.0, parent_years - 17.5):
                break
            self._child(parent, surname, line.origin, years, organisations, siblings)
            years += rng.uniform(1.2, 4)
        parent.file["number_of_children"] = children

    def _adult(
        self, line: names.Lineage, woman: bool, years: float, organisations: tuple[str, ...], address: str
    ) -> Person:
        rng = self._rng
        birth, first = self._new_identity(line, woman, int(years * _YEAR))
        person = self._add(first, self._written(line.surname, line.origin), woman, birth, organisations)
        person.address = address
        if rng.random() < 0.12:
            person.address_details = rng.choice(_DETAILS)
        if woman and years > 24 and rng.random() < 0.3:
            maiden = names.lineage(rng).surname
            person.birth_name = maiden.upper() if person.last_name.isupper() else maiden
        reachable = rng.random()
        if reachable < (0.78 if years > 75 else 0.94):
            person.phone = self._phones.landline() if years > 70 and rng.random() < 0.6 else self._phones.mobile()
        if rng.random() < (0.2 if years > 70 else 0.62):
            person.email = self._email(person)
        person.notify = rng.random() > 0.05
        self._describe(person, years)
        if MDS in organisations and rng.random() < 0.34:
            person.referents = self._referent("adult")
        return person

    def _join(self, first: Person, organisations: tuple[str, ...], address: str) -> None:
        years = max(18.2, (self.today - first.birth_date).days / _YEAR + self._rng.uniform(-5, 6))
        other = self._adult(names.lineage(self._rng), not first.woman, years, organisations, address)
        first.partner, other.partner = other, first
        if self._rng.random() < 0.45:
            wife, husband = (first, other) if first.woman else (other, first)
            wife.birth_name, wife.last_name = wife.last_name, husband.last_name
        for person in (first, other):
            person.file["family_situation"] = "in_a_relationship"
            person.file["logement"] = first.file["logement"]

    def _child(
        self,
        parent: Person,
        surname: str,
        origin: str,
        years: float,
        organisations: tuple[str, ...],
        siblings: set[str],
    ) -> None:
        rng = self._rng
        # A newborn comes to the desk's knowledge after the leaflets of the maternity ward, about ten days on.
        days = max(14, int(years * _YEAR))
        woman = rng.random() < 0.49
        birth = self.today - timedelta(days=days)
        while True:
            first = names.first_name(rng, origin, woman, birth.year)
            if (first, surname.upper(), birth) not in self._identities and first not in siblings:
                break
        self._identities.add((first, surname.upper(), birth))
        siblings.add(first)
        child = self._add(first, surname, woman, birth, organisations)
        child.responsible = parent
        child.notify = parent.notify
        if MDS in organisations:
            draw = rng.random()
            if years < 3 and draw < 0.4:
                child.referents = self._referent("infant")
            elif years >= 5.5 and draw < 0.18:
                child.referents = self._referent("minor")

    def _new_identity(self, line: names.Lineage, woman: bool, days: int) -> tuple[date, str]:
        while True:
            birth = self.today - timedelta(days=days + self._rng.randint(0, 360))
            first = names.first_name(self._rng, line.origin, woman, birth.year)
            identity = (first, line.surname.upper(), birth)
            if identity not in self._identities:
                self._identities.add(identity)
                return birth, first

    def _add(self, first: str, last: str, woman: bool, birth: date, organisations: tuple[str, ...]) -> Person:
        known_for = min((self.today - birth).days - 10, 1500)
        created = self.today - timedelta(days=max(2, int(self._rng.random() ** 1.3 * known_for)))
        created -= timedelta(days=min(max(0, created.weekday() - 4), (created - birth).days))  # desks work on weekdays
        person = Person(len(self.people) + 1, first, last, woman, birth, created, organisations)
        self.people.append(person)
        return person

    def _written(self, surname: str, origin: str) -> str:
        # Desks type capitals; usagers who registered by themselves do as they please.
        return surname.upper() if self._rng.random() < 0.9 or origin == "turquie" else surname

    def _email(self, person: Person) -> str:
        stem = f"{plain(person.first_name)}.{plain(person.last_name)}"
        email, number = f"{stem}@exemple.test", 1
        while email in self._emails:
            number += 1
            email = f"{stem}{number}@exemple.test"
        self._emails.add(email)
        return email

    def _referent(self, kind: str) -> tuple[str, ...]:
        return (self._rng.choice(self._referents[_REFERENT_SERVICES[kind]]),)

    def _describe(self, person: Person, years: float) -> None:
        rng, file = self._rng, person.file
        file["family_situation"] = rng.choice(("single", "single", "divorced" if years > 28 else "single", None))
        file["logement"] = rng.choices(
            ("locataire", "heberge", "sdf", "proprietaire", "en_accession_propriete", "autre", None),
            (52, 12, 2, 9, 4, 3, 18),
        )[0]
        if rng.random() < 0.7:
            file["caisse_affiliation"] = rng.choices(("caf", "msa", "aucune"), (80, 9, 11))[0]
            if file["caisse_affiliation"] != "aucune":
                file["affiliation_number"] = f"{rng.randint(0, 9_999_999):07d}"
        if rng.random() < 0.3:
            file["case_number"] = f"{rng.randint(2015, self.today.year - 1)}-{rng.randint(1, 9999):04d}"
        if rng.random() < 0.03:
            file["notes"] = rng.choice(_NOTES)
        if person.email and rng.random() < 0.06:
            file["logged_once_with_franceconnect"] = True


def user_json(person: Person) -> dict[str, Any]:
    """``person`` as the data file has them. A proche has no address nor phone: the responsible's stand in."""
    created = datetime.combine(person.created_on, time(9, person.id % 60), PARIS)
    user: dict[str, Any] = {
        "key": person.key,
        "id": person.id,
        "organisations": list(person.organisations),
        "first_name": person.first_name,
        "last_name": person.last_name,
        "birth_name": person.birth_name,
        "birth_date": person.birth_date.isoformat(),
        "email": person.email,
        "phone_number": person.phone,
        "phone_number_formatted": "+33" + person.phone.replace(" ", "")[1:] if person.phone else None,
        "address": person.address,
        "address_details": person.address_details,
        "responsible": person.responsible.key if person.responsible else None,
        "referents": list(person.referents),
        "notify_by_sms": person.notify,
        "notify_by_email": person.notify,
        "created_at": created.isoformat(),
    }
    user.update(person.file)
    return user

"""The people whom the script of the day names: those who put a screen to the test, and those who have a story."""

from __future__ import annotations

from datetime import date, timedelta

from kiosk.platform_server.data.demo.people import Person
from kiosk.platform_server.data.demo.staff import MAIRIE, MDS

_BOTH = (MDS, MAIRIE)
_MDS = (MDS,)
_MAIRIE = (MAIRIE,)


def cast(today: date) -> dict[str, Person]:
    """The named people by the name that the script gives them, ids from 1."""
    people: dict[str, Person] = {}

    def add(
        name: str,
        first: str,
        last: str,
        sex: str,
        age: int,
        month: int,
        day: int,
        phone: str | None,
        email: str | None = None,
        organisations: tuple[str, ...] = _MDS,
    ) -> Person:
        # A date of birth that is the same all year round, and never later than last year.
        birth = date(today.year - max(1, age), month, day)
        created = today - timedelta(days=200 + 7 * len(people))
        person = Person(len(people) + 1, first, last, sex == "f", birth, created, organisations)
        person.phone = f"06 39 98 {phone}" if phone else None
        person.email = f"{email}@exemple.test" if email else None
        people[name] = person
        return person

    def infant(name: str, first: str, last: str, sex: str, days: int, parent: Person) -> None:
        person = add(name, first, last, sex, 1, 1, 1, None)
        person.birth_date = today - timedelta(days=days)
        person.created_on = person.birth_date + timedelta(days=12)
        person.responsible = parent

    add("benali-père", "Mohamed", "BENALI", "m", 52, 3, 18, "41 07", "mohamed.benali", _BOTH)
    add("benali-fils", "Mohamed", "BENALI", "m", 33, 9, 2, "41 88", "m.benali93")
    add("martin-1", "Nathalie", "MARTIN", "f", 47, 6, 27, "12 50", "nathalie.martin")
    add("martin-2", "Nathalie", "MARTIN", "f", 61, 1, 9, "87 03")
    long_name = "FERREIRA DOS SANTOS-VANDENBERGHE"
    add("composée", "Marie-Charlotte", long_name, "f", 29, 11, 5, "23 64", "mc.fds.vandenberghe")
    add("l’hostis", "Gwenaëlle", "L’HOSTIS", "f", 36, 2, 14, "55 21", "gwen.lhostis")
    add("n’guessan", "Adjoua", "N’GUESSAN", "f", 27, 8, 30, "70 16", "adjoua.nguessan")
    add("d’hervilly", "Jean-Baptiste", "D’HERVILLY", "m", 58, 5, 11, "33 90", "jb.dhervilly")
    lenoir = add("sans-téléphone", "Gisèle", "LENOIR", "f", 84, 12, 1, None)
    lenoir.file["notes"] = "Joignable par courrier, ou par sa voisine Mme Petit"
    refused = add("notifications-refusées", "Daniela", "PETROVA", "f", 41, 4, 22, "64 35", "daniela.petrova")
    refused.notify = False
    him = add("garnier-lui", "Sébastien", "GARNIER", "m", 44, 7, 19, "18 72", "sebastien.garnier")
    her = add("garnier-elle", "Élodie", "GARNIER", "f", 42, 10, 3, "18 73")
    her.birth_name = "ROUSSEAU"
    her.file["notification_email"] = him.email  # she has no account, and is told at his address
    him.partner, her.partner = her, him
    mother = add("lecomte-mère", "Priscilla", "LECOMTE", "f", 35, 3, 30, "92 45", "priscilla.lecomte")
    son = add("lecomte-fils", "Enzo", "LECOMTE", "m", 11, 2, 8, None)
    son.responsible = mother
    diaby = add("diaby-mère", "Fatoumata", "DIABY", "f", 26, 5, 17, "77 12", "fatoumata.diaby")
    infant("diaby", "Ismaël", "DIABY", "m", 128, diaby)
    roux = add("roux-mère", "Camille", "ROUX", "f", 30, 9, 21, "29 81", "camille.roux")
    infant("roux", "Romy", "ROUX", "f", 61, roux)
    caron = add("caron-mère", "Mégane", "CARON", "f", 24, 1, 26, "08 19", "megane.caron")
    infant("caron", "Tiago", "CARON-LOPES", "m", 275, caron)
    leveque = add("lévêque-mère", "Anaïs", "LÉVÊQUE", "f", 28, 11, 18, "52 37", "anais.leveque")
    infant("nouveau-né", "Alba", "LÉVÊQUE", "f", 17, leveque)
    verdier = add("verdier-père", "Romain", "VERDIER", "m", 34, 4, 9, "66 02", "romain.verdier")
    child = add("verdier", "Gabin", "VERDIER", "m", 4, 7, 2, None)
    child.responsible = verdier
    homeless = add("domicilié", "Kevin", "BOURGEOIS", "m", 38, 6, 6, "31 04")
    homeless.file["logement"] = "sdf"
    add("interprète", "Parwana", "AHMADI", "f", 31, 4, 4, "46 60", None)
    add("fauteuil", "Paulette", "JACQUET", "f", 76, 8, 12, "15 15")
    bride = add("fiancée", "Inès", "BRAHIMI", "f", 31, 7, 7, "60 21", "ines.brahimi", _MAIRIE)
    groom = add("fiancé", "Maxime", "DELORME", "m", 33, 10, 25, "60 22", "maxime.delorme", _MAIRIE)
    bride.partner, groom.partner = groom, bride
    streets = ("rue Pasteur", "rue des Écoles", "avenue Jean-Jaurès", "rue du Moulin", "quai de l’Orme")
    for person in people.values():
        household = person.household_contact
        if household is person:
            number = 3 + min(person.id, person.partner.id if person.partner else person.id) * 2
            person.address = f"{number} {streets[number % len(streets)]}, 99000 Ormeval"
    homeless.address = "CCAS d’Ormeval, 1 place du Marché, 99000 Ormeval"
    return people

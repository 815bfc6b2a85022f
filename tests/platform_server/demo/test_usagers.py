"""The people of the territory: plausible, reachable nowhere, and there for what concerns them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime

import phonenumbers

from tests.platform_server.demo.view import Territory


def test_people_are_plausible(place: Territory) -> None:
    today = place.now.date()
    users = place.by_key("users")
    adults = proches = 0
    for user in users.values():
        born = date.fromisoformat(user["birth_date"])
        age = (today - born).days / 365.25
        assert born < today
        assert age < 100
        assert datetime.fromisoformat(user["created_at"]).date() < today
        assert datetime.fromisoformat(user["created_at"]).date() >= born
        if user["responsible"] is None:
            adults += 1
            assert age >= 18
        else:
            proches += 1
            responsible = users[user["responsible"]]
            assert responsible["responsible"] is None
            assert (born - date.fromisoformat(responsible["birth_date"])).days / 365.25 > 15
            assert responsible["organisations"] == user["organisations"]
    assert 0.2 < proches / (adults + proches) < 0.5
    identities = Counter((u["first_name"], u["last_name"].upper(), u["birth_date"]) for u in users.values())
    assert max(identities.values()) == 1
    assert len({u["last_name"].upper() for u in users.values()}) > 350
    assert len({u["first_name"] for u in users.values()}) > 350


def test_people_are_born_and_known_before_they_come(place: Territory) -> None:
    for rdv in place.rdvs:
        created = datetime.fromisoformat(rdv.json["created_at"])
        assert created < rdv.starts_at
        assert created.date() < place.now.date()
        for user in rdv.usagers:
            assert date.fromisoformat(user["birth_date"]) < rdv.starts_at.date()
            assert datetime.fromisoformat(user["created_at"]) < created


def test_people_come_for_what_concerns_them(place: Territory) -> None:
    """An age in days, for each motif that is for an age."""
    ages = {
        "vaccin": (60, 731),
        "massage": (30, 275),
        "nourrisson": (8, 731),
        "enfant": (730, 2400),
        "educatif": (2190, 6400),
        "rsa-contrat": (6570, 23400),
        "rsa-info": (6570, 23400),
        "grossesse": (6570, 15800),
    }
    seen: Counter[str] = Counter()
    for rdv in place.rdvs:
        if rdv.json["motif"] in ages:
            low, high = ages[rdv.json["motif"]]
            seen[rdv.json["motif"]] += 1
            for user in rdv.usagers:
                days = (rdv.starts_at.date() - date.fromisoformat(user["birth_date"])).days
                assert low <= days <= high, (rdv.json["motif"], days)
    assert set(seen) == set(ages)


def test_phones_and_addresses_reach_nobody(place: Territory) -> None:
    fiction = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98)( \d\d){2}")
    given = [u["phone_number"] for u in place.data["users"] if u["phone_number"]]
    phones = given + [e["phone_number"] for e in place.data["lieux"] + place.data["organisations"]]
    for phone in phones:
        assert fiction.fullmatch(phone), phone
        number = phonenumbers.parse(phone, "FR")
        assert phonenumbers.is_valid_number(number) or phone.startswith("06 39 98")
    assert len(set(given)) == len(given)
    for user in place.data["users"]:
        assert (user["phone_number"] is None) == (user["phone_number_formatted"] is None)
        if user["phone_number"]:
            number = phonenumbers.parse(user["phone_number"], "FR")
            formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            assert user["phone_number_formatted"] == formatted
        assert user["email"] is None or re.fullmatch(r"[a-z0-9.-]+@exemple\.test", user["email"]), user["email"]
        assert user["address"] is None or re.search(r", 99\d{3} ", user["address"])
    emails = [u["email"] for u in place.data["users"] if u["email"]]
    assert len(emails) == len(set(emails))

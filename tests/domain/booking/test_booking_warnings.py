"""What a desk should know before it books."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking.told import told_of_booking
from kiosk.domain.booking.warnings import Around, Fault, Wanted, faults, warnings
from kiosk.domain.dates.public_holidays import DaysOff
from kiosk.domain.day.model import AbsenceOccurrence, PlageOccurrence, Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import Contact
from tests.domain.samples import (
    BEATRICE,
    CONSULTATION,
    DAY,
    KARIM,
    NORD,
    NOW,
    PHONE,
    SUD,
    WORKSHOP,
    at,
    part,
    usager,
)
from tests.domain.samples import rdv as entry
from tests.support.concerns import Concern, concerns_of

LEA = usager(1, phone_number="06 39 98 00 12")


def rdv(number: int, starts_at: Any, *people: Any, **more: Any) -> Rdv:
    return entry(number, starts_at, list(people) or None, **more).rdv


def wanted(**more: Any) -> Wanted:
    given: dict[str, Any] = {
        "motif": CONSULTATION,
        "starts_at": at(14),
        "duration_in_min": 30,
        "lieu_id": NORD.id,
        "agents": (BEATRICE,),
        "usagers": (LEA,),
    }
    return Wanted(**(given | more))


def around(**more: Any) -> Around:
    return Around(now=NOW, lieux={NORD.id: NORD, SUD.id: SUD}, **more)


def concerns(what: Wanted, known: Around) -> list[Concern]:
    return concerns_of(warnings(what, known))


def test_nothing_to_say_of_a_usual_booking() -> None:
    assert concerns(wanted(), around()) == []
    assert faults(wanted(), NOW) == ()


def test_what_keeps_from_booking() -> None:
    assert faults(wanted(usagers=(), agents=(), lieu_id=None, duration_in_min=0), NOW) == (
        Fault.NO_USAGER,
        Fault.DURATION,
        Fault.NO_AGENT,
        Fault.NO_LIEU,
    )
    assert faults(wanted(motif=PHONE, lieu_id=None), NOW) == ()
    assert faults(wanted(motif=WORKSHOP, usagers=()), NOW) == ()
    assert faults(wanted(duration_in_min=25 * 60), NOW) == (Fault.DURATION,)


@pytest.mark.parametrize(("days", "taken"), [(-3, False), (-1, True), (0, True), (700, True), (740, False)])
def test_a_day_that_the_platform_does_not_take(days: int, taken: bool) -> None:
    there = wanted(starts_at=NOW + timedelta(days=days))
    assert faults(there, NOW) == (() if taken else (Fault.DAY,))
    assert faults(replace(there, rdv_id=7), NOW) == (), "of an RDV that there is, its other fields can be changed"


def test_an_hour_that_is_past_and_a_day_that_is_a_holiday() -> None:
    assert concerns(wanted(starts_at=at(9)), around()) == [Concern.PAST]
    christmas = datetime.combine(date(2026, 12, 25), time(10), NOW.tzinfo)
    assert concerns(wanted(starts_at=christmas), around()) == [Concern.HOLIDAY]


@pytest.mark.parametrize(
    ("zone", "day", "concern"),
    [
        (None, date(2026, 12, 26), []),
        ("Alsace-Moselle", date(2026, 12, 26), [Concern.HOLIDAY]),
        (None, date(2027, 4, 27), []),
        ("Mayotte", date(2027, 4, 27), [Concern.HOLIDAY]),
        ("Guadeloupe", date(2027, 7, 21), []),
        ("Mayotte", date(2026, 12, 27), [Concern.SUNDAY]),
        ("aucun", date(2026, 12, 27), []),
        ("aucun", date(2026, 12, 25), []),
    ],
)
def test_days_off_are_those_of_the_territory(zone: str | None, day: date, concern: list[Concern]) -> None:
    there = wanted(starts_at=datetime.combine(day, time(10), NOW.tzinfo))
    assert concerns(there, around(days_off=DaysOff(zone))) == concern


def test_an_agent_who_is_away_or_busy() -> None:
    absence = AbsenceOccurrence(1, BEATRICE.id, at(13), at(14, 10), "Formation")
    known = around(absences=(absence,), rdvs=(rdv(5, at(14, 15)),))
    assert list(warnings(wanted(), known)) == [
        "Béatrice Martin est indisponible à cette heure.",
        "Béatrice Martin a déjà un rendez-vous de 14:15 à 14:45.",
    ]
    assert concerns(wanted(agents=(KARIM,)), known) == []
    assert concerns(wanted(rdv_id=5), known) == [Concern.ABSENCE], "an RDV is not in its own way"


@given(st.integers(-120, 120))
def test_touching_ends_do_not_overlap(shift: int) -> None:
    other = rdv(5, at(14) + timedelta(minutes=shift))
    assert (concerns(wanted(), around(rdvs=(other,))) == [Concern.BUSY]) is (-30 < shift < 30)


def test_a_cancelled_rdv_holds_nobody() -> None:
    other = replace(rdv(5, at(14)), status=Status.EXCUSED)
    assert concerns(wanted(), around(rdvs=(other,))) == []


def test_an_agent_who_receives_elsewhere() -> None:
    there = PlageOccurrence(1, BEATRICE.id, SUD.id, at(13), at(17))
    assert list(warnings(wanted(), around(plages=(there,)))) == ["Béatrice Martin reçoit à MDS Sud à cette heure."]
    here = replace(there, lieu_id=NORD.id)
    assert concerns(wanted(), around(plages=(there, here))) == []


def test_an_usager_who_comes_already_that_day() -> None:
    same = rdv(5, at(9), part(LEA), agents=(KARIM,))
    known = around(usager_rdvs={LEA.id: (same, rdv(6, at(9, day=DAY + timedelta(days=1)), part(LEA)))})
    assert list(warnings(wanted(), known)) == [
        "DUPONT Léa a déjà un rendez-vous ce jour-là à 9:00\u00a0: Consultation."
    ]
    gone = rdv(5, at(9), part(LEA, Status.EXCUSED), agents=(KARIM,))
    assert concerns(wanted(), around(usager_rdvs={LEA.id: (gone,)})) == []
    assert concerns(wanted(rdv_id=5), known) == [], "the very RDV that is joined or changed"


def test_nobody_to_call_for_a_phone_rdv() -> None:
    mute = usager(2, last="MUET")
    phone = wanted(motif=PHONE, lieu_id=None, usagers=(mute, LEA))
    assert concerns(phone, around()) == [Concern.NO_PHONE]
    child = usager(3, first="Tom", responsible_id=LEA.id)
    assert concerns(replace(phone, usagers=(child,)), around()) == [], "who is responsible is called"
    child_of_mute = replace(child, responsible_id=mute.id)
    assert concerns(replace(phone, usagers=(child_of_mute, mute)), around()) == [Concern.NO_PHONE, Concern.NO_PHONE]
    alone = replace(child, responsible_id=9, responsible_contact=Contact(email="marie@exemple.test"))
    assert concerns(replace(phone, usagers=(alone,)), around()) == [Concern.NO_PHONE], "of whom the platform said it"
    called = replace(alone, responsible_contact=Contact("+33145000001"))
    assert concerns(replace(phone, usagers=(called,)), around()) == []


def test_who_is_in_the_list_already_takes_no_other_seat() -> None:
    usager = wanted().usagers[0]
    joined = wanted(motif=WORKSHOP, seats_left=0, rdv_id=9, enrolled=frozenset({usager.id}))
    assert concerns(joined, around()) == [Concern.ENROLLED]
    assert faults(joined, NOW) == (Fault.NOBODY_NEW,)


def test_more_people_than_seats() -> None:
    group = (LEA, usager(2))
    assert concerns(wanted(motif=WORKSHOP, usagers=group, seats_left=1, rdv_id=9), around()) == [Concern.SEATS]
    assert concerns(wanted(motif=WORKSHOP, usagers=group, seats_left=None, rdv_id=9), around()) == []


def test_who_is_told_of_a_booking() -> None:
    told_one = usager(1, phone_number_formatted="+33639980012")
    quiet = usager(2, last="MUET")
    unwanted = part(usager(3, last="SANS", email="s@exemple.test"), told=False)
    booked = rdv(0, at(14), part(told_one), part(quiet), unwanted)
    told, untold = told_of_booking(booked, CONSULTATION, me=BEATRICE.id)
    assert [one.text for one in told] == ["DUPONT Léa, par SMS\u00a0: nouveau rendez-vous"]
    assert untold == ("MUET Léa", "SANS Léa")
    hidden = replace(CONSULTATION, visibility_type="invisible")
    assert told_of_booking(booked, hidden, me=BEATRICE.id)[0] == ()

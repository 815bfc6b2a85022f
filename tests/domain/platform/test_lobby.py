"""What desks bring of their day: what the site chose, and nothing by which anybody is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.day.status import Status
from kiosk.domain.platform.lobby import (
    CalledAs,
    LobbyDay,
    arrival_ticket,
    identity_digest,
    letters_of,
    read_slip_code,
    slip_code,
    visits_of,
)
from tests.presenters.fakes import NOW, rdv

KEY, SLIPS = b"k" * 32, b"s" * 32
DAY = LobbyDay("day", KEY, SLIPS)
BORN = date(1985, 3, 12)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dupont", "DUP"),
        ("de La Tour", "DEL"),
        ("Élie", "ELI"),
        ("L’Haÿ", "LHA"),
        ("Li", "LI"),
        ("Œuvrard", "OEU"),
        ("", ""),
    ],
)
def test_letters_are_those_of_a_keypad(name: str, letters: str) -> None:
    assert letters_of(name) == letters


def test_a_slip_s_code_is_alike_everywhere_and_read_however_it_is_typed() -> None:
    code = slip_code(SLIPS, 42)
    assert code == slip_code(SLIPS, 42) != slip_code(SLIPS, 43)
    assert read_slip_code(f" {code[:4].lower()}-{code[4:]} ") == code
    assert read_slip_code(code[:7]) is None


def test_a_ticket_of_an_rdv_is_no_walk_in_s() -> None:
    assert arrival_ticket(1472) == "B472"
    assert not arrival_ticket(7).isdecimal()


def test_a_visit_names_nobody() -> None:
    one = rdv(1, NOW)
    person = replace(one.participations[0], usager=replace(one.participations[0].usager, birth_date=BORN))
    (visit,) = visits_of([replace(one, participations=(person,))], DAY, {}, {})
    usager = person.usager
    assert visit.by == (identity_digest(KEY, letters_of(usager.last_name), BORN),)
    assert (visit.whom, visit.called) == ("", "")
    for told in (usager.last_name, usager.first_name, BORN.isoformat(), str(usager.id)):
        assert told not in (visit.person, visit.code, *visit.by)


def test_a_birth_name_and_a_responsible_are_known_too() -> None:
    one = rdv(1, NOW)
    known = one.participations[0].usager
    child = replace(known, last_name="Petit", birth_name="Grand", birth_date=BORN, responsible_id=99)
    parent = replace(known, id=99, last_name="Martin", birth_date=date(1960, 1, 2))
    found = replace(one, participations=(replace(one.participations[0], usager=child),))
    (visit,) = visits_of([found], DAY, {99: parent}, {})
    assert set(visit.by) == {
        identity_digest(KEY, "PET", BORN),
        identity_digest(KEY, "GRA", BORN),
        identity_digest(KEY, "MAR", date(1960, 1, 2)),
    }


def test_who_was_seen_or_excused_is_expected_no_more() -> None:
    one = rdv(1, NOW)
    seen = replace(one, participations=(replace(one.participations[0], status=Status.SEEN),))
    (visit,) = visits_of([seen], replace(DAY, called_as=CalledAs.FIRST_NAME), {}, {})
    assert (visit.gone, visit.by, visit.code, visit.called) == (True, (), "", "")


@pytest.mark.parametrize("chosen", list(CalledAs))
def test_a_call_shows_what_the_site_chose(chosen: CalledAs) -> None:
    one = rdv(1, NOW)
    (visit,) = visits_of([one], replace(DAY, called_as=chosen, shows_agents=True), {}, {})
    usager = one.participations[0].usager
    assert (usager.first_name in visit.called) is (chosen is CalledAs.FIRST_NAME)
    assert usager.last_name not in visit.called
    assert bool(visit.called) is (chosen is not CalledAs.TICKET)
    assert visit.whom

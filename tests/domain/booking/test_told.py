"""Whom a change of an RDV tells, and what warnings say of one that is there already."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.booking.told import told_of_booking, told_of_change
from kiosk.domain.booking.warnings import Around, Wanted, warnings
from kiosk.domain.day.consequences import Target, consequences
from kiosk.domain.day.model import PlageOccurrence, Rdv
from kiosk.domain.day.status import Action, Status
from tests.domain.samples import BEATRICE, CONSULTATION, DAY, KARIM, NORD, NOW, SUD, at, part, rdv, usager, workshop
from tests.support.concerns import Concern, concerns_of

LEA = usager(1, email="lea@exemple.test")
PAUL = usager(2, "MARTIN", "Paul", email="paul@exemple.test")


def one(**values: object) -> Rdv:
    made = rdv(5, at(15), [part(LEA)]).rdv
    return replace(made, **values)  # type: ignore[arg-type]


def told(before: Rdv, after: Rdv) -> list[str]:
    found, _ = told_of_change(before, after, CONSULTATION, now=NOW)
    return [each.text for each in found]


def test_another_hour_is_told_to_all_who_stay() -> None:
    assert told(one(), one(starts_at=at(15, 30))) == [
        "DUPONT Léa, par e-mail\u00a0: nouvelle heure",
        "Les agents du rendez-vous (Béatrice Martin), selon leurs préférences\u00a0: nouvelle heure",
    ]


def test_another_day_and_lieu_are_named() -> None:
    assert told(one(), one(starts_at=at(15, day=DAY + timedelta(days=1)), lieu=SUD))[0].endswith(
        "nouvelle date et nouveau lieu"
    )


def test_duration_and_context_are_told_to_nobody() -> None:
    assert told(one(), one(duration_in_min=60, context="Première visite")) == []


def test_who_comes_and_who_goes_hear_of_it() -> None:
    assert told(one(), one(participations=(part(PAUL),), agents=(KARIM,))) == [
        "DUPONT Léa, par e-mail\u00a0: annulation du rendez-vous",
        "MARTIN Paul, par e-mail\u00a0: nouveau rendez-vous",
        "Les agents du rendez-vous (Béatrice Martin), selon leurs préférences\u00a0: annulation du rendez-vous",
        "Les agents du rendez-vous (Karim Benali), selon leurs préférences\u00a0: nouveau rendez-vous",
    ]


def test_the_agents_of_a_workshop_hear_of_who_joins_and_who_leaves() -> None:
    few, more = (workshop(5, at(15), people).rdv for people in ([part(LEA)], [part(LEA), part(PAUL)]))
    agents = "Les agents du rendez-vous (Béatrice Martin), selon leurs préférences"
    assert told(few, more) == [
        "MARTIN Paul, par e-mail\u00a0: nouveau rendez-vous",
        f"{agents}\u00a0: nouvelle inscription",
    ]
    assert told(more, few)[-1] == f"{agents}\u00a0: désistement"
    assert told(few, replace(more, starts_at=at(16)))[-1] == f"{agents}\u00a0: nouvelle heure"
    joining = replace(more, participations=more.participations[1:])
    assert [one.text for one in told_of_booking(joining, CONSULTATION, joined=True)[0]] == told(few, more)


def test_a_workshop_that_goes_on_is_not_called_off_for_its_agents() -> None:
    group = workshop(5, at(15), [part(LEA), part(PAUL)])
    for ids, said in (((1,), "désistement"), ((1, 2), "annulation du rendez-vous")):
        found = consequences(Action.EXCUSED, [Target(group, ids)], now=NOW)
        assert found.told[-1].what == said


def test_i_am_not_told_of_what_i_do_and_untold_usagers_are_named() -> None:
    before, after = (
        one(participations=(part(LEA, told=False),)),
        one(participations=(part(LEA, told=False),), starts_at=at(16)),
    )
    assert told_of_change(before, after, CONSULTATION, now=NOW, me=BEATRICE.id) == ((), ("DUPONT Léa",))


def test_nobody_hears_of_the_past_nor_of_what_they_were_excused_from() -> None:
    assert told(one(), one(starts_at=at(9))) == []
    excused = (part(LEA, Status.EXCUSED),)
    assert told(one(participations=excused), one(participations=excused, starts_at=at(16), agents=())) == [
        "Les agents du rendez-vous (Béatrice Martin), selon leurs préférences\u00a0: annulation du rendez-vous"
    ]


def concerns(wanted: Wanted, *plages: PlageOccurrence) -> set[Concern]:
    around = Around(now=NOW, rdvs=[one()], plages=plages, lieux={NORD.id: NORD})
    return set(concerns_of(warnings(wanted, around)))


def test_an_rdv_is_not_in_its_own_way() -> None:
    wanted = Wanted(motif=CONSULTATION, starts_at=at(15, 10), duration_in_min=30, lieu_id=1, agents=(BEATRICE,))
    assert Concern.BUSY in concerns(wanted)
    assert Concern.BUSY not in concerns(replace(wanted, rdv_id=5))


def test_an_hour_out_of_the_plages_is_said_where_plages_are_known() -> None:
    wanted = Wanted(
        motif=CONSULTATION, starts_at=at(15, 10), duration_in_min=30, lieu_id=1, agents=(BEATRICE,), rdv_id=5
    )
    until_half_past = PlageOccurrence(1, BEATRICE.id, 1, at(14), at(15, 30))
    assert concerns(wanted) == set()
    assert concerns(wanted, until_half_past) == {Concern.OUTSIDE}
    assert concerns(wanted, until_half_past, PlageOccurrence(2, BEATRICE.id, 1, at(15, 30), at(17))) == set()
    assert concerns(wanted, PlageOccurrence(3, KARIM.id, 1, at(14), at(17))) == {Concern.OUTSIDE}

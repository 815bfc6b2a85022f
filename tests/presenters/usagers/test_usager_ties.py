"""Two fiches made one, référents, and somebody taken out of an organisation."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from kiosk.clock import PARIS
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.model import Organisation
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused, Unreachable
from kiosk.presenters.usagers.merge import UsagerMergePresenter
from kiosk.presenters.usagers.referents import ReferentsPresenter
from kiosk.presenters.usagers.removal import UsagerRemoval
from kiosk.presenters.work.questions import Question
from tests.presenters.fakes import CONSULTATION, MARTIN, NORD, PETIT, TODAY
from tests.presenters.usagers.people import AWA, LEA, AtUsagers, at, people_data, row_of_usager
from tests.support.desk import rdv_row

OTHER = Usager(11, "Lea", "Dupont", phone_number="06 12 34 56 78", address=LEA.address)
ZOE = Usager(12, "Zoé", "Dupont", responsible_id=11)
CERTIFIED = Usager(13, "Léa", "Dupont")
NOUR, SAMI = Usager(14, "Nour", "Haddad"), Usager(15, "Sami", "Haddad", responsible_id=14)
BOTH = ["mds", "ccas"]


@pytest.fixture
def data() -> dict[str, Any]:
    tomorrow, yesterday = at(9, days=1).isoformat(), at(9, days=-1).isoformat()
    cancelled = rdv_row(5, "9:00", AWA.id, starts_at=tomorrow, status="revoked")
    cancelled["participations"][0]["status"] = "revoked"
    return people_data(
        row_of_usager(OTHER, case_number="2019-1", organisations=BOTH, referents=["beatrice", "alain"]),
        row_of_usager(ZOE, organisations=BOTH),
        row_of_usager(CERTIFIED, logged_once_with_franceconnect=True),
        row_of_usager(NOUR),
        row_of_usager(SAMI),
        rdvs=[
            rdv_row(1, "9:20", OTHER.id),
            rdv_row(2, "15:20", OTHER.id),
            rdv_row(3, "9:00", SAMI.id, starts_at=tomorrow),
            rdv_row(4, "9:00", AWA.id, starts_at=yesterday),
            cancelled,
        ],
        referents=["beatrice"],
    )


class Ties:
    """The three presenters, and the people of the counter."""

    def __init__(self, usagers: AtUsagers) -> None:
        self.usagers = usagers
        self.counter = usagers.counter
        self.settle = usagers.settle
        self.merge = UsagerMergePresenter(usagers.work)
        self.referents = ReferentsPresenter(usagers.work)
        self.removal = UsagerRemoval(usagers.work, lambda: (Organisation(1, "MDS"), Organisation(2, "CCAS")))


@pytest.fixture
def ties(usagers: AtUsagers) -> Ties:
    return Ties(usagers)


# Two fiches made one


async def compared(ties: Ties, other: Usager = OTHER) -> UsagerMergePresenter:
    ties.merge.open(LEA, 1, other)
    await ties.settle()
    assert ties.merge.step == "compare"
    return ties.merge


async def test_what_one_side_alone_knows_is_not_lost(ties: Ties) -> None:
    merge = await compared(ties)
    verdicts = {row.field: str(row.verdict) for row in merge.rows}
    assert verdicts["first_name"] == "same"  # but for an accent
    assert verdicts["phone_number"] == "different"
    assert verdicts["birth_date"] == "only_left"
    assert merge.chosen("phone_number") == "kept"
    assert merge.chosen("case_number") == "merged"
    merge.choose("first_name", "merged")  # the same: there is nothing to choose
    assert merge.chosen("first_name") == "kept"


async def test_what_moves_is_counted(ties: Ties) -> None:
    merge = await compared(ties)
    assert [line.replace("\u00a0", " ") for line in merge.moves] == [
        "2 rendez-vous que vous voyez",
        "1 proche",
        "1 agent référent",
        "1 organisation que vous voyez",
    ]


async def test_the_name_is_typed_before_anything_is_done(ties: Ties) -> None:
    merge = await compared(ties)
    merge.merge()
    merge.set_typed("dupont")
    merge.merge()
    await ties.settle()
    assert not ties.counter.wire.count("merge")
    merge.choose("phone_number", "merged")
    merge.set_typed("dupont lea")
    assert merge.ready
    merged: list[Usager] = []
    merge.merged.connect(merged.append)
    merge.merge()
    await ties.settle()
    kept = (await ties.usagers.there(LEA.id)).usager
    assert (kept.first_name, kept.phone_number, kept.birth_date) == ("Léa", OTHER.phone_number, LEA.birth_date)
    assert [one.id for one in merged] == [LEA.id]
    assert merge.step == "closed"
    with pytest.raises(NotFound):
        await ties.usagers.there(OTHER.id)


async def test_the_fiches_change_places_and_the_choices_with_them(ties: Ties) -> None:
    merge = await compared(ties)
    merge.choose("phone_number", "merged")
    stays = {row.field: row.left if merge.chosen(row.field) == "kept" else row.right for row in merge.rows}
    merge.swap()
    assert merge.kept is not None
    assert merge.kept.fiche.usager.id == OTHER.id
    swapped = {row.field: row.left if merge.chosen(row.field) == "kept" else row.right for row in merge.rows}
    assert {k: v for k, v in swapped.items() if k != "first_name"} == {
        k: v for k, v in stays.items() if k != "first_name"
    }


async def test_a_fiche_is_not_merged_with_itself_nor_with_one_not_sent(ties: Ties) -> None:
    ties.merge.open(LEA, 1, LEA)
    assert ties.merge.step == "search"
    assert ties.merge.problem
    ties.merge.choose_other(Usager(-1, "Léa", "Dupont"))
    assert ties.merge.problem
    await ties.settle()
    assert not ties.counter.wire.count("GET /api/v1/users/")


async def test_a_conflict_compares_anew(ties: Ties) -> None:
    merge = await compared(ties)
    merge.set_typed("dupont léa")
    await ties.usagers.rewritten(LEA.id, {"address": "9 rue Neuve"})
    merge.merge()
    await ties.settle()
    assert merge.step == "compare"
    assert "comparez à nouveau" in merge.problem
    assert merge.kept is not None
    assert merge.kept.fiche.usager.address == "9 rue Neuve"
    assert not merge.ready


async def test_a_refusal_is_said(ties: Ties) -> None:
    merge = await compared(ties, CERTIFIED)
    merge.set_typed("dupont léa")
    merge.merge()
    await ties.settle()
    assert "doit désigner la fiche certifiée" in merge.problem


async def test_back_step_by_step(ties: Ties) -> None:
    merge = await compared(ties)
    closed: list[None] = []
    merge.closed.connect(lambda: closed.append(None))
    merge.back()
    assert merge.step == "search"
    merge.back()
    assert closed == [None]


async def test_rdvs_that_the_platform_does_not_tell_are_all_moved(ties: Ties) -> None:
    ties.counter.wire.fail("/rdvs", NotFound())
    merge = await compared(ties)
    assert merge.moves[0] == "tous ses rendez-vous"


# Référents


async def opened(ties: Ties, usager: Usager = AWA) -> ReferentsPresenter:
    """Awa, who has none yet, or another."""
    ties.referents.open(await ties.usagers.there(usager.id), 1, TODAY)
    await ties.settle()
    return ties.referents


async def referents_of(ties: Ties, usager: Usager) -> tuple[int, ...] | None:
    return (await ties.usagers.there(usager.id)).referent_agent_ids


async def test_an_agent_is_found_by_typing_and_added(ties: Ties) -> None:
    referents = await opened(ties, LEA)
    assert [line.agent_id for line in referents.referents] == [MARTIN.id]
    referents.set_text("peti")
    assert [line.agent_id for line in referents.found] == [PETIT.id]
    referents.add_first()
    await ties.settle()
    assert await referents_of(ties, LEA) == (MARTIN.id, PETIT.id)
    assert [line.agent_id for line in referents.referents] == [MARTIN.id, PETIT.id]
    assert referents.text == ""
    referents.remove(MARTIN.id)
    await ties.settle()
    assert [line.agent_id for line in referents.referents] == [PETIT.id]
    assert await referents_of(ties, LEA) == (PETIT.id,)


async def test_what_the_platform_will_not_have_changes_nothing(ties: Ties) -> None:
    referents = await opened(ties)
    ties.counter.wire.fail("referent_assignations", Forbidden())
    referents.add(MARTIN.id)
    await ties.settle()
    assert referents.problem
    assert referents.referents == ()


async def test_one_who_was_there_already_is_there(ties: Ties) -> None:
    referents = await opened(ties)
    await ties.counter.colleague.create_referent_assignation(MARTIN.id, AWA.id, key=str(uuid4()))
    referents.add(MARTIN.id)
    await ties.settle()
    assert [line.agent_id for line in referents.referents] == [MARTIN.id]
    assert not referents.problem


async def test_one_who_had_gone_already_is_gone(ties: Ties) -> None:
    referents = await opened(ties, LEA)
    await ties.counter.colleague.delete_referent_assignation(MARTIN.id, LEA.id, key=str(uuid4()))
    referents.remove(MARTIN.id)
    await ties.settle()
    assert referents.referents == ()
    assert not referents.problem


# Put in, and taken out


async def test_somebody_is_put_in_an_organisation(ties: Ties) -> None:
    told: list[int] = []
    ties.removal.attached.connect(lambda: told.append(1))
    ties.removal.attach(LEA, 2)
    await ties.settle()
    assert (await ties.usagers.there(LEA.id)).organisation_ids == (1, 2)
    assert ties.usagers.texts[-1] == "DUPONT Léa est maintenant dans CCAS"
    assert told
    ties.counter.wire.fail("user_profiles", Unreachable())
    ties.removal.attach(LEA, 2)
    await ties.settle()
    assert ties.usagers.said[-1].kind == "error"
    assert len(told) == 1


async def asks(ties: Ties, usager: Usager) -> Question:
    ties.removal.ask(await ties.usagers.there(usager.id), 1, PARIS)
    await ties.settle()
    (question,) = ties.usagers.asked
    return question


async def is_out(ties: Ties, usager: Usager) -> bool:
    try:
        await ties.counter.colleague.user(usager.id, organisation_id=1)
    except NotFound:
        return True
    return False


async def test_whether_it_is_the_last_organisation_is_never_claimed(ties: Ties) -> None:
    removed: list[int] = []
    ties.removal.removed.connect(removed.append)
    question = await asks(ties, LEA)
    assert question.text == (
        "Parmi vos organisations, cette fiche n’est que dans celle-ci. Si aucune autre ne l’a, la plateforme "
        "l’anonymise\u00a0: identité et coordonnées sont effacées, définitivement."
    )
    assert question.lines == ("DUPOND Paul, son proche, aussi",)
    assert not await is_out(ties, LEA)
    question.accept()
    await ties.settle()
    assert await is_out(ties, LEA)
    assert removed == [LEA.id]


async def test_where_the_fiche_stays_is_said(ties: Ties) -> None:
    await ties.counter.colleague.attach_user(2, AWA.id, key=str(uuid4()))
    question = await asks(ties, AWA)
    assert question.text == "Sa fiche reste dans\u00a0: CCAS."


async def test_where_its_organisations_are_not_told_nothing_is_concluded(ties: Ties) -> None:
    ties.counter.wire.fail(f"GET /api/v1/users/{AWA.id}", Forbidden())
    question = await asks(ties, AWA)
    assert question.text.startswith("Kiosk ne sait pas si cette fiche est aussi dans une autre organisation. Si ")


async def test_where_it_stays_is_read_when_it_is_asked(ties: Ties) -> None:
    """The fiche on the screen is some minutes old: a colleague may have taken the person out elsewhere since."""
    await ties.counter.colleague.attach_user(2, AWA.id, key=str(uuid4()))
    fiche = await ties.usagers.there(AWA.id)
    await ties.counter.colleague.detach_user(2, AWA.id, key=str(uuid4()))
    ties.removal.ask(fiche, 1, PARIS)
    await ties.settle()
    (question,) = ties.usagers.asked
    assert "n’est que dans celle-ci" in question.text


async def test_rdvs_to_come_stand_in_the_way_a_proches_too(ties: Ties) -> None:
    wanted: list[object] = []
    ties.removal.rdv_wanted.connect(wanted.append)
    question = await asks(ties, NOUR)
    assert "ne peut pas encore quitter l’organisation" in question.title
    assert "HADDAD Sami" in question.lines[0]
    question.accept()
    assert len(wanted) == 1
    assert not ties.counter.wire.count("DELETE")


async def test_past_and_cancelled_rdvs_do_not(ties: Ties) -> None:
    question = await asks(ties, AWA)
    assert "l’anonymise" in question.text


@pytest.mark.parametrize("failure", [Refused(messages=("Des rendez-vous.",)), Unreachable(), Forbidden()])
async def test_a_failure_is_told_and_nothing_is_done(ties: Ties, failure: Failure) -> None:
    question = await asks(ties, AWA)
    ties.counter.wire.fail("DELETE", failure)
    question.accept()
    await ties.settle()
    assert ties.usagers.said[-1].kind == "error"
    assert not await is_out(ties, AWA)


async def test_a_refusal_with_its_rdvs_lists_them(ties: Ties) -> None:
    question = await asks(ties, AWA)
    booking = Booking(
        organisation_id=1,
        motif_id=CONSULTATION.id,
        starts_at=at(14, days=3),
        duration_in_min=30,
        lieu_id=NORD.id,
        agent_ids=(MARTIN.id,),
        guests=(Guest(AWA.id),),
    )
    await ties.counter.colleague.create_rdv(booking, key=str(uuid4()))
    question.accept()
    await ties.settle()
    assert "ne peut pas encore quitter l’organisation" in ties.usagers.asked[-1].title

"""Two fiches made one, référents, and somebody taken out of an organisation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from kiosk.clock import PARIS
from kiosk.domain.day.model import Organisation
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Conflict, Failure, Forbidden, NotFound, Refused, Unreachable
from kiosk.presenters.usagers.merge import UsagerMergePresenter
from kiosk.presenters.usagers.referents import ReferentsPresenter
from kiosk.presenters.usagers.removal import UsagerRemoval
from kiosk.presenters.work.questions import Question
from tests.presenters.fakes import MARTIN, NOW, PETIT, as_desk, as_work, rdv, settled
from tests.presenters.usagers.usager_fakes import AWA, LEA, PAUL
from tests.presenters.usagers.writing_fakes import Said, WritingDesk, WritingUsagers

OTHER = Usager(11, "Lea", "Dupont", phone_number="06 12 34 56 78", address=LEA.address)
MDS, CCAS = Organisation(1, "MDS"), Organisation(2, "CCAS")


@dataclass
class Bench:
    usagers: WritingUsagers
    desk: WritingDesk
    said: Said
    merge: UsagerMergePresenter
    referents: ReferentsPresenter
    removal: UsagerRemoval
    asked: list[Question]

    async def settle(self) -> None:
        await settled(self.said.tasks)


@pytest.fixture
async def ties(qapp: object) -> AsyncIterator[Bench]:
    usagers, said = WritingUsagers(LEA, PAUL, AWA, OTHER), Said()
    desk = WritingDesk(usagers)
    bench = Bench(
        usagers,
        desk,
        said,
        UsagerMergePresenter(as_work(as_desk(desk), said.tasks, clock=desk.clock, notices=said.notices)),
        ReferentsPresenter(as_work(as_desk(desk), said.tasks, notices=said.notices)),
        UsagerRemoval(as_work(as_desk(desk), said.tasks, clock=desk.clock, notices=said.notices), lambda: (MDS, CCAS)),
        [],
    )
    bench.removal._work.questions.asked.connect(bench.asked.append)
    yield bench
    await said.tasks.close()


# Two fiches made one


async def compared(ties: Bench) -> UsagerMergePresenter:
    ties.usagers.fiches[1] = Fiche(LEA, lock_version=7, organisation_ids=(1,), referent_agent_ids=(21,))
    ties.usagers.fiches[11] = Fiche(OTHER, case_number="2019-1", organisation_ids=(1, 2), referent_agent_ids=(21, 22))
    ties.merge.open(LEA, 1, OTHER)
    await ties.settle()
    assert ties.merge.step == "compare"
    return ties.merge


async def test_what_one_side_alone_knows_is_not_lost(ties: Bench) -> None:
    merge = await compared(ties)
    verdicts = {row.field: str(row.verdict) for row in merge.rows}
    assert verdicts["first_name"] == "same"  # but for an accent
    assert verdicts["phone_number"] == "different"
    assert verdicts["birth_date"] == "only_left"
    assert merge.chosen("phone_number") == "kept"
    assert merge.chosen("case_number") == "merged"
    merge.choose("first_name", "merged")  # the same: there is nothing to choose
    assert merge.chosen("first_name") == "kept"


async def test_what_moves_is_counted(ties: Bench) -> None:
    ties.usagers.rdvs_of[11] = (rdv(1, NOW), rdv(2, NOW))
    ties.usagers.people[12] = Usager(12, "Zoé", "Dupont", responsible_id=11)
    merge = await compared(ties)
    assert [line.replace("\u00a0", " ") for line in merge.moves] == [
        "2 rendez-vous que vous voyez",
        "1 proche",
        "1 agent référent",
        "1 organisation que vous voyez",
    ]


async def test_the_name_is_typed_before_anything_is_done(ties: Bench) -> None:
    merge = await compared(ties)
    merge.merge()
    merge.set_typed("dupont")
    merge.merge()
    await ties.settle()
    assert ties.usagers.merged == []
    merge.choose("phone_number", "merged")
    merge.set_typed("dupont lea")
    assert merge.ready
    merged: list[Usager] = []
    merge.merged.connect(merged.append)
    merge.merge()
    await ties.settle()
    ((kept, gone, attributes, version),) = ties.usagers.merged
    assert (kept, gone, version) == (1, 11, 7)
    assert attributes["phone_number"] == "merged"
    assert "first_name" not in attributes
    assert merged == [LEA]
    assert merge.step == "closed"


async def test_the_fiches_change_places_and_the_choices_with_them(ties: Bench) -> None:
    merge = await compared(ties)
    merge.choose("phone_number", "merged")
    stays = {row.field: row.left if merge.chosen(row.field) == "kept" else row.right for row in merge.rows}
    merge.swap()
    assert merge.kept is not None
    assert merge.kept.fiche.usager.id == 11
    swapped = {row.field: row.left if merge.chosen(row.field) == "kept" else row.right for row in merge.rows}
    assert {k: v for k, v in swapped.items() if k != "first_name"} == {
        k: v for k, v in stays.items() if k != "first_name"
    }


async def test_a_fiche_is_not_merged_with_itself_nor_with_one_not_sent(ties: Bench) -> None:
    ties.merge.open(LEA, 1, LEA)
    assert ties.merge.step == "search"
    assert ties.merge.problem
    ties.merge.choose_other(Usager(-1, "Léa", "Dupont"))
    assert ties.merge.problem
    await ties.settle()
    assert ties.usagers.fiche_asked == []


async def test_a_conflict_compares_anew_and_a_refusal_is_said(ties: Bench) -> None:
    merge = await compared(ties)
    merge.set_typed("dupont léa")
    ties.usagers.merge_failure = Conflict()
    merge.merge()
    await ties.settle()
    assert merge.step == "compare"
    assert "comparez à nouveau" in merge.problem
    assert not merge.ready
    merge.set_typed("dupont léa")
    ties.usagers.merge_failure = Refused({"kept_id": ("invalid",)}, ("doit désigner la fiche certifiée",))
    merge.merge()
    await ties.settle()
    assert "doit désigner la fiche certifiée" in merge.problem


async def test_back_step_by_step(ties: Bench) -> None:
    merge = await compared(ties)
    closed: list[None] = []
    merge.closed.connect(lambda: closed.append(None))
    merge.back()
    assert merge.step == "search"
    merge.back()
    assert closed == [None]


async def test_rdvs_that_the_platform_does_not_tell_are_all_moved(ties: Bench) -> None:
    ties.usagers.platform_has_no_rdvs()
    merge = await compared(ties)
    assert merge.moves[0] == "tous ses rendez-vous"


# Référents


async def opened(ties: Bench, *ids: int) -> ReferentsPresenter:
    ties.referents.open(Fiche(LEA, referent_agent_ids=ids), 1, NOW.date())
    await ties.settle()
    return ties.referents


async def test_an_agent_is_found_by_typing_and_added(ties: Bench) -> None:
    referents = await opened(ties, PETIT.id)
    assert [line.agent_id for line in referents.referents] == [PETIT.id]
    referents.set_text("mart")
    assert [line.agent_id for line in referents.found] == [MARTIN.id]
    referents.add_first()
    await ties.settle()
    assert ties.usagers.referents == [("add", 1, MARTIN.id)]
    assert [line.agent_id for line in referents.referents] == [PETIT.id, MARTIN.id]
    assert referents.text == ""
    referents.remove(PETIT.id)
    await ties.settle()
    assert [line.agent_id for line in referents.referents] == [MARTIN.id]


async def test_what_the_platform_will_not_have_changes_nothing(ties: Bench) -> None:
    referents = await opened(ties)
    ties.usagers.referent_failure = Forbidden()
    referents.add(MARTIN.id)
    await ties.settle()
    assert referents.problem
    assert referents.referents == ()


async def test_one_who_was_there_already_is_there(ties: Bench) -> None:
    referents = await opened(ties)
    ties.usagers.referent_failure = Refused({"user_id": ("taken",)}, ("user_id est déjà utilisé",))
    referents.add(MARTIN.id)
    await ties.settle()
    assert [line.agent_id for line in referents.referents] == [MARTIN.id]
    assert not referents.problem


async def test_one_who_had_gone_already_is_gone(ties: Bench) -> None:
    referents = await opened(ties, PETIT.id)
    ties.usagers.referent_failure = NotFound()
    referents.remove(PETIT.id)
    await ties.settle()
    assert referents.referents == ()
    assert not referents.problem


# Put in, and taken out


async def test_somebody_is_put_in_an_organisation(ties: Bench) -> None:
    told: list[int] = []
    ties.removal.attached.connect(lambda: told.append(1))
    ties.removal.attach(LEA, 2)
    await ties.settle()
    assert ties.usagers.attached == [(1, 2)]
    assert ties.said.texts[-1] == "DUPONT Léa est maintenant dans CCAS"
    assert told
    ties.usagers.platform_failure = Unreachable()
    ties.removal.attach(LEA, 2)
    await ties.settle()
    assert ties.said.said[-1].kind == "error"
    assert len(told) == 1


async def asks(ties: Bench, fiche: Fiche) -> Question:
    ties.usagers.fiches[fiche.usager.id] = fiche
    ties.removal.ask(fiche, 1, PARIS)
    await ties.settle()
    (question,) = ties.asked
    return question


async def test_whether_it_is_the_last_organisation_is_never_claimed(ties: Bench) -> None:
    removed: list[int] = []
    ties.removal.removed.connect(removed.append)
    question = await asks(ties, Fiche(LEA, organisation_ids=(1,)))
    assert question.text == (
        "Parmi vos organisations, cette fiche n’est que dans celle-ci. Si aucune autre ne l’a, la plateforme "
        "l’anonymise\u00a0: identité et coordonnées sont effacées, définitivement."
    )
    assert question.lines == ("DUPOND Paul, son proche, aussi",)
    assert ties.usagers.removed == []
    question.accept()
    await ties.settle()
    assert ties.usagers.removed == [(1, 1)]
    assert removed == [1]


async def test_where_the_fiche_stays_is_said(ties: Bench) -> None:
    question = await asks(ties, Fiche(AWA, organisation_ids=(1, 2)))
    assert question.text == "Sa fiche reste dans\u00a0: CCAS."


async def test_where_its_organisations_are_not_told_nothing_is_concluded(ties: Bench) -> None:
    question = await asks(ties, Fiche(AWA, organisation_ids=None))
    assert question.text.startswith("Kiosk ne sait pas si cette fiche est aussi dans une autre organisation. Si ")


async def test_where_it_stays_is_read_when_it_is_asked(ties: Bench) -> None:
    """The fiche on the screen is some minutes old: a colleague may have taken the person out elsewhere since."""
    ties.usagers.fiches[AWA.id] = Fiche(AWA, organisation_ids=(1,))
    ties.removal.ask(Fiche(AWA, organisation_ids=(1, 2)), 1, PARIS)
    await ties.settle()
    (question,) = ties.asked
    assert "n’est que dans celle-ci" in question.text


async def test_rdvs_to_come_stand_in_the_way_a_proches_too(ties: Bench) -> None:
    ties.usagers.rdvs_of[PAUL.id] = (
        replace(rdv(5, NOW + timedelta(days=1)), participations=(replace(rdv(5, NOW).participations[0], usager=PAUL),)),
    )
    wanted: list[object] = []
    ties.removal.rdv_wanted.connect(wanted.append)
    question = await asks(ties, Fiche(LEA, organisation_ids=(1,)))
    assert "ne peut pas encore quitter l’organisation" in question.title
    assert "DUPOND Paul" in question.lines[0]
    question.accept()
    assert len(wanted) == 1
    assert ties.usagers.removed == []


async def test_past_and_cancelled_rdvs_do_not(ties: Bench) -> None:
    ties.usagers.rdvs_of[AWA.id] = (rdv(5, NOW - timedelta(days=1)),)
    question = await asks(ties, Fiche(AWA, organisation_ids=(1,)))
    assert "l’anonymise" in question.text


@pytest.mark.parametrize("failure", [Refused(messages=("Des rendez-vous.",)), Unreachable(), Forbidden()])
async def test_a_failure_is_told_and_nothing_is_done(ties: Bench, failure: Failure) -> None:
    question = await asks(ties, Fiche(AWA, organisation_ids=(1,)))
    ties.usagers.removal_failure = failure
    question.accept()
    await ties.settle()
    assert ties.said.said[-1].kind == "error"


async def test_a_refusal_with_its_rdvs_lists_them(ties: Bench) -> None:
    question = await asks(ties, Fiche(AWA, organisation_ids=(1,)))
    refused = Refused(messages=("Des rendez-vous.",))
    refused.rdvs = (rdv(6, NOW + timedelta(days=3)),)
    ties.usagers.removal_failure = refused
    question.accept()
    await ties.settle()
    assert "ne peut pas encore quitter l’organisation" in ties.asked[-1].title

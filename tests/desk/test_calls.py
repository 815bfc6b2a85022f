"""What the desk asks of the platform because somebody waits for it, on the embedded platform."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.desk import Desk
from kiosk.domain.booking.booking import CreneauQuestion
from kiosk.domain.day.absence import draft_of
from kiosk.domain.day.model import Organisation
from kiosk.domain.day.status import Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.usagers import Likeness, UsagerDraft
from kiosk.domain.platform import failures
from kiosk.domain.writes.origin import Origin
from tests.desk.served import (
    CONSULTATION,
    FORMATION,
    LEA,
    MONDAY,
    NORD,
    NURSE,
    PAUL,
    SANDRA,
    SOCIAL,
    SUD,
    TOM,
    WORKSHOP,
    ZOE,
    Served,
)
from tests.platform_server.small_platform import ADMIN


@pytest.fixture
async def desk(served: Served) -> Desk:
    return await served.desk()


# What is free


async def test_capabilities_are_asked_once(desk: Desk, served: Served) -> None:
    first = await desk._session.capabilities()
    assert first.creneaux
    assert first.user_merge
    assert await desk._session.capabilities() == first
    assert [request.url.path for request in served.wire.sent] == ["/api/desk/v1/capabilities"]


async def test_free_slots_lieu_by_lieu(desk: Desk) -> None:
    question = CreneauQuestion(organisation_id=NORD, motif_id=CONSULTATION, first_day=MONDAY, days=7)
    (found,) = (await desk.bookings.creneaux(question)).lieux
    assert (found.lieu and found.lieu.name, found.organisation and found.organisation.id) == ("Centre", NORD)
    assert (found.motif_id, found.workshops) == (CONSULTATION, ())
    # From 9:00 on in half hours; at 10:20 the plage goes on at 10:20, and 10:30 to 11:00 is taken.
    starts = [f"{slot.starts_at:%d %H:%M}" for slot in found.creneaux]
    assert starts[:3] == ["23 11:00", "23 11:30", "26 09:00"]
    assert found.next_availability == found.creneaux[0]
    first = found.creneaux[0]
    assert (first.agent.id, first.lieu_id, first.ends_at - first.starts_at) == (NURSE, 1, timedelta(minutes=30))
    assert first.starts_at.utcoffset() == timedelta(hours=1)
    assert {id(slot.agent) for slot in found.creneaux} == {id(first.agent)}
    nobody_there = CreneauQuestion(
        organisation_id=NORD, motif_id=CONSULTATION, first_day=MONDAY, agent_ids=(SOCIAL,), lieu_ids=(1,)
    )
    assert all(not one.creneaux for one in (await desk.bookings.creneaux(nobody_there)).lieux)
    of_the_team = CreneauQuestion(organisation_id=NORD, motif_id=CONSULTATION, first_day=MONDAY, team_ids=(1,))
    assert (await desk.bookings.creneaux(of_the_team)).lieux[0].creneaux == found.creneaux


async def test_workshops_with_seats_left(desk: Desk) -> None:
    question = CreneauQuestion(organisation_id=NORD, motif_id=WORKSHOP, first_day=MONDAY)
    (found,) = (await desk.bookings.creneaux(question)).lieux
    assert [(rdv.id, rdv.users_count, rdv.max_participants_count) for rdv in found.workshops] == [(4, 3, 6)]
    assert found.next_availability is not None
    assert (found.next_availability.rdv_id, found.next_availability.agent.id) == (4, NURSE)


async def test_throughout_the_territory(desk: Desk) -> None:
    question = CreneauQuestion(organisation_id=NORD, motif_id=CONSULTATION, first_day=MONDAY, territory=True)
    found = {lieu.organisation.id: lieu for lieu in (await desk.bookings.creneaux(question)).lieux if lieu.organisation}
    assert set(found) == {NORD, SUD}
    assert found[SUD].motif_id == 5
    assert found[SUD].creneaux[0].agent.last_name == "Essai"


async def test_a_server_that_has_no_such_call_is_not_asked(desk: Desk, served: Served) -> None:
    await served.forget_keys(desk)
    question = CreneauQuestion(organisation_id=NORD, motif_id=CONSULTATION, first_day=MONDAY)
    for asked in (
        desk.bookings.creneaux(question),
        desk.bookings.versions(1),
        desk.bookings.delete(1),
        desk.usagers.search_platform(NORD, "dupont"),
        desk.usagers.duplicates(UsagerDraft(first_name="Léa", last_name="Dupont"), NORD),
        desk.usagers.versions(LEA),
        desk.usagers.merge(PAUL, ZOE, {}),
    ):
        with pytest.raises(failures.NotFound):
            await asked
    assert served.wire.sent == []


# People


async def test_people_are_found_and_those_from_elsewhere_masked_until_imported(desk: Desk) -> None:
    (lea,) = (await desk.usagers.search_platform(NORD, "dupont léa")).found
    assert (lea.usager.id, lea.masked, lea.usager.case_number) == (LEA, False, "N-12")
    (sandra,) = (await desk.usagers.search_platform(NORD, "sandra")).found
    assert (sandra.usager.id, sandra.masked, sandra.usager.phone_number) == (SANDRA, True, None)
    with pytest.raises(failures.Forbidden):
        await desk.usagers.fiche(SANDRA, NORD)
    await desk.usagers.attach(SANDRA, NORD)
    assert (await desk.usagers.fiche(SANDRA, NORD)).organisation_ids == (NORD,)
    assert not (await desk.usagers.search_platform(NORD, "sandra")).found[0].masked


async def test_a_fiche_its_rdvs_and_its_proches(desk: Desk) -> None:
    fiche = await desk.usagers.fiche(LEA, NORD)
    assert (fiche.usager.first_name, fiche.referent_agent_ids, fiche.organisation_ids) == ("Léa", (NURSE,), (NORD,))
    assert [rdv.id for rdv in await desk.usagers.rdvs(LEA, NORD)] == [4, 1]
    assert [proche.id for proche in await desk.usagers.proches(LEA, NORD)] == [TOM]
    assert await desk.usagers.proches(TOM, NORD) == ()
    with pytest.raises(failures.NotFound):
        await desk.usagers.fiche(987, NORD)


async def test_organisations_are_read_where_all_that_the_agent_may_see_are_told(desk: Desk, served: Served) -> None:
    """An organisation's own address names that organisation alone: whoever is told nothing else concludes nothing."""
    await desk.usagers.attach(SANDRA, NORD)
    served.wire.sent.clear()
    assert (await desk.usagers.fiche(SANDRA, NORD)).organisation_ids == (NORD,)
    assert [request.url.path for request in served.wire.sent] == [f"/api/v1/users/{SANDRA}"]
    served.wire.forbidden = {f"/api/v1/users/{SANDRA}"}
    found = await desk.usagers.fiche(SANDRA, NORD)
    assert (found.usager.id, found.organisation_ids) == (SANDRA, None)


async def test_proches_without_the_platform(desk: Desk, served: Served) -> None:
    (tom,) = await desk.usagers.proches(LEA, NORD)
    await desk.usagers.meet([tom], NORD)
    born = await desk.usagers.create(
        UsagerDraft(first_name="Ana", last_name="DUPONT", responsible_id=LEA), NORD, origin=Origin.DESK
    )
    assert await desk.usagers.proches(LEA, NORD) == (born, tom)
    served.wire.silent = True
    assert await desk.usagers.proches(LEA, NORD) == (born, tom)
    assert isinstance(served.syncs.last.heard[-1], failures.TimedOut)
    assert await desk.usagers.proches(born.id, NORD) == ()


async def test_who_was_made_here_is_asked_for_by_either_id(desk: Desk, served: Served) -> None:
    born = await desk.usagers.create(UsagerDraft(first_name="Ana", last_name="LOPEZ"), NORD, origin=Origin.DESK)
    served.wire.sent.clear()
    with pytest.raises(failures.NotFound):
        await desk.usagers.fiche(born.id, NORD)
    assert served.wire.sent == []
    (record,) = await desk.usagers.written(born.id)
    paul = (await desk.usagers.fiche(PAUL, NORD)).usager
    await desk._session.memory.queue.settle(record.errand.key, paul)
    assert (await desk.usagers.fiche(born.id, NORD)).usager == paul
    assert len(await desk.usagers.rdvs(born.id, NORD)) == 2
    await desk.usagers.add_referent(born.id, SOCIAL)
    assert (await desk.usagers.fiche(PAUL, NORD)).referent_agent_ids == (SOCIAL,)
    same = UsagerDraft(first_name="X", last_name="Y", phone_number="06 12 34 56 78")
    assert len(await desk.usagers.duplicates(same, NORD, besides=born.id)) == 1


async def test_likely_duplicates(desk: Desk) -> None:
    draft = UsagerDraft(
        first_name="Lea",
        last_name="dupont",
        birth_date=date(1990, 12, 31),
        email="LEA@exemple.test",
        phone_number="+33 6 12 34 56 78",
    )
    (found,) = await desk.usagers.duplicates(draft, NORD)
    assert (found.usager.id, found.masked, found.blocks) == (LEA, False, True)
    assert found.likenesses == (Likeness.EMAIL, Likeness.IDENTITY, Likeness.PHONE)
    assert await desk.usagers.duplicates(draft, NORD, besides=LEA) == ()


async def test_private_fields_are_written_at_once(desk: Desk, served: Served) -> None:
    before = await desk.usagers.fiche(LEA, NORD)
    after = await desk.usagers.change_private(
        LEA, NORD, {"affiliation_number": "0123456", "number_of_children": 0}, before.lock_version
    )
    assert (after.affiliation_number, after.number_of_children) == ("0123456", 0)
    assert served.syncs.last.heard == [None] * 2
    with pytest.raises(failures.Conflict) as conflict:
        await desk.usagers.change_private(LEA, NORD, {"affiliation_number": ""}, before.lock_version)
    assert isinstance(conflict.value.theirs, Fiche)
    assert conflict.value.theirs.affiliation_number == "0123456"
    with pytest.raises(failures.Refused) as refused:
        await desk.usagers.change_private(LEA, NORD, {"caisse_affiliation": "inventée"})
    assert "caisse_affiliation" in refused.value.fields
    for fields in ({"organisation_ids": [NORD]}, {"notes": "que la plateforme laisserait de côté"}):
        with pytest.raises(ValueError, match="not written this way"):
            await desk.usagers.change_private(LEA, NORD, fields)


async def test_the_history_of_a_fiche(desk: Desk) -> None:
    await desk.usagers.change_private(LEA, NORD, {"affiliation_number": "0123456"})
    (version,) = await desk.usagers.versions(LEA)
    assert (version.event, version.author, version.author_type) == ("update", "Desk Essai", "Agent")
    assert version.changes["affiliation_number"] == (None, "0123456")
    assert "0123456" not in repr(version)


async def test_referents_come_and_go(desk: Desk) -> None:
    await desk.usagers.add_referent(LEA, SOCIAL)
    assert (await desk.usagers.fiche(LEA, NORD)).referent_agent_ids == (NURSE, SOCIAL)
    with pytest.raises(failures.Refused):
        await desk.usagers.add_referent(LEA, SOCIAL)
    await desk.usagers.remove_referent(LEA, NURSE)
    assert (await desk.usagers.fiche(LEA, NORD)).referent_agent_ids == (SOCIAL,)


async def test_nobody_leaves_while_rdvs_are_to_come(desk: Desk) -> None:
    with pytest.raises(failures.Refused) as refused:
        await desk.usagers.detach(LEA, NORD)
    # Her own and her child's, soonest first; what is past keeps nobody.
    assert [rdv.id for rdv in refused.value.rdvs] == [2, 4, 5]
    assert refused.value.messages
    with pytest.raises(failures.Refused) as refused:
        await desk.usagers.detach(TOM, NORD)
    assert [rdv.id for rdv in refused.value.rdvs] == [2, 5]


async def test_who_leaves_the_last_organisation_is_forgotten(desk: Desk, served: Served) -> None:
    await desk.usagers.attach(SANDRA, NORD)
    await desk.usagers.meet([(await desk.usagers.fiche(SANDRA, NORD)).usager], NORD)
    assert await desk.usagers.known(SANDRA, NORD)
    await desk.usagers.detach(SANDRA, NORD)
    assert await desk.usagers.known(SANDRA, NORD) is None
    assert (await desk.usagers.search_platform(NORD, "sandra")).found[0].masked
    looked_again = served.syncs.last.looked_again
    with pytest.raises(failures.NotFound):
        await desk.usagers.detach(SANDRA, NORD)
    assert served.syncs.last.looked_again == looked_again


async def test_two_fiches_become_one(desk: Desk) -> None:
    kept = await desk.usagers.fiche(PAUL, NORD)
    await desk._session.memory.save_organisations([Organisation(NORD, "MDS Nord")])
    await desk.usagers.meet([kept.usager, (await desk.usagers.fiche(ZOE, NORD)).usager], NORD)
    fiche = await desk.usagers.merge(PAUL, ZOE, {"first_name": "merged"}, kept.lock_version)
    assert (fiche.usager.id, fiche.usager.first_name) == (PAUL, "Zoé")
    assert {rdv.id: rdv.users_count for rdv in await desk.usagers.rdvs(PAUL, NORD)} == {4: 2, 3: 1}
    assert await desk.usagers.known(PAUL, NORD)
    assert await desk.usagers.known(ZOE, NORD) is None
    with pytest.raises(failures.NotFound):
        await desk.usagers.fiche(ZOE, NORD)
    with pytest.raises(failures.Conflict) as conflict:
        await desk.usagers.merge(PAUL, LEA, {}, kept.lock_version)
    assert isinstance(conflict.value.theirs, Fiche)
    with pytest.raises(failures.Refused):
        await desk.usagers.merge(PAUL, PAUL, {})


# RDVs and absences


async def test_only_an_administrator_deletes_an_rdv(served: Served, desk: Desk) -> None:
    with pytest.raises(failures.Forbidden):
        await desk.bookings.delete(5)
    await desk.close()
    admin = await served.desk(ADMIN)
    await admin.bookings.delete(5)
    assert [rdv.id for rdv in await admin.usagers.rdvs(TOM, NORD)] == [2]
    with pytest.raises(failures.NotFound):
        await admin.bookings.delete(5)


async def test_an_rdv_that_was_changed_meanwhile_is_not_deleted(served: Served) -> None:
    admin = await served.desk(ADMIN)
    memory = admin._session.memory
    known = {rdv.id: rdv for rdv in await admin.usagers.rdvs(TOM, NORD)}[5]
    await memory.save_rdv(known)
    await admin._session.ask(
        lambda client: client.set_participation_status(
            known.participations[0].id, Status.SEEN, key="11111111-0000-4000-8000-000000000001"
        )
    )
    with pytest.raises(failures.Conflict) as conflict:
        await admin.bookings.delete(5)
    assert conflict.value.theirs.id == 5
    (version, creation) = await admin.bookings.versions(5)
    assert (version.author, version.changes["status"]) == ("Admin Essai", ("unknown", "seen"))
    assert creation.event == "create"


async def test_absences_from_the_first_to_the_last(served: Served, desk: Desk) -> None:
    made = await desk.absences.create(FORMATION)
    assert draft_of(made) == FORMATION
    assert {absence.id for absence in await desk.absences.all()} >= {1, made.id}
    longer = replace(FORMATION, end_day=date(2026, 12, 3))
    assert draft_of(await desk.absences.update(made.id, longer)) == longer
    await desk.absences.delete(made.id)
    assert made.id not in {absence.id for absence in await desk.absences.all()}
    assert served.syncs.last.looked_again == 3
    with pytest.raises(failures.Refused):
        await desk.absences.create(replace(FORMATION, end_day=date(2026, 11, 30)))


async def test_a_booking_that_ends_on_the_platform_s_page(desk: Desk, served: Served) -> None:
    plan = await desk.bookings.plan(LEA, "http://127.0.0.1/fini")
    assert plan.url.startswith(served.url)
    assert plan.rdv_id is None
    assert await desk.bookings.plan_state(plan.id) == plan

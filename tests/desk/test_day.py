"""What the memory has of a day, gathered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.clock import PARIS
from kiosk.desk import Desk, DeskChange
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.model import AbsenceOccurrence, Lieu, Motif, Organisation, PlageOccurrence, Service
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import Agent
from kiosk.store.memory import Memory
from tests.desk.fakes import FakeSyncs
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, ORGANISATION, TODAY, rdv


async def fill(memory: Memory) -> None:
    await memory.save_organisations([replace(ORGANISATION, name="MDS Nord"), Organisation(2, "École")])
    lieux = [LIEU, Lieu(2, "Annexe", 1), Lieu(3, "Salle des fêtes", 1, single_use=True), Lieu(4, "A", 1, enabled=False)]
    await memory.save_entries(1, Lieu, lieux)
    await memory.save_entries(1, Agent, [AGENT])
    await memory.save_entries(1, Service, [Service(1, "PMI")])
    await memory.save_entries(1, Motif, [MOTIF])
    await memory.save_rdvs(1, [rdv(2, NOW + timedelta(hours=1)), rdv(1, NOW)], window=None)
    plage = PlageOccurrence(1, 7, 1, NOW, NOW + timedelta(hours=2))
    await memory.save_plages(1, NOW, NOW + timedelta(days=1), [plage])
    absence = AbsenceOccurrence(1, 7, NOW, NOW + timedelta(hours=2))
    await memory.save_absences(1, NOW, NOW + timedelta(days=1), [absence])
    await memory.save_synced(1, TODAY, NOW)


async def test_places(signed_in: Desk, syncs: FakeSyncs) -> None:
    await fill(syncs.last.memory)
    places = await signed_in.places()
    assert [one.organisation.name for one in places] == ["École", "MDS Nord"]
    assert [lieu.name for lieu in places[1].lieux] == ["Annexe", "MDS Nord"]


async def test_a_day_has_all_that_is_shown_of_it(signed_in: Desk, syncs: FakeSyncs) -> None:
    empty = await signed_in.day(1, TODAY)
    assert (empty.entries, empty.synced_at, empty.zone) == ((), None, PARIS)
    await fill(syncs.last.memory)
    day = await signed_in.day(1, TODAY)
    assert [entry.rdv.id for entry in day.entries] == [1, 2]
    assert day.agents == {7: AGENT}
    assert day.services == {1: Service(1, "PMI")}
    assert day.motifs == {1: MOTIF}
    assert len(day.lieux) == 4
    assert (len(day.plages), len(day.absences)) == (1, 1)
    assert day.synced_at == NOW
    assert (await signed_in.day(1, TODAY + timedelta(days=1))).entries == ()


async def test_the_directory_is_read_again_only_when_it_changed(signed_in: Desk, syncs: FakeSyncs) -> None:
    memory = syncs.last.memory
    await fill(memory)
    first = await signed_in.day(1, TODAY)
    assert (await signed_in.day(1, TODAY)).motifs is first.motifs
    told: list[DeskChange] = []
    signed_in.subscribe(told.append)
    await memory.save_entries(1, Motif, [MOTIF, Motif(9, "Suivi", 1)])
    assert [change.kind for change in told] == ["directory"]
    assert set((await signed_in.day(1, TODAY)).motifs) == {1, 9}


async def test_who_is_told_is_known_while_the_directory_is_read_again(signed_in: Desk, syncs: FakeSyncs) -> None:
    memory = syncs.last.memory
    await fill(memory)
    notified = replace(MOTIF, visibility_type="visible_and_notified")
    await memory.save_entries(1, Motif, [notified])
    entry = (await signed_in.day(1, TODAY)).entries[0]
    targets = [Target(entry, tuple(p.id for p in entry.rdv.participations))]
    before = signed_in.consequences(Action.EXCUSED, targets)
    assert "selon les réglages" not in before.told[0].text
    await memory.save_entries(1, Agent, [AGENT])
    assert signed_in.consequences(Action.EXCUSED, targets) == before


async def test_days_are_those_of_the_organisation(signed_in: Desk, syncs: FakeSyncs) -> None:
    reunion = ZoneInfo("Indian/Reunion")
    memory = syncs.last.memory
    await memory.save_mark("timezone/1", "Indian/Reunion")
    await memory.save_mark("timezone/2", "Nulle/Part")
    late = datetime(2026, 11, 23, 22, tzinfo=PARIS)  # one in the morning there
    await memory.save_rdv(rdv(1, late))
    day = await signed_in.day(1, TODAY + timedelta(days=1))
    assert day.zone == reunion
    assert [entry.rdv.id for entry in day.entries] == [1]
    assert (await signed_in.day(1, TODAY)).entries == ()
    assert (await signed_in.day(2, TODAY)).zone == PARIS


async def test_looking_at_a_day_is_said_to_sync(signed_in: Desk, syncs: FakeSyncs) -> None:
    signed_in.look_at(1, TODAY)
    assert syncs.last.looked_at == [(1, TODAY)]

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.desk import OrganisationPlaces
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action
from kiosk.domain.platform import failures
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.writes.sending import Becomes
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.presenters.words.sentences import sentence
from kiosk.sync.state import News
from kiosk.views.places import MAKERS
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NORD, NOW, SUD, TODAY, WHO, FakeDesk, RamPreferences, as_desk, rdv, sending, settled

TOMORROW = TODAY + timedelta(days=1)


async def test_it_opens_at_the_first_place_today(bench: Bench) -> None:
    frame = bench.frame
    assert frame.who_text == "Claire Renaud"
    assert [one.name for one in frame.where.organisations] == ["MDS", "CCAS"]
    assert frame.where.organisation_id == 1
    assert frame.where.lieux == ((None, "Tous les lieux"), (11, "MDS Nord"), (12, "MDS Sud"))
    assert frame.where.lieu_id is None
    assert frame.where.day == frame.where.today == TODAY
    assert bench.desk.looked == [(1, TODAY)]


async def test_an_organisation_with_one_lieu_shows_that_one(bench: Bench) -> None:
    bench.frame.page("agenda").board.set_text("nom1")
    bench.frame.page("agenda").board.select("rdv-1")
    bench.frame.where.choose_organisation(2)
    await bench.settle()
    assert bench.frame.where.lieux == ((13, "Mairie"),)
    assert bench.frame.where.lieu_id == 13
    assert bench.desk.looked[-1] == (2, TODAY)
    assert not bench.frame.page("agenda").board.wanted.active
    assert bench.frame.page("agenda").board.selected_key == ""
    assert bench.state == "empty"
    bench.frame.where.choose_organisation(99)
    assert bench.frame.where.organisation_id == 2


async def test_days(bench: Bench) -> None:
    said: list[str] = []
    bench.frame.where.day_changed.connect(lambda: said.append("day"))
    bench.desk.put(rdv(8, NOW + timedelta(days=1)))
    bench.frame.where.next_day()
    assert bench.frame.where.day == TOMORROW
    await bench.settle()
    assert bench.keys == ["rdv-8"]
    assert bench.desk.looked[-1] == (1, TOMORROW)
    bench.frame.where.previous_day()
    bench.frame.where.previous_day()
    await bench.settle()
    assert bench.state == "empty"
    assert bench.frame.page("agenda").board.empty_text[0] == "Aucun RDV ce jour"
    bench.frame.where.go_to_today()
    await bench.settle()
    assert "rdv-1" in bench.keys
    assert len(said) == 4


async def test_days_turned_fast_show_the_last(bench: Bench) -> None:
    bench.desk.put(rdv(8, NOW + timedelta(days=3)))
    for _ in range(3):
        bench.frame.where.next_day()
        await asyncio.sleep(0)
    await bench.settle()
    assert bench.keys == ["rdv-8"]


async def test_who_waits_is_told_of_today_whatever_day_is_shown(bench: Bench) -> None:
    counts: list[int] = []
    bench.frame.page("waiting_room").count_changed.connect(counts.append)
    bench.frame.where.next_day()
    await bench.settle()
    arrived = bench.desk.entries[2].rdv
    people = tuple(replace(p, waiting_since=NOW) for p in arrived.participations)
    bench.desk.put(replace(arrived, participations=people, waiting_since=NOW))
    await bench.settle()
    assert counts == [1]
    room = bench.frame.page("waiting_room")
    key = room.model.rows[0].key
    assert Action.SEEN in room.offered([key])
    room.select(key)
    await bench.settle()
    assert bench.frame.page("agenda").panel.details is not None
    room.act(Action.SEEN, [key])
    await bench.settle()
    assert counts == [1, 0]
    assert bench.notices[-1].text == "NOM2 Léa\u00a0: vu"


async def test_an_arrival_as_one_leaves_today_is_not_lost(bench: Bench) -> None:
    arrived = bench.desk.entries[2].rdv
    people = tuple(replace(p, waiting_since=NOW) for p in arrived.participations)
    bench.desk.put(replace(arrived, participations=people, waiting_since=NOW))
    bench.frame.where.next_day()
    await bench.settle()
    assert bench.frame.page("waiting_room").count == 1
    bench.frame.where.previous_day()
    await bench.settle()
    assert bench.frame.page("waiting_room").count == 1


async def test_the_waiting_room_is_of_the_lieu(bench: Bench) -> None:
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await bench.settle()
    assert bench.frame.page("waiting_room").count == 1
    bench.frame.where.choose_lieu(SUD.id)
    assert bench.frame.page("waiting_room").count == 0
    bench.frame.where.choose_lieu(NORD.id)
    assert bench.frame.page("waiting_room").count == 1


async def test_midnight_turns_the_page(bench: Bench) -> None:
    bench.desk.put(rdv(8, NOW + timedelta(days=1)))
    bench.desk.clock.move(hours=22)
    bench.frame.ticker.ticked.emit()
    await bench.settle()
    assert bench.frame.where.today == bench.frame.where.day == TOMORROW
    assert bench.keys[-1] == "rdv-8"
    bench.frame.where.go_to(TODAY)
    bench.desk.clock.move(hours=24)
    bench.frame.ticker.ticked.emit()
    await bench.settle()
    assert bench.frame.where.day == TODAY
    assert bench.frame.where.today == TOMORROW + timedelta(days=1)


async def test_choices_are_found_again_at_the_next_start(bench: Bench, preferences: RamPreferences) -> None:
    bench.frame.where.choose_lieu(SUD.id)
    bench.frame.page("agenda").board.set_form("columns")
    bench.frame.where.next_day()
    await bench.settle()
    assert not any(WHO.email in text or "exemple" in text for pair in preferences.kept.items() for text in pair)
    again = await started(bench.desk, preferences)
    assert again.frame is not None
    assert (again.frame.where.organisation_id, again.frame.where.lieu_id, again.frame.where.day) == (
        1,
        SUD.id,
        TOMORROW,
    )
    assert again.frame.page("agenda").board.form == "columns"
    await again.close()
    bench.desk.clock.move(hours=24)
    later = await started(bench.desk, preferences)
    assert later.frame is not None
    assert later.frame.where.day == later.frame.where.today == TOMORROW
    await later.close()


async def started(desk: FakeDesk, preferences: RamPreferences, site: SiteChoices | None = None) -> ApplicationPresenter:
    application = ApplicationPresenter(as_desk(desk), desk.clock, preferences, MAKERS, site)
    application.start()
    await settled(application.work.tasks)
    return application


async def test_the_sites_choices_are_those_of_the_first_start(rdvs: list[Rdv]) -> None:
    preferences = RamPreferences()
    site = SiteChoices(organisation_id=1, lieu_id=SUD.id)
    first = await started(FakeDesk(*rdvs), preferences, site)
    assert first.frame is not None
    assert first.frame.where.lieu_id == SUD.id
    first.frame.where.choose_lieu(None)
    await first.close()
    second = await started(FakeDesk(*rdvs), preferences, site)
    assert second.frame is not None
    assert second.frame.where.lieu_id is None
    await second.close()


async def test_preferences_that_make_no_sense_are_passed_over(rdvs: list[Rdv]) -> None:
    class Odd(RamPreferences):
        def get(self, name: str) -> str | None:
            return "n’importe quoi"

    application = await started(FakeDesk(*rdvs), Odd())
    assert application.frame is not None
    assert application.frame.where.organisation_id == 1
    assert application.frame.where.day == TODAY
    await application.close()


class TestLink:
    async def test_texts_of_the_bottom_line(self, bench: Bench) -> None:
        frame = bench.frame
        said: list[str] = []
        frame.sendings.changed.connect(lambda: said.append(frame.sendings.text))
        assert frame.link.sync_text == "À jour à 8:31"
        assert frame.link.connected is True
        assert (frame.sendings.text, frame.link.cut_text, frame.link.warning_text) == ("", "", "")
        bench.desk.sendings.found = [sending("1"), sending("2", Becomes.CONFLICT)]
        bench.desk.tell("rdvs", 1)
        await bench.settle()
        assert frame.sendings.text == "1 à régler · 1 à envoyer"
        bench.desk.tell("sync")
        await bench.settle()
        assert said == ["1 à régler · 1 à envoyer"]

    async def test_a_desk_that_hears_nothing_says_so_whatever_its_state_says(self, bench: Bench) -> None:
        link = bench.frame.link
        bench.desk.news = News(silent_since=NOW - timedelta(minutes=2))
        link._ageing.timeout.emit()
        assert link.silent
        assert link.cut_text.startswith("Aucune nouvelle de la plateforme depuis 10:18")
        bench.desk.set_sync(connected=False, cut_since=NOW, failure=failures.Unreachable())
        assert not link.silent, "a failure was heard: it says more"
        assert link.cut_text.startswith("Connexion coupée depuis 10:20.")
        bench.desk.set_sync(connected=True, cut_since=None, failure=None)
        bench.desk.news = News()
        link.tell()
        assert (link.silent, link.cut_text) == (False, "")

    async def test_what_is_shown_grows_old_by_itself(self, bench: Bench) -> None:
        link = bench.frame.link
        said: list[str] = []
        link.changed.connect(lambda: said.append(link.sync_text))
        bench.desk.set_sync(last_synced=NOW)
        assert link._ageing.isActive()
        for _ in range(3):
            bench.desk.clock.move(seconds=5)
            link._ageing.timeout.emit()
        assert said == ["À jour à l’instant", "À jour il y a 10\u00a0s"]

    async def test_a_synchronisation_that_ends_again_and_again_is_said(self, bench: Bench) -> None:
        bench.desk.set_sync(stumbles=True)
        assert bench.frame.link.warning_text.startswith("La mise à jour de l’agenda s’est arrêtée plusieurs fois")

    async def test_a_platform_put_back_from_a_backup_is_said_once(self, bench: Bench) -> None:
        bench.desk.set_sync(put_back_at=NOW)
        bench.desk.set_sync(connected=True)
        (said,) = [n for n in bench.notices if n.key == "put back"]
        assert said.kind == "error"
        assert said.text.startswith("La plateforme a repris une sauvegarde")
        assert said.act is None, "nothing waits"

    async def test_what_waits_once_it_was_put_back_is_led_to(self, bench: Bench) -> None:
        bench.desk.unsent_count = 2
        bench.desk.set_sync(put_back_at=NOW)
        (said,) = [n for n in bench.notices if n.key == "put back"]
        assert "2 envois attendent votre accord." in said.text
        gone_to: list[str] = []
        bench.frame.pages.gone_to.connect(gone_to.append)
        assert said.act is not None
        said.act()
        assert gone_to == ["sendings"]

    async def test_each_organisation_has_its_age(self, bench: Bench) -> None:
        bench.desk.news = News(up_to_date={1: NOW - timedelta(minutes=3)})
        one, other = bench.frame.where.organisations
        assert (
            bench.frame.link.ages
            == f"{one.name}\u00a0: à jour il y a 3\u00a0min\n{other.name}\u00a0: pas encore à jour"
        )

    async def test_a_cut(self, bench: Bench) -> None:
        bench.desk.set_sync(connected=False, cut_since=NOW, failure=failures.Unreachable())
        assert bench.frame.link.cut_text.startswith("Connexion coupée depuis 10:20.")
        bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
        await bench.settle()
        assert bench.notices[-1].kind == "done"
        bench.desk.set_sync(connected=True, cut_since=None, failure=None)
        assert bench.frame.link.cut_text == ""

    async def test_standing_warnings(self, bench: Bench) -> None:
        bench.desk.memory_durable = False
        bench.desk.capabilities = Capabilities()
        bench.desk.set_sync(clock_offset=timedelta(hours=-1))
        assert len(bench.frame.link.warning_text.splitlines()) == 3

    @pytest.mark.parametrize(
        ("recommended", "minimum", "said", "outdated"),
        [
            ("99.0", "", "Kiosk 99.0 est conseillé", False),
            ("99.0", "98.1", "La plateforme demande Kiosk 98.1 au moins", True),
            ("0.0.1", "0.0.1", "", False),
        ],
    )
    async def test_a_newer_kiosk_that_the_platform_wants(
        self, bench: Bench, recommended: str, minimum: str, said: str, outdated: bool
    ) -> None:
        bench.desk.capabilities = Capabilities(desk_recommended=recommended, desk_minimum=minimum)
        assert bench.frame.link.version_text.startswith(said)
        assert bool(bench.frame.link.version_text) is bool(said)
        assert bench.frame.link.outdated is outdated
        bench.frame.link.read_version()
        assert bool(bench.frame.link.version_text) is outdated, "what is needed stays"

    async def test_a_platform_that_does_not_tell_its_time_is_no_alarm(self, bench: Bench) -> None:
        assert bench.frame.link.detail == ""
        heard: list[None] = []
        bench.frame.link.changed.connect(lambda: heard.append(None))
        bench.desk.set_sync(tells_time=False)
        assert bench.frame.link.detail.startswith("L’heure de la plateforme n’est pas connue")
        assert bench.frame.link.warning_text == ""
        assert heard

    async def test_f5(self, bench: Bench) -> None:
        bench.frame.link.refresh()
        assert bench.frame.link.busy
        await bench.settle()
        assert not bench.frame.link.busy
        assert [n.text for n in bench.notices] == ["L’agenda est à jour"]
        bench.desk.failure = failures.Throttled(30)
        bench.frame.link.refresh()
        await bench.settle()
        assert bench.notices[-1].text == sentence(failures.Throttled(30))
        assert not bench.frame.link.busy


class TestNeverPulled:
    @pytest.fixture
    def rdvs(self) -> list[Rdv]:
        return []

    @pytest.fixture
    def prepare(self) -> Callable[[FakeDesk], None]:
        def never_pulled(desk: FakeDesk) -> None:
            desk.synced_at = None

        return never_pulled

    async def test_it_is_loading_until_the_pull_ends_even_on_an_empty_day(self, bench: Bench) -> None:
        board = bench.frame.page("agenda").board
        assert bench.state == "loading"
        bench.desk.synced_at = NOW
        bench.desk.tell("sync")
        await bench.settle()
        assert bench.state == "empty"
        bench.frame.where.choose_lieu(NORD.id)
        assert board.empty_text[0] == "Aucun RDV ce jour\u00a0: MDS Nord"

    async def test_rdvs_show_before_the_pull_ends(self, bench: Bench) -> None:
        bench.desk.put(rdv(1, NOW))
        await bench.settle()
        assert bench.state == "ready"

    async def test_a_cut_is_not_waited_for_in_silence(self, bench: Bench) -> None:
        bench.desk.set_sync(connected=False, cut_since=NOW)
        await bench.settle()
        assert bench.state == "empty"
        assert bench.frame.page("agenda").board.empty_text[0] == "Ce jour n’a pas encore été reçu"


async def test_nothing_of_any_place_yet(rdvs: list[Rdv]) -> None:
    class Bare(FakeDesk):
        async def places(self) -> list[OrganisationPlaces]:
            return []

    desk = Bare()
    application = await started(desk, RamPreferences())
    assert application.frame is not None
    board = application.frame.page("agenda").board
    states = [str(board.state)]
    desk.set_sync(connected=False, cut_since=NOW)
    states.append(board.state)
    desk.set_sync(connected=True, cut_since=None)
    states.append(board.state)
    assert states == ["loading", "empty", "loading"]
    await application.close()


async def test_a_day_that_cannot_be_read_shows_nothing_under_its_date(bench: Bench) -> None:
    bench.desk.failure = failures.MemoryDamaged()
    bench.frame.where.next_day()
    await bench.settle()
    assert bench.keys == []
    assert bench.state == "empty"
    assert bench.frame.page("agenda").board.empty_text[0] == "Ce jour n’a pas pu être affiché"
    assert bench.notices[-1].text == sentence(failures.MemoryDamaged())
    bench.desk.failure = None
    bench.frame.where.go_to_today()
    await bench.settle()
    assert "rdv-1" in bench.keys


async def test_the_frame_listens_no_more_once_stopped(bench: Bench) -> None:
    bench.frame.stop()
    bench.desk.reads.clear()
    bench.desk.tell("rdvs", 1)
    await bench.settle()
    assert bench.desk.reads == []
    assert isinstance(bench.frame, FramePresenter)

"""« Trouver un RDV », by the keys of a secretary: found, booked, taken meanwhile, kept through a cut."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from kiosk.desk.memory_creneaux import creneaux_from_memory
from kiosk.domain.booking.booking import Booking, CreneauQuestion, FreeCreneau, Guest
from kiosk.domain.day.model import Lieu, Rdv
from kiosk.domain.people.names import usager_name
from kiosk.presenters.booking import plan as booking_plan
from kiosk.presenters.booking.modes import Kept, Made, Refused
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.views.booking.page import BookingPage
from kiosk.views.widgets.band import Band
from tests.end_to_end.browser import picks_the_first_slot
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.screen import ALT, CTRL, SHIFT, Key, Screen
from tests.end_to_end.stage import MDS, NOW, Stage
from tests.faults.middleman import Middleman, answers, reset_after
from tests.support.concerns import Concern, concerns_of
from tests.support.drafts import message_of
from tests.support.drawn import current_slot
from tests.support.waiting import until

MOTIF = "acces"
USAGER = "garnier seb"
NAME = "GARNIER Sébastien"


def booking_of(screen: Screen) -> BookingPresenter:
    booking: BookingPresenter = screen.frame.presenter.page("booking")
    return booking


def page_of(screen: Screen) -> BookingPage:
    page: BookingPage = screen.frame.page("booking")
    return page


async def slots_shown(screen: Screen, motif: str = MOTIF) -> None:
    """Ctrl+N, a motif, and what is free; the keyboard is on the first hour."""
    booking = booking_of(screen)
    await screen.press(Key.Key_N, CTRL)
    await until(lambda: booking.search.motif_rows("") and booking.way == "slots", "the motifs")
    await screen.write(motif)
    await screen.press(Key.Key_Return)
    await until(lambda: booking.search.state == "found", "what is free")
    await until(page_of(screen).grid.hasFocus, "the keyboard on what is free")


async def usager_chosen(screen: Screen, typed: str = USAGER, name: str = NAME) -> None:
    """Types a name and takes the first found."""
    booking = booking_of(screen)
    await until(page_of(screen).side.search.field.hasFocus, "the keyboard on « Pour qui »")
    await screen.write(typed)
    rows = booking.usagers.model
    await until(lambda: bool(rows.rows) and usager_name(rows.rows[0].usager) == name, name)
    await screen.press(Key.Key_Return)
    await until(lambda: [usager_name(one) for one in booking.draft.form.usagers] == [name], "the usager of the RDV")


async def on_the_platform(colleague: Colleague, at: datetime, name: str = NAME) -> list[Rdv]:
    """The RDVs of ``name`` at that instant."""
    found = await colleague.client.rdvs(MDS, at, at)
    return [rdv for rdv in found if rdv.starts_at == at and name in {usager_name(p.usager) for p in rdv.participations}]


async def test_a_known_usager_has_the_first_slot_in_twelve_keys(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        pressed: list[Qt.Key] = []
        press = screen.press

        async def counted(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
            pressed.append(key)
            await press(key, *modifiers)

        monkeypatch.setattr(screen, "press", counted)
        await slots_shown(screen)
        await screen.press(Key.Key_Return)
        await usager_chosen(screen)
        form = booking_of(screen).draft.form
        await until(page_of(screen).side.form.book_button.hasFocus, "the keyboard on « Créer RDV »")
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking_of(screen).draft.stage, Made), "the RDV booked")
        assert len(pressed) + len(MOTIF) <= 12, f"{len(pressed)} keys and {len(MOTIF)} letters of the motif"
        await screen.tells(f"RDV créé\u00a0: {NAME}")
        assert form.starts_at is not None
        (made,) = await on_the_platform(colleague, form.starts_at)
        assert [agent.id for agent in made.agents] == [agent.id for agent in form.agents]
        await until(lambda: booking_of(screen).search.state == "found", "what is free now")
        found = booking_of(screen).search.found
        assert found is not None
        free = {(s.starts_at, s.agents[0].id) for b in found.blocks for r in b.rows for day in r.days for s in day}
        assert (form.starts_at, form.agents[0].id) not in free, "the hour is no longer offered"


async def test_days_and_hours_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await slots_shown(screen)
        search, page = booking_of(screen).search, page_of(screen)
        first = current_slot(page.grid)
        assert search.found is not None
        assert first == search.found.first
        await screen.press(Key.Key_Right)
        assert current_slot(page.grid) not in (None, first)
        week = search.first_day
        await screen.press(Key.Key_Right, ALT)
        await until(lambda: (search.first_day - week).days == 7 and search.state != "searching", "the week after")
        await screen.press(Key.Key_Left, ALT)
        await until(lambda: search.first_day == week and search.state == "found", "this week again")
        await screen.press(Key.Key_Right, ALT | SHIFT)
        await until(lambda: (search.first_day - week).days == 1 and search.state != "searching", "the day after")
        await screen.press(Key.Key_Left, ALT | SHIFT)
        await until(lambda: search.first_day == week and search.state == "found", "today again")
        await screen.press(Key.Key_T)
        await until(lambda: search.found is not None and search.found.unsuited > 0, "afternoons only")
        assert search.found is not None
        assert search.found.first is None or search.found.first.starts_at.hour >= 12
        await screen.press(Key.Key_P)
        await until(lambda: search.state == "found" and page.grid.hasFocus(), "the first afternoon")
        slot = current_slot(page.grid)
        assert slot is not None
        assert slot.starts_at.hour >= 12
        await screen.press(Key.Key_Escape)
        assert not search.suits.active, "Échap shows all hours again"
        await screen.press(Key.Key_Slash)
        assert page.head.motif.hasFocus()
        assert page.head.motif.is_open()


async def test_where_room_is_short_what_is_free_and_the_rdv_take_turns(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary, width=900, height=600)
        await slots_shown(screen)
        page = page_of(screen)
        assert page.head.isVisible()
        assert not page.side.isVisible()
        await screen.press(Key.Key_Return)
        await until(page.side.search.field.hasFocus, "the search for usagers")
        assert not page.head.isVisible()
        await screen.press(Key.Key_Escape)
        await until(page.grid.hasFocus, "what is free again")
        assert not page.side.isVisible()
        await screen.press(Key.Key_Return)
        await usager_chosen(screen)
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking_of(screen).draft.stage, Made), "the RDV booked")
        assert page.side.done.isVisible()


async def test_what_to_beware_of_is_in_sight_where_room_is_short(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary, width=1280, height=600)
        await slots_shown(screen)
        await screen.press(Key.Key_Return)
        await usager_chosen(screen)
        draft, form = booking_of(screen).draft, page_of(screen).side.form
        draft.set_day(NOW.date() - timedelta(days=1))
        await until(lambda: Concern.PAST in concerns_of(draft.outlook.warnings), "the warning")
        await screen.painted()
        (band,) = (one for one in form.findChildren(Band) if one.text() == "Cette heure est passée.")
        assert band.visibleRegion().boundingRect() == band.rect(), "the whole of it"
        form.more.setFocus()
        for widget in reversed([one for one in form.guests.controls if one.isEnabled()]):  # Tab goes as the eye does
            await screen.press(Key.Key_Backtab, SHIFT)
            assert widget.hasFocus()


async def test_the_code_of_an_rdv_is_whole_where_room_is_short(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary, width=1280, height=600)
        await slots_shown(screen)
        await screen.press(Key.Key_Return)
        await usager_chosen(screen)
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking_of(screen).draft.stage, Made), "the RDV booked")
        done = page_of(screen).side.done
        await until(done.new.hasFocus, "the keyboard on « Nouveau RDV »")
        await screen.press(Key.Key_PageDown)
        await screen.painted()
        assert done.code.size() == done.code.sizeHint()
        assert done.code.visibleRegion().boundingRect() == done.code.rect()


async def test_a_slot_taken_meanwhile_is_said_and_others_are_offered(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        await slots_shown(screen)
        await screen.press(Key.Key_Return)
        await usager_chosen(screen)
        draft = booking_of(screen).draft
        draft.set_context("Vient avec sa sœur")
        form = draft.form
        assert form.motif is not None
        assert form.starts_at is not None
        other, _ = await colleague.find("BENALI Mohamed")
        await colleague.client.create_rdv(
            Booking(
                organisation_id=MDS,
                motif_id=form.motif.id,
                starts_at=form.starts_at,
                duration_in_min=form.duration_in_min,
                lieu_id=form.lieu_id,
                agent_ids=tuple(agent.id for agent in form.agents),
                guests=(Guest(other.participations[0].usager.id),),
            ),
            key=str(uuid4()),
        )
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(draft.stage, Refused), "the refusal")
        assert message_of(draft).startswith("Ce créneau vient d’être pris. ")
        assert "a déjà un rendez-vous de" in message_of(draft)
        assert draft.form.context == "Vient avec sa sœur"
        assert [usager_name(one) for one in draft.form.usagers] == [NAME]
        assert await on_the_platform(colleague, form.starts_at) == []
        await until(lambda: bool(booking_of(screen).alternatives()), "other slots")
        slot = booking_of(screen).alternatives()[0]
        assert slot.starts_at != form.starts_at
        await screen.press(Key.Key_Return)  # the first of them has the keyboard
        assert draft.form.starts_at == slot.starts_at
        assert page_of(screen).side.form.book_button.hasFocus()
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(draft.stage, Made), "the RDV booked")
        (made,) = await on_the_platform(colleague, slot.starts_at)
        assert made.context == "Vient avec sa sœur"


async def test_a_workshop_is_joined(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        booking = booking_of(screen)
        await screen.press(Key.Key_N, CTRL)
        await until(lambda: booking.search.motif_rows(""), "the motifs")
        await screen.write("massage")
        await screen.press(Key.Key_Return)
        await until(lambda: booking.search.state in ("found", "nothing"), "an answer")
        if booking.search.state == "nothing":
            await screen.press(Key.Key_Return)
        await until(lambda: booking.search.state == "found", "the workshops")
        await screen.press(Key.Key_Return)
        await usager_chosen(screen)
        workshop = booking.draft.form.workshop
        assert workshop is not None
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking.draft.stage, Made), "the seat taken")
        there = await colleague.client.rdv(workshop.id)
        names = {usager_name(p.usager) for p in there.participations}
        assert names == {usager_name(p.usager) for p in workshop.participations} | {NAME}


async def test_booked_during_a_cut_is_kept_and_confirmed_once(
    comes_and_goes: ComesAndGoes, stage_of_its_own: Stage
) -> None:
    async with stage_of_its_own as stage:
        screen = await stage.opens(stage.secretary)
        await slots_shown(screen)
        search, draft = booking_of(screen).search, booking_of(screen).draft
        comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        search.ask()
        await until(lambda: search.state == "found" and bool(search.computed), "slots of the memory")
        assert "créneaux calculés sur ce poste" in page_of(screen).computed.text()
        await screen.press(Key.Key_Return)
        await usager_chosen(screen)
        assert "à confirmer" in page_of(screen).side.form.book_button.text()
        form = draft.form
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(draft.stage, Kept), "the RDV kept")
        assert form.starts_at is not None
        comes_and_goes.comes_back()
        await screen.press(Key.Key_F5)
        await until(lambda: isinstance(draft.stage, Made), "the RDV confirmed", 30)
        colleague = await stage.meets(stage.second_desk)
        assert len(await on_the_platform(colleague, form.starts_at)) == 1


async def test_an_answer_that_is_lost_makes_one_rdv(stage: Stage) -> None:
    middleman = Middleman(stage.platform.url)
    whole, stage.platform = stage.platform, copy.copy(stage.platform)
    stage.platform.url = middleman.url
    try:
        async with stage:
            screen = await stage.opens(stage.secretary)
            await slots_shown(screen)
            await screen.press(Key.Key_Return)
            await usager_chosen(screen)
            form = booking_of(screen).draft.form
            lost = middleman.when(reset_after, method="POST", path="/rdvs$", times=1)
            await screen.press(Key.Key_Return)
            await until(lambda: isinstance(booking_of(screen).draft.stage, Made), "the RDV booked", 30)
            assert lost.met == 1, "the first answer was lost"
            stage.platform = whole
            colleague = await stage.meets(stage.second_desk)
            assert form.starts_at is not None
            assert len(await on_the_platform(colleague, form.starts_at)) == 1
    finally:
        middleman.close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser was given."""
    addresses: list[str] = []

    def open_url(url: QUrl) -> bool:
        addresses.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(booking_plan, "PAUSE", 0.05)
    return addresses


async def begun_on_the_page(screen: Screen) -> None:
    """Ctrl+N, an usager, and on to the platform's page."""
    booking = booking_of(screen)
    await screen.press(Key.Key_N, CTRL)
    await until(lambda: booking.way == "plan", "what this platform can do")
    page = page_of(screen).plan
    assert page is not None
    await until(page.search.field.hasFocus, "the keyboard on the search")
    await screen.write(USAGER)
    await until(lambda: bool(booking.usagers.model.rows), NAME)
    await screen.press(Key.Key_Return)
    await until(lambda: booking.plan.usager is not None and usager_name(booking.plan.usager) == NAME, NAME)
    await screen.press(Key.Key_Return)


async def test_without_slots_the_platform_s_page_is_opened_and_followed(
    old_platform: Middleman, stage: Stage, opened: list[str]
) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        plan = booking_of(screen).plan
        await begun_on_the_page(screen)
        await until(lambda: plan.step == "waiting", "the page opened")
        assert opened == [plan.url]
        assert "/rdv_plans/" in plan.url
        async with httpx.AsyncClient(trust_env=False) as browser:
            assert (await browser.get(plan.url)).status_code == 200
        await until(lambda: len(old_platform.asked("GET", "/api/v1/rdv_plans/")) > 1, "how far it is, asked again")
        assert plan.step == "waiting"
        await screen.press(Key.Key_Escape)
        assert plan.usager is None, "Échap gives it up"


async def test_what_is_booked_on_the_platform_s_page_is_shown_at_the_desk(
    old_platform: Middleman, stage: Stage, opened: list[str]
) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        plan = booking_of(screen).plan
        await begun_on_the_page(screen)
        await until(lambda: plan.step == "waiting", "the page opened")
        await picks_the_first_slot(opened[0])
        await until(lambda: plan.step == "booked", "what was booked there")
        assert plan.rdv is not None
        witness = await stage.meets(stage.administrator)
        there = await witness.client.rdv(plan.rdv.id)
        assert [usager_name(p.usager) for p in there.participations] == [NAME]


async def test_without_plans_the_platform_s_search_is_opened_with_the_usager_chosen(
    old_platform: Middleman, stage: Stage, opened: list[str]
) -> None:
    old_platform.when(answers(404, '{"errors": ["Not Found"]}'), path="/rdv_plans")
    async with stage:
        screen = await stage.opens(stage.secretary)
        await begun_on_the_page(screen)
        await until(lambda: booking_of(screen).plan.step == "elsewhere", "the page opened")
        plan = booking_of(screen).plan
        assert plan.usager is not None
        chosen = f"user_ids%5B%5D={plan.usager.id}"
        assert opened == [f"{old_platform.url}/admin/organisations/{MDS}/creneaux_search?{chosen}"]
        page = page_of(screen).plan
        assert page is not None
        assert page.go_on.hasFocus(), "Entrée does what the button says"


async def test_on_a_day_that_is_known_the_memory_s_slots_are_the_platform_s(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.all_pulled()
        desk = screen.parts.desk
        directory = await desk.directory(MDS)
        compared = 0
        for motif in directory.motifs.values():
            if motif.collectif:
                continue
            question = CreneauQuestion(organisation_id=MDS, motif_id=motif.id, first_day=NOW.date(), days=1)
            told = {lieu.lieu: lieu.creneaux for lieu in (await desk.bookings.creneaux(question)).lieux}
            kept = await creneaux_from_memory(desk._session.memory, question, screen.parts.presenter.work.clock.now())
            known = {lieu.lieu: lieu.creneaux for lieu in kept.lieux}
            assert _hours(known) == _hours(told), motif.name
            compared += len(_hours(told))
        assert compared > 20
        later = CreneauQuestion(organisation_id=MDS, motif_id=motif.id, first_day=NOW.date() + timedelta(days=90))
        unknown = await creneaux_from_memory(desk._session.memory, later, NOW)
        assert not any(lieu.creneaux for lieu in unknown.lieux), "of days never pulled nothing is known"


def _hours(by_lieu: dict[Lieu | None, tuple[FreeCreneau, ...]]) -> set[tuple[int, datetime, int | None]]:
    return {(one.agent.id, one.starts_at, one.lieu_id) for slots in by_lieu.values() for one in slots}


async def test_somebody_new_is_written_down_on_the_way(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        booking, form = booking_of(screen), screen.frame.presenter.page("usagers").form
        await slots_shown(screen)
        await screen.press(Key.Key_Return)
        await until(page_of(screen).side.search.field.hasFocus, "the keyboard on « Pour qui »")
        await screen.write("zaragoza ines 3/4/85 0639981234")
        await until(lambda: booking.usagers.state in ("found", "nothing"), "an answer")
        await until(lambda: not booking.usagers.note.startswith("La plateforme c"), "the platform’s answer too")
        if booking.usagers.state == "found":
            # Somebody of a name alike: « Créer … » is the last line.
            await screen.press(Key.Key_Down)
            await screen.press(Key.Key_End)
        await screen.press(Key.Key_Return)
        await until(lambda: form.is_open, "the fiche to fill in")
        await screen.painted()
        await screen.press(Key.Key_Return, CTRL)
        await until(
            lambda: [usager_name(one) for one in booking.draft.form.usagers] == ["ZARAGOZA Ines"], "her in the RDV"
        )
        await until(page_of(screen).side.form.book_button.hasFocus, "the keyboard on « Créer RDV »")
        at = booking.draft.form.starts_at
        assert at is not None
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking.draft.stage, Made), "the RDV booked", 20)
        assert len(await on_the_platform(colleague, at, "ZARAGOZA Ines")) == 1


async def test_from_a_fiche_to_an_rdv(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        booking, fiche = booking_of(screen), screen.frame.presenter.page("usagers").fiche
        await screen.press(Key.Key_3, CTRL)
        page = screen.frame.page("usagers")
        assert page is not None
        await until(page.search.field.hasFocus, "the search")
        await screen.write(USAGER)
        await until(lambda: bool(screen.frame.presenter.page("usagers").search.model.rows), NAME)
        await screen.press(Key.Key_Return)
        await until(lambda: fiche.usager is not None and usager_name(fiche.usager) == NAME, "the fiche")
        await until(lambda: FicheAction.BOOK in fiche.offered, "« Nouveau RDV »")
        fiche.act(FicheAction.BOOK)
        await until(lambda: screen.frame.stack.currentWidget() is screen.frame.page("booking"), "« Trouver un RDV »")
        assert [usager_name(one) for one in booking.draft.form.usagers] == [NAME]
        await until(lambda: booking.search.motif_rows(""), "the motifs")
        await until(page_of(screen).head.motif.hasFocus, "the keyboard on the motif")
        await screen.write(MOTIF)
        await screen.press(Key.Key_Return)
        await until(page_of(screen).grid.hasFocus, "the keyboard on what is free")
        await screen.press(Key.Key_Return)
        await until(page_of(screen).side.form.book_button.hasFocus, "nobody is to be looked for")
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking.draft.stage, Made), "the RDV booked")

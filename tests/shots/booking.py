"""Scenes of « Trouver un RDV »: the question, what is free, the RDV, and what became of it."""

from __future__ import annotations

import copy
from uuid import uuid4

from kiosk.clock import SetClock
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.status import Status
from kiosk.presenters.booking.modes import Kept, Made
from kiosk.presenters.booking.page import BookingPresenter
from tests.end_to_end.screen import CTRL, Key, Screen, dress
from tests.end_to_end.stage import MDS, NOW
from tests.faults.middleman import Middleman, answers
from tests.shots.rest import find_usagers
from tests.shots.scenes import Set, scene
from tests.support.waiting import until

FREE = "acces"
FOLLOW_UP = "suivi social"
INFANT = "nourr"
WORKSHOP = "massage"
PHONE = "entretien tele"
USAGER = "garnier seb"


def _booking(screen: Screen) -> BookingPresenter:
    booking: BookingPresenter = screen.frame.presenter.page("booking")
    return booking


async def _at_the_page(at: Set) -> Screen:
    screen = await at.opens()
    await screen.press(Key.Key_N, CTRL)
    await until(lambda: _booking(screen).search.motif_rows(""), "the motifs")
    return screen


async def _look_for(screen: Screen, motif: str) -> None:
    search = _booking(screen).search
    await screen.write(motif)
    await screen.press(Key.Key_Return)
    await until(lambda: search.state in ("found", "nothing"), "what is free")


async def _choose_first(screen: Screen, typed: str = USAGER) -> None:
    """The first hour, for the first usager found."""
    await screen.press(Key.Key_Return)
    page = screen.frame.page("booking")
    assert page is not None
    await until(page.side.search.field.hasFocus, "the search for usagers")
    await find_usagers(screen, _booking(screen).usagers, typed)
    await screen.press(Key.Key_Return)
    await until(lambda: bool(_booking(screen).draft.form.guests), "the usager")
    await until(lambda: bool(_booking(screen).draft.outlook.told), "who will be told")


@scene("rdv-motifs")
async def motifs(at: Set) -> None:
    await at.shoot(await _at_the_page(at))


@scene("rdv-motifs-aucun")
async def no_motif(at: Set) -> None:
    screen = await _at_the_page(at)
    await screen.write("zzz")
    await at.shoot(screen)


@scene("rdv-creneaux")
async def slots(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, INFANT)
    await at.shoot(screen)


@scene("rdv-elargi")
async def widened(at: Set) -> None:
    """The demonstration's territory has no other organisation with that motif: it is said."""
    screen = await _at_the_page(at)
    await _look_for(screen, INFANT)
    await screen.press(Key.Key_L)
    await until(lambda: _booking(screen).search.alone, "that nobody else opens it")
    await at.shoot(screen)


@scene("rdv-prochaine-disponibilite")
async def next_of_each_lieu(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, FOLLOW_UP)
    await at.shoot(screen)


@scene("rdv-atelier")
async def workshop(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, WORKSHOP)
    if _booking(screen).search.state == "nothing":
        await screen.press(Key.Key_Return)
        await until(lambda: _booking(screen).search.state == "found", "the workshops")
    await at.shoot(screen)


@scene("rdv-aucun-creneau")
async def nothing_suits(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, FREE)
    _booking(screen).search.set_weekdays({1})
    await until(lambda: _booking(screen).search.state == "nothing", "nothing that suits")
    await at.shoot(screen)


@scene("rdv-sans-creneau")
async def without_slot(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, INFANT)
    await screen.click(screen.frame.page("booking").head.without)
    await at.shoot(screen)


@scene("rdv-sans-creneau-contraste", scheme="contrast")
async def without_slot_contrast(at: Set) -> None:
    await without_slot(at)


@scene("rdv-par-dessus")
async def over_another(at: Set) -> None:
    """An hour at which the agent has another RDV."""
    screen = await _at_the_page(at)
    await _look_for(screen, INFANT)
    await _choose_first(screen)
    booking = _booking(screen)
    held = next(
        one.rdv
        for one in screen.frame.presenter.page("agenda").feed.data.entries
        if one.rdv.agents and not one.rdv.collectif and one.rdv.status is Status.UNKNOWN
    )
    booking.draft.set_agents({held.agents[0].id})
    booking.draft.set_day(held.starts_at.date())
    booking.draft.set_hour(held.starts_at.time())
    await until(lambda: booking.draft.outlook.overlaps, "what is in the way")
    await screen.press(Key.Key_Return)
    await until(lambda: screen.question is not None, "the question")
    await at.shoot(screen)


@scene("rdv-pour-qui")
async def whom(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, FREE)
    await screen.press(Key.Key_Return)
    await until(screen.frame.page("booking").side.search.field.hasFocus, "the search for usagers")
    await find_usagers(screen, _booking(screen).usagers, "garnier")
    await at.shoot(screen)


@scene("rdv-formulaire")
async def form(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, FREE)
    await _choose_first(screen)
    await until(lambda: bool(_booking(screen).draft.outlook.warnings), "the warning")
    await at.shoot(screen)


@scene("rdv-cree")
async def booked(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, FREE)
    await _choose_first(screen)
    await screen.press(Key.Key_Return)
    await until(lambda: isinstance(_booking(screen).draft.stage, Made), "the RDV booked")
    await until(lambda: _booking(screen).search.state == "found", "what is free now")
    await at.shoot(screen)


@scene("rdv-creneau-pris")
async def taken(at: Set) -> None:
    """A colleague was quicker."""
    screen = await _at_the_page(at)
    await _look_for(screen, FREE)
    await _choose_first(screen)
    wanted = _booking(screen).draft.form
    assert wanted.motif is not None
    assert wanted.starts_at is not None
    colleague = await at.stage.meets(at.stage.second_desk)
    other, _ = await colleague.find("BENALI Mohamed")
    await colleague.client.create_rdv(
        Booking(
            organisation_id=MDS,
            motif_id=wanted.motif.id,
            starts_at=wanted.starts_at,
            duration_in_min=wanted.duration_in_min,
            lieu_id=wanted.lieu_id,
            agent_ids=tuple(agent.id for agent in wanted.agents),
            guests=(Guest(other.participations[0].usager.id),),
        ),
        key=str(uuid4()),
    )
    await screen.press(Key.Key_Return)
    await until(lambda: bool(_booking(screen).alternatives()), "other slots")
    await at.shoot(screen)


@scene("rdv-hors-connexion", goes_away=True)
async def cut(at: Set) -> None:
    """Slots of the memory, and an RDV that is kept until it can be confirmed."""
    screen = await _at_the_page(at)
    await _look_for(screen, FREE)
    await at.goes_away(screen)
    await until(lambda: not screen.frame.cut.isHidden(), "the cut")
    _booking(screen).search.ask()
    await until(lambda: bool(_booking(screen).search.computed), "slots of the memory")
    await _choose_first(screen)
    await screen.press(Key.Key_Return)
    await until(lambda: isinstance(_booking(screen).draft.stage, Kept), "the RDV kept")
    await at.shoot(screen)


@scene("rdv-sur-la-plateforme")
async def without_slots(at: Set) -> None:
    """A platform that has API v1 alone: its own page ends the booking, and that is said beforehand."""
    middleman = Middleman(at.stage.platform.url)
    middleman.when(answers(404, '{"errors": ["Not Found"]}'), path="/(api/desk/v1|oauth)")
    at.stage.platform = copy.copy(at.stage.platform)
    at.stage.platform.url = middleman.url
    try:
        dress(at.scheme, at.text_percent)
        screen = await at.stage.opens(at.stage.secretary, width=at.width, height=at.height, clock=SetClock(NOW))
        await screen.come_forward()
        booking = _booking(screen)
        await screen.press(Key.Key_N, CTRL)
        await until(lambda: booking.way == "plan", "what this platform can do")
        await screen.write(USAGER)
        await until(lambda: bool(booking.usagers.model.rows), "usagers")
        await screen.press(Key.Key_Return)
        await until(lambda: booking.plan.usager is not None, "the usager")
        await at.shoot(screen)
    finally:
        middleman.close()


@scene("rdv-sombre-150", scheme="dark", text_percent=150)
async def dark_and_large(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, INFANT)
    await at.shoot(screen)


@scene("rdv-formulaire-contraste", scheme="contrast")
async def form_in_contrast(at: Set) -> None:
    await form(at)

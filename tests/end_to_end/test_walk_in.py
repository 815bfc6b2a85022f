"""Somebody stands at the counter without an RDV: from the first key to the waiting room, or to the list of the day."""

from __future__ import annotations

from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.morning import CENTRE
from tests.end_to_end.screen import ALT, CTRL, Key, Screen
from tests.end_to_end.stage import Stage
from tests.support.waiting import until

WHO = "GARNIER Mathilde"
MOTIF = "enfant de 2"


async def at_the_centre(stage: Stage) -> Screen:
    screen = await stage.opens(stage.secretary)
    await until(lambda: screen.motifs_coloured, "the directory")
    presenter = screen.frame.presenter
    presenter.where.choose_lieu(next(identity for identity, name in presenter.where.lieux if name == CENTRE))
    return screen


async def says_who_and_what(screen: Screen) -> None:
    """The keys of a secretary: who, Enter, what for, Enter."""
    flow, search = screen.frame.presenter.page("walk_ins").flow, screen.frame.presenter.page("walk_ins").search
    await screen.press(Key.Key_U, CTRL)
    await screen.write("garnier mathilde")
    await until(lambda: search.state == "found", "who bears that name")
    await screen.press(Key.Key_Return)
    await until(lambda: flow.step == "what" and bool(flow.motif_rows("")), "the motifs")
    await screen.write(MOTIF)
    await screen.press(Key.Key_Return)
    await until(lambda: flow.slot_state not in ("", "looking"), "the first créneau")


def lines(screen: Screen) -> list[tuple[str, str]]:
    return [(line.walk_in.name, line.outcome) for line in screen.frame.presenter.page("walk_ins").lines]


async def test_the_first_creneau_is_booked_and_the_person_waits(stage: Stage) -> None:
    async with stage:
        screen = await at_the_centre(stage)
        await says_who_and_what(screen)
        assert screen.frame.presenter.page("walk_ins").flow.slot_state == "found"
        await screen.press(Key.Key_Return)
        await until(lambda: lines(screen) == [(WHO, "RDV pris")], "the line of the day")
        await screen.press(Key.Key_1, CTRL)
        await screen.says(WHO, "En salle d’attente")
        await until(lambda: not screen.parts.desk.unsent_count, "all is sent")
        witness = await stage.meets(stage.administrator)
        rdv, participation = await witness.find(WHO)
        assert participation.waiting_since is not None
        assert not participation.send_lifecycle_notifications
        assert rdv.motif.name.startswith("Consultation médicale enfant")


async def test_noted_without_an_rdv_and_received(stage: Stage) -> None:
    async with stage:
        screen = await at_the_centre(stage)
        await says_who_and_what(screen)
        await screen.write("un certificat")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: lines(screen) == [(WHO, "En attente")], "the line of the day")
        assert screen.frame.presenter.page("walk_ins").lines[0].walk_in.about.endswith("– un certificat")
        await screen.press(Key.Key_V)
        await until(lambda: lines(screen) == [(WHO, "Reçu")], "received")
        await screen.press(Key.Key_Z, CTRL)
        await until(lambda: lines(screen) == [(WHO, "En attente")], "taken back")
        await screen.press(Key.Key_1, CTRL)
        chip = screen.frame.page("agenda").header.walk_ins
        assert (chip.isVisible(), chip.figure()) == (True, 1), "counted among the figures of the day"
        await screen.press(Key.Key_Right, ALT)
        await until(lambda: not chip.isVisible(), "another day, of which it is not")


async def test_without_the_network_the_person_is_noted_all_the_same(
    comes_and_goes: ComesAndGoes, stage_of_its_own: Stage
) -> None:
    stage = stage_of_its_own
    async with stage:
        screen = await at_the_centre(stage)
        comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        await screen.press(Key.Key_U, CTRL)
        page = screen.frame.page("walk_ins")
        assert page is not None
        await screen.click(page.panel.nameless)
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: lines(screen) == [("Sans fiche", "En attente")], "the line of the day")


async def test_somebody_unknown_gets_a_fiche_then_the_flow_goes_on(stage: Stage) -> None:
    async with stage:
        screen = await at_the_centre(stage)
        flow, search = screen.frame.presenter.page("walk_ins").flow, screen.frame.presenter.page("walk_ins").search
        await screen.press(Key.Key_U, CTRL)
        await screen.write("ZYLBERSZTEJN Nadia 3/4/85")
        await until(lambda: search.state == "nothing", "that nobody bears that name")
        await screen.press(Key.Key_Return)
        form = screen.frame.presenter.page("usagers").form
        await until(lambda: form.is_open, "the form")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: flow.step == "what", "back at the counter")
        assert flow.usager_text == "ZYLBERSZTEJN Nadia"
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: lines(screen) == [("ZYLBERSZTEJN Nadia", "En attente")], "the line of the day")

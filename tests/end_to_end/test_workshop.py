"""A collective RDV: its people one by one, then all together, and the couple of an individual one."""

from __future__ import annotations

from kiosk.domain.day.status import Status
from kiosk.domain.people.names import usager_name
from tests.end_to_end.morning import sent
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import Stage
from tests.support.waiting import until

WORKSHOP = "RSA Information collective"
COUPLE = "GARNIER Sébastien, GARNIER Élodie"
HE, SHE = "GARNIER Sébastien", "GARNIER Élodie"


async def unfold(screen: Screen, people: list[str]) -> None:
    await screen.go_to(WORKSHOP)
    assert all(screen.place(name) < 0 for name in people), "folded at first"
    await screen.press(Key.Key_Right)
    await until(lambda: all(screen.place(name) > 0 for name in people), "a line for each of its people")


async def test_the_people_of_a_workshop_one_by_one(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        witness = await stage.meets(stage.administrator)
        workshop = next(rdv for rdv in await witness.day() if rdv.motif.name == WORKSHOP)
        people = [usager_name(p.usager) for p in workshop.participations]
        await unfold(screen, people)
        first, second, third = people[:3]

        await screen.gesture(first, Key.Key_A)
        await screen.says(first, "En salle d’attente")
        await screen.gesture(second, Key.Key_V)
        await screen.says(second, "Vu")
        assert screen.state(third) == "À venir"
        await sent(screen)
        assert await witness.waiting_since(first) is not None
        assert await witness.status(second) is Status.SEEN
        assert await witness.status(third) is Status.UNKNOWN
        assert (await witness.find(first))[0].id == workshop.id

        await screen.press(Key.Key_Z, CTRL)
        await screen.says(second, "À venir")
        assert screen.state(first) == "En salle d’attente", "only the last gesture is taken back"
        await sent(screen)
        assert await witness.status(second) is Status.UNKNOWN
        await screen.go_to(WORKSHOP)
        await screen.press(Key.Key_Left)
        await until(lambda: screen.place(first) < 0, "folded again")


async def test_one_seen_at_another_desk_does_not_make_a_workshop_seen(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.second_desk)
        colleague = await stage.meets(stage.secretary)
        workshop = next(rdv for rdv in await colleague.day() if rdv.motif.name == WORKSHOP)
        people = [usager_name(p.usager) for p in workshop.participations]
        await colleague.sets(people[0], Status.SEEN)
        assert (await colleague.find(people[0]))[0].status is Status.SEEN, "the platform calls the whole of it seen"

        def detail() -> str:
            row = screen.frame.presenter.page("agenda").board.model.row_at(f"rdv-{workshop.id}")
            return row.detail if row is not None else ""

        await until(lambda: "1 vu" in detail(), "the one seen, counted on the head")
        assert screen.state(WORKSHOP) == "À venir"


async def test_the_whole_of_a_workshop_asks_first_and_moves_only_the_open_ones(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        witness = await stage.meets(stage.administrator)
        workshop = next(rdv for rdv in await witness.day() if rdv.motif.name == WORKSHOP)
        people = [usager_name(p.usager) for p in workshop.participations]
        await witness.sets(people[0], Status.NOSHOW)
        await unfold(screen, people)
        await screen.says(people[0], "Absent (non excusé)")

        await screen.gesture(WORKSHOP, Key.Key_V)
        question = await screen.asked()
        assert f"{len(people) - 1} usagers" in screen.question_text
        assert "Personne ne sera prévenu" in screen.question_text
        await screen.click(question.yes)
        for name in people[1:]:
            await screen.says(name, "Vu")
        assert screen.state(people[0]) == "Absent (non excusé)"
        await sent(screen)
        states = [p.status for p in (await witness.find(people[0]))[0].participations]
        assert states.count(Status.SEEN) == len(people) - 1
        assert states.count(Status.NOSHOW) == 1

        await screen.press(Key.Key_Z, CTRL)
        for name in people[1:]:
            await screen.says(name, "À venir")
        await sent(screen)
        states = [p.status for p in (await witness.find(people[0]))[0].participations]
        assert states.count(Status.UNKNOWN) == len(people) - 1


async def test_of_a_couple_one_may_come_without_the_other(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        screen.frame.presenter.display.choose_density("roomy")  # each of a couple has a line
        witness = await stage.meets(stage.administrator)
        await screen.gesture(HE, Key.Key_A)
        await screen.says(HE, "En salle d’attente")
        assert screen.state(SHE) == "À venir"
        await screen.gesture(COUPLE, Key.Key_A)
        await screen.says(SHE, "En salle d’attente")
        await sent(screen)
        assert await witness.waiting_since(SHE) is not None
        await screen.gesture(SHE, Key.Key_E)
        await screen.asked()
        assert SHE in screen.question_text
        assert "GARNIER Sébastien, par" not in screen.question_text, "he is not told of what concerns her"
        await screen.press(Key.Key_Escape)
        await screen.answered()

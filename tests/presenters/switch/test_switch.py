"""« Changer d’agent »: whom figures and letters choose, by what they come in, and what is asked before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.desk.types import AgentHere, SignedAgent
from kiosk.domain.platform.failures import MemoryLocked
from kiosk.presenters.switch.end_of_day import EndOfDay, ended_text
from kiosk.presenters.switch.lines import left_text
from kiosk.presenters.switch.page import SwitchPresenter
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.presenters.work.leaving import loss_question
from kiosk.presenters.work.questions import Question
from tests.presenters.fakes import NOW, WHO, FakeDesk, as_desk, as_work, settled

AT = "https://exemple.test"
CLAIRE = AgentHere(WHO, NOW - timedelta(minutes=2))
NADIA = AgentHere(
    SignedAgent(5, "Nadia", "Brun", "nadia@exemple.test", AT), NOW - timedelta(hours=2), unsent=2, by_code=True
)
ELISE = AgentHere(SignedAgent(6, "Élise", "Noël", "elise@exemple.test", AT, True), NOW - timedelta(days=1))


class Watched:
    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.desk.agents.known = (CLAIRE, NADIA, ELISE)
        self.work = as_work(self.desk, clock=self.desk.clock)
        self.switch = SwitchPresenter(self.work, self.desk.clock.now, lambda: loss_question(as_desk(self.desk)))
        self.told: list[object] = []
        self.asked: list[Question] = []
        self.switch.asked.connect(self.asked.append)
        self.switch.chosen.connect(lambda who: self.told.append(who.first_name))
        self.switch.opened.connect(lambda: self.told.append("opened"))
        self.switch.left.connect(lambda: self.told.append("left"))
        self.switch.nobody_known.connect(lambda: self.told.append("nobody"))
        self.switch.password_wanted.connect(lambda who, why: self.told.append((who.email, why)))

    async def begin(self, leave_words: str = "Revenir à l’agenda") -> None:
        self.switch.begin(leave_words=leave_words)
        await self.settle()

    async def settle(self) -> None:
        await settled(self.work.tasks)

    @property
    def shown(self) -> list[tuple[str, str, str, str]]:
        return [(line.key, line.name, line.told, line.unsent) for line in self.switch.lines]


@pytest.fixture
def watched() -> Watched:
    return Watched()


async def test_those_who_could_come_stand_first_and_who_is_at_work_last(watched: Watched) -> None:
    watched.desk.unsent_count = 1
    await watched.begin()
    assert watched.shown == [
        ("1", "Nadia Brun", "Code · au poste à 8:20", "2 gestes à envoyer"),
        ("2", "Élise Noël", "Navigateur · au poste hier à 10:20", ""),
        ("3", "Claire Renaud", "Session en cours", "1 geste à envoyer"),
    ]
    assert left_text(NADIA) == (
        "2 gestes de Nadia Brun attendent d’être envoyés\u202f; ils sont gardés jusqu’à son retour sur ce poste."
    )


async def test_who_cannot_be_told_apart_is_told_with_more(watched: Watched) -> None:
    other = replace(NADIA, who=replace(NADIA.who, agent_id=9, email="n.brun@autre.test", instance="https://autre.test"))
    watched.desk.agents.known = (NADIA, other)
    await watched.begin()
    assert [line.told for line in watched.switch.lines] == [
        "nadia@exemple.test · Code · au poste à 8:20 · exemple.test",
        "n.brun@autre.test · Code · au poste à 8:20 · autre.test",
    ]


@pytest.mark.parametrize("keys", ["1", "&", "n\n", "bru\n", "\n", "v^\n"])
async def test_two_keys_lead_to_the_code(watched: Watched, keys: str) -> None:
    await watched.begin()
    typed = ""
    for key in keys:
        if key == "\n":
            watched.switch.take()
        elif key in "v^":
            watched.switch.move(1 if key == "v" else -1)
        else:
            typed += key
            watched.switch.type_in(typed)
    assert watched.told == ["Nadia"]
    assert watched.switch.asked_name == "Nadia Brun"
    watched.switch.try_code("renard42")
    await watched.settle()
    assert watched.told == ["Nadia", "opened"]
    assert watched.desk.agents.opened == NADIA.who
    assert not watched.switch.on


async def test_letters_leave_those_who_have_them_in_their_name(watched: Watched) -> None:
    await watched.begin()
    watched.switch.type_in("el")
    assert [line.name for line in watched.switch.lines] == ["Élise Noël"]
    watched.switch.type_in("elx")
    assert watched.shown == []
    watched.switch.take()
    watched.switch.step_back()
    assert len(watched.shown) == 3
    assert watched.told == []


async def test_who_has_no_code_goes_to_the_platform(watched: Watched) -> None:
    await watched.begin()
    watched.switch.type_in("2")
    assert watched.told == ["Élise", ("elise@exemple.test", "")]


async def test_wrong_codes_are_counted_and_the_last_leads_to_the_password(watched: Watched) -> None:
    await watched.begin()
    watched.switch.type_in("1")
    watched.switch.try_code(" ")
    assert watched.switch.said == "Saisissez votre code."
    for said in ("Il reste 4 essais.", "Il reste 3 essais.", "Il reste 2 essais.", "Il reste un essai."):
        watched.switch.try_code("7291")
        await watched.settle()
        assert watched.switch.said == f"Ce n’est pas ce code. {said}"
    watched.switch.try_code("7291")
    await watched.settle()
    assert watched.told[-1] == ("nadia@exemple.test", "Ce code n’est plus valable sur ce poste.")


async def test_what_keeps_a_session_from_opening_is_said(watched: Watched) -> None:
    await watched.begin()
    watched.switch.type_in("1")
    watched.desk.agents.failure = MemoryLocked()
    watched.switch.try_code("renard42")
    await watched.settle()
    assert watched.switch.said == sentence_at_the_door(MemoryLocked())
    watched.switch.by_platform()
    assert watched.told[-1] == ("nadia@exemple.test", "")


async def test_escape_goes_back_a_step_at_a_time(watched: Watched) -> None:
    await watched.begin()
    watched.switch.type_in("1")
    watched.switch.step_back()
    assert watched.switch.asked_of is None
    watched.switch.type_in("3")
    assert watched.told[-1] == "left", "who is at work goes back to their work"
    await watched.begin(leave_words="")
    watched.switch.step_back()
    assert watched.told[-1] == "left"
    assert watched.switch.on, "there is nothing to go back to"


async def test_where_nobody_else_is_known_one_signs_in(watched: Watched) -> None:
    watched.desk.agents.known = (CLAIRE,)
    await watched.begin()
    assert watched.told == ["nobody"]


async def test_what_would_be_lost_is_asked_about_first(watched: Watched) -> None:
    watched.desk.memory_durable, watched.desk.unsent_count = False, 2
    await watched.begin()
    watched.switch.type_in("1")
    assert watched.told == []
    assert watched.asked[0].text.startswith("2 gestes ne sont pas encore envoyés et seraient perdus.")
    watched.asked[0].accept()
    assert watched.told == ["Nadia"]


async def test_forgetting_is_asked_about_and_says_what_goes_with_it(watched: Watched) -> None:
    await watched.begin()
    watched.switch.ask_to_forget(watched.switch.lines[2])
    assert watched.asked == [], "not who is at work"
    watched.switch.ask_to_forget(watched.switch.lines[0])
    assert watched.asked[0].title == "Oublier Nadia Brun sur ce poste\u202f?"
    assert watched.asked[0].warnings == ("2 gestes ne sont pas encore envoyés et seraient perdus.",)
    watched.asked[0].accept()
    await watched.settle()
    assert [line.name for line in watched.switch.lines] == ["Élise Noël", "Claire Renaud"]


async def test_the_end_of_the_day_is_announced_put_off_and_carried_out(watched: Watched) -> None:
    clock, agents = watched.desk.clock, watched.desk.agents
    day = EndOfDay(watched.work)
    said: list[str] = []
    day.changed.connect(lambda: said.append(day.text))
    day.due.connect(lambda: said.append("due"))
    day.over.connect(lambda: said.append("over"))
    day.look()
    agents.day_ends = NOW.replace(hour=20, minute=0)
    day.look()
    assert said == []
    clock.restart(NOW.replace(hour=19, minute=50))
    day.look()
    assert said == ["Les sessions de ce poste se ferment à 20:00."]
    day.put_off()
    await watched.settle()
    clock.restart(NOW.replace(hour=20, minute=0))
    day.look()
    assert said[1:] == [""]
    clock.restart(NOW.replace(hour=21, minute=0))
    day.look()
    day.look()
    await watched.settle()
    assert said[2:] == ["due", "over"]
    assert agents.ended == 1
    assert "à 21:00" in ended_text(agents.day_ended, clock.now())
    clock.move(hours=10)
    assert ended_text(agents.day_ended, clock.now()).startswith("Une nouvelle journée commence")
    assert ended_text(None, clock.now()) == ""

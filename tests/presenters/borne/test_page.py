"""The borne's steps: how many touches, what each answer says, and what is left of anybody afterwards."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from kiosk.domain.platform.failures import Failure, Throttled, Unreachable
from kiosk.domain.platform.lobby import CheckIn, ShownRdv, Told
from kiosk.lobby.link import LinkState
from kiosk.presenters.borne.page import FORGETS_MS
from kiosk.presenters.borne.state import Step, Visit
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import settled
from tests.support.lobby import EXIT, EXPECTED, NOW, FakeCompanion, borne_of
from tests.support.waiting import until

RDV = EXPECTED.rdvs[0]


class Hall:
    """A borne, its companion, and whoever stands there."""

    def __init__(self) -> None:
        self.companion = FakeCompanion()
        self.tasks = Tasks(Notices())
        self.borne = borne_of(self.companion, self.tasks)
        self.touches = 0

    def step(self) -> Step:
        return self.borne.step

    def touch(self, signs: str) -> None:
        for sign in signs:
            self.touches += 1
            self.borne.press(sign)

    def way(self) -> None:
        self.touches += 1
        self.borne.have_rdv()

    async def checks_in(self, letters: str = "DUP", born: str = "12031985") -> tuple[str, str]:
        """What is read, title and lines."""
        self.way()
        self.touch(letters)
        if len(letters) < 3:
            self.touches += 1
            self.borne.confirm()
        self.touch(born)
        return await self.answered()

    async def answered(self) -> tuple[str, str]:
        await settled(self.tasks)
        assert self.borne.step is Step.ANSWER
        title, lines, _, _ = self.borne.answer
        return title, " ".join(lines)


@pytest.fixture
async def hall() -> AsyncIterator[Hall]:
    hall = Hall()
    yield hall
    hall.borne.begin_again()
    await hall.tasks.close()


async def test_somebody_with_an_rdv_touches_twelve_times(hall: Hall) -> None:
    title, lines = await hall.checks_in()
    assert hall.touches == 12
    assert hall.companion.asked == [("check_in", "DUP", date(1985, 3, 12))]
    assert "on vous attend" in title
    assert "10:30" in lines
    assert "premier étage" in lines
    assert hall.borne.answer[2] == "B472"


async def test_a_name_of_two_letters_is_a_name(hall: Hall) -> None:
    await hall.checks_in("LI")
    assert hall.touches == 12
    assert hall.companion.asked == [("check_in", "LI", date(1985, 3, 12))]


@pytest.mark.parametrize(
    ("answer", "title", "said"),
    [
        (CheckIn(Told.EARLY, (RDV,), NOW + timedelta(hours=4)), "en avance", "à partir de 14:20"),
        (CheckIn(Told.LATE), "l’accueil", "est passée"),
        (CheckIn(Told.ELSEWHERE), "l’accueil", "cette adresse"),
        (CheckIn(Told.OTHER_DAY), "l’accueil", "pas aujourd’hui"),
        (CheckIn(Told.AMBIGUOUS), "l’accueil", "certitude"),
        (CheckIn(Told.NOT_FOUND), "l’accueil", "pas trouvé"),
        (
            CheckIn(Told.ARRIVED, (RDV, ShownRdv(NOW.replace(hour=11), "B473"))),
            "attend",
            "plusieurs rendez-vous\u00a0: 10:30 · 11:20",
        ),
        (CheckIn(Told.ARRIVED, (ShownRdv(RDV.starts_at, "B472", "Béatrice Martin"),)), "attend", "Béatrice Martin"),
    ],
)
async def test_each_answer_has_its_sentence(hall: Hall, answer: CheckIn, title: str, said: str) -> None:
    hall.companion.answer = answer
    read = await hall.checks_in()
    assert title in read[0]
    assert said in read[1]
    if not answer.rdvs:
        assert not any(figure in read[1] for figure in "0123456789"), "an hour is said to who is expected alone"


@pytest.mark.parametrize(("failure", "said"), [(Throttled(60.0), "se repose"), (Unreachable(), "pas de liaison")])
async def test_where_nobody_answers_people_go_to_the_desk(hall: Hall, failure: Failure, said: str) -> None:
    hall.companion.failure = failure
    title, lines = await hall.checks_in()
    assert "l’accueil" in title
    assert said in lines


@pytest.mark.parametrize("born", ["31021985", "12131985", "01012090", "01011850"])
async def test_a_date_that_is_none_is_typed_again(hall: Hall, born: str) -> None:
    hall.way()
    hall.touch("DUP" + born)
    assert hall.step() is Step.DATE
    assert "n’existe pas" in hall.borne.said
    assert hall.borne.typed == ""
    assert hall.companion.asked == []


async def test_a_scanner_is_heard_at_any_step(hall: Hall) -> None:
    for begin in (hall.borne.touched, hall.borne.have_rdv, hall.borne.have_code):
        hall.borne.begin_again()
        begin()
        hall.borne.scanned("K7QF2M9T")
        await hall.answered()
    assert hall.companion.asked == [("code", "K7QF2M9T")] * 3
    hall.borne.begin_again()
    hall.borne.scanned("3017620422003")  # what somebody has in their bag
    assert hall.step() is Step.HOME


async def test_a_code_may_be_typed(hall: Hall) -> None:
    hall.way()
    hall.borne.have_code()
    hall.touch("K7QF2M9T")
    await hall.answered()
    assert hall.companion.asked == [("code", "K7QF2M9T")]


async def test_who_has_no_rdv_has_a_ticket_for_their_reason(hall: Hall) -> None:
    hall.borne.no_rdv()
    assert hall.step() is Step.REASONS
    hall.borne.choose_reason(1)
    title, lines = await hall.answered()
    assert (title, hall.borne.answer[2]) == ("Votre ticket", "12")
    assert "avant vous\u00a0: 3" in lines
    assert hall.companion.asked == [("ticket", 4)]


async def test_a_site_without_reasons_asks_for_none() -> None:
    companion, tasks = FakeCompanion(), Tasks(Notices())
    borne = borne_of(companion, tasks, reasons=())
    borne.no_rdv()
    await settled(tasks)
    assert companion.asked == [("ticket", None)]
    borne.begin_again()
    await tasks.close()


async def test_help_is_one_touch(hall: Hall) -> None:
    hall.borne.want_help()
    title, _ = await hall.answered()
    assert "vient vous aider" in title
    assert hall.companion.asked == [("help",)]


async def test_reasons_are_in_the_language_where_the_site_has_them(hall: Hall) -> None:
    hall.borne.choose_language("en")
    assert hall.borne.reasons[0] == "Collect a document"
    assert hall.borne.reasons[3] == "Autre demande"


async def test_twenty_seconds_without_a_touch_and_it_is_as_before(hall: Hall) -> None:
    assert FORGETS_MS == 20_000
    spoken: list[str] = []
    hall.borne.language_chosen.connect(spoken.append)
    hall.borne.choose_language("ar")
    hall.borne.enlarge()
    hall.borne.heighten()
    hall.borne.lower()
    await hall.checks_in()
    assert hall.borne._forgetting.isActive()
    hall.borne._forgetting.setInterval(0)
    hall.borne.touched()
    await until(lambda: hall.borne.step is Step.HOME, "home")
    assert spoken == ["ar", "fr"]
    assert (hall.borne.large, hall.borne.contrast, hall.borne.low) == (False, False, False)
    assert hall.borne.typed == ""
    assert hall.borne.answer == ("", (), "", False)
    assert not hall.borne._forgetting.isActive()  # nobody is there


async def test_nothing_of_anybody_lives_on(hall: Hall) -> None:
    """What was typed is let go of as it leaves, what was answered as the borne is as before (the memory of a real
    process is looked through in tests/end_to_end/test_lobby.py)."""
    await hall.checks_in()
    assert [one for one in living() if one.letters or one.figures] == []
    hall.borne.begin_again()
    assert [one for one in living() if one != Visit()] == []


def living() -> list[Visit]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Visit)]


async def test_an_answer_that_comes_after_it_was_left_is_nobody_s(hall: Hall) -> None:
    hall.companion.holds = asyncio.Event()
    hall.way()
    hall.touch("DUP12031985")
    assert hall.step() is Step.ASKING
    hall.borne.begin_again()
    hall.companion.holds.set()
    await settled(hall.tasks)
    assert hall.step() is Step.HOME


async def test_it_asks_once_at_a_time(hall: Hall) -> None:
    hall.companion.holds = asyncio.Event()
    hall.borne.want_help()
    hall.borne.want_help()
    hall.borne.scanned("K7QF2M9T")
    hall.companion.holds.set()
    await hall.answered()
    assert hall.companion.asked == [("help",)]


async def test_the_site_s_code_is_the_way_out(hall: Hall) -> None:
    left: list[bool] = []
    hall.borne.leave.connect(lambda: left.append(True))
    hall.borne.ask_to_leave()
    hall.touch("000000")
    assert (hall.step(), left, hall.borne.typed) == (Step.LEAVING, [], "")
    assert "pas le code" in hall.borne.said
    hall.touch(EXIT)
    assert left == [True]


async def test_the_site_s_code_is_not_guessed(hall: Hall) -> None:
    left: list[bool] = []
    hall.borne.leave.connect(lambda: left.append(True))
    hall.borne.ask_to_leave()
    for guess in range(5):
        hall.touch(f"{guess:06}")
    assert "cinq minutes" in hall.borne.said
    hall.touch(EXIT)
    assert left == []
    assert "cinq minutes" in hall.borne.said


async def test_who_types_while_the_link_goes_is_sent_to_the_desk(hall: Hall) -> None:
    hall.borne.choose_language("es")
    hall.way()
    hall.touch("DU")
    hall.companion.link_is(LinkState(True, False, NOW))
    assert (hall.step(), hall.borne.typed) == (Step.LETTERS, "DU")
    hall.touch("P")
    title, lines, *_ = hall.borne.answer
    assert (hall.step(), title, hall.borne.language) == (Step.ANSWER, "Adressez-vous à l’accueil", "es")
    assert "pas de liaison" in lines[0]
    hall.borne.begin_again()
    assert hall.step() is Step.HOME


async def test_without_a_link_nothing_is_asked_for(hall: Hall) -> None:
    hall.companion.link_is(LinkState(True, False, NOW))
    hall.way()
    assert (hall.step(), hall.borne.away) == (Step.HOME, True)
    hall.companion.link_is(LinkState(True, True))
    hall.way()
    assert hall.step() is Step.LETTERS


async def test_who_was_turned_out_asks_for_a_code(hall: Hall) -> None:
    hall.way()
    hall.companion.link_is(LinkState(False))
    assert hall.step() is Step.PAIRING
    hall.borne.want_help()
    assert hall.companion.asked == []
    hall.companion.link_is(LinkState(True, True))
    assert hall.step() is Step.HOME


async def test_back_goes_one_step_back_and_keeps_the_letters(hall: Hall) -> None:
    hall.way()
    hall.touch("DUP12")
    hall.borne.back()
    assert (hall.step(), hall.borne.typed) == (Step.LETTERS, "DUP")
    hall.borne.erase()
    assert hall.borne.typed == "DU"
    hall.borne.back()
    assert hall.step() is Step.HOME

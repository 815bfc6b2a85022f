"""The network and the platform fail in the middle of a morning: the desk goes on, says so, and loses nothing."""

from __future__ import annotations

import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.clock import Clock
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Shown, Status
from tests.faults import middleman as weather
from tests.faults.conftest import Sit
from tests.faults.middleman import Exchange, Fault, Middleman
from tests.faults.reading import reads_well
from tests.faults.reception import PATIENT, Reception
from tests.faults.territory import APOLLINE, BARNABE, CLEMENCE, HYACINTHE, NOW, PASSWORD
from tests.support.platform_process import PlatformProcess
from tests.support.waiting import until

PARTICIPATIONS = r"/participations/\d+"
WAITING_ROOM = r"/waiting_room"
SHORT_READ = Deadlines(connect=5, read=2.0, total=30)
"""Nobody waits long for an answer that does not come; what comes may take its time."""


async def on_the_platform(colleague: ApiClient, key: str) -> Rdv:
    """The RDV of a line, as the platform has it."""
    return await colleague.rdv(int(key.removeprefix("rdv-")))


async def status_there(colleague: ApiClient, key: str) -> Status:
    return (await on_the_platform(colleague, key)).participations[0].status


async def effects(colleague: ApiClient, key: str) -> int | None:
    """How many times the platform has written an RDV: its version counts them."""
    return (await on_the_platform(colleague, key)).lock_version


async def all_sent(reception: Reception) -> None:
    await until(lambda: reception.parts.desk.unsent_count == 0, "an empty outbox")
    await until(lambda: "à envoyer" not in reception.unsent, "no gesture to be sent on the screen")
    await until(lambda: reception.band == "", "the end of the band")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        pytest.param(
            weather.page(200, "Bienvenue"), ("à la place de la plateforme", "navigateur"), id="a portal answers"
        ),
        pytest.param(
            weather.answers(302, "", Location="http://portail.invalid/"),
            ("portail", "navigateur"),
            id="a portal sends elsewhere",
        ),
        pytest.param(weather.page(502, "Bad gateway"), ("momentanément indisponible",), id="502"),
        pytest.param(weather.page(503, "Maintenance"), ("momentanément indisponible", "maintenance"), id="503"),
        pytest.param(weather.page(500, "Sorry"), ("problème de son côté",), id="500"),
        pytest.param(weather.answers(407, "", "text/plain"), ("réseau de votre administration",), id="407"),
        pytest.param(
            weather.answers(200, '{"hello": ["world"], "meta": 3, "rdv": []}'),
            ("pas celle de la plateforme", "support informatique"),
            id="another shape",
        ),
        pytest.param(weather.answers(200, b"\x00\x01\x02"), ("pas celle de la plateforme",), id="noise"),
        pytest.param(weather.reset_before, ("Connexion coupée",), id="reset"),
        pytest.param(weather.cut_short, ("Connexion coupée",), id="everything cut short"),
    ],
)
async def test_the_morning_goes_on(
    sit: Sit, middleman: Middleman, colleague: ApiClient, fault: Fault, words: tuple[str, ...]
) -> None:
    async with sit() as reception:
        await reception.sign_in()
        before = await effects(colleague, APOLLINE)
        middleman.when(fault)
        await reception.press("v", APOLLINE)
        await reception.press("n", BARNABE)
        await until(lambda: reception.unsent == "2 à envoyer", "what is to be sent")
        await until(lambda: reception.band, "the band of the cut")
        await until(lambda: all(word in reception.band for word in words), f"the words of {words} in {reception.band}")
        reads_well(reception.band)
        assert "vos gestes sont gardés" in reception.band
        assert reception.band.count("gestes") == 1, "said once"
        assert "10:20" in reception.band
        assert reception.band in reception.all_that_lasts(), "behind what was just done"
        link = "Portail du réseau" if "demande une connexion (portail)" in reception.band else "Coupé depuis 10:20"
        assert link in reception.screen()
        # The board goes on as if nothing were.
        await reception.shows(APOLLINE, Shown.SEEN)
        assert reception.row(APOLLINE).unsent
        await reception.shows(BARNABE, Shown.NOSHOW)
        await reception.press("a", CLEMENCE)
        await reception.shows(CLEMENCE, Shown.WAITING)
        await until(lambda: reception.unsent == "3 à envoyer", "what is to be sent")
        middleman.heal()
        await all_sent(reception)
        assert await status_there(colleague, APOLLINE) is Status.SEEN
        assert await status_there(colleague, BARNABE) is Status.NOSHOW
        assert (await on_the_platform(colleague, CLEMENCE)).waiting_since is not None
        assert before is not None
        assert await effects(colleague, APOLLINE) == before + 1, "exactly one effect"
        await until(lambda: not reception.row(APOLLINE).unsent, "the line without its mark")
        assert not reception.row(APOLLINE).problem


async def test_the_cable_is_pulled(sit: Sit, middleman: Middleman, colleague: ApiClient) -> None:
    async with sit() as reception:
        await reception.sign_in()
        middleman.go_down()
        await until(lambda: reception.band, "the band of the cut")
        reads_well(reception.band)
        assert "ne répond pas" in reception.band
        for key in (APOLLINE, BARNABE, CLEMENCE):
            await reception.press("v", key)
        await until(lambda: reception.unsent == "3 à envoyer", "what is to be sent")
        await reception.refresh()
        await until(lambda: "ne répond pas" in reception.notice, "what F5 says")
        reads_well(reception.notice)
        middleman.come_back()
        await all_sent(reception)
        for key in (APOLLINE, BARNABE, CLEMENCE):
            assert await status_there(colleague, key) is Status.SEEN


@pytest.mark.parametrize(
    ("fault", "reached"),
    [
        pytest.param(weather.reset_before, False, id="before the platform has it"),
        pytest.param(weather.reset_after, True, id="once the platform has it"),
        pytest.param(weather.cut_short, True, id="in the middle of its answer"),
        pytest.param(weather.silent, False, id="no answer, and nothing done"),
        pytest.param(weather.silent_after, True, id="no answer, yet done"),
        pytest.param(weather.answers(502, "", "text/plain"), False, id="a proxy loses it"),
        pytest.param(weather.answers(200, '{"rdv": "yes"}'), False, id="an answer that means nothing"),
    ],
)
@pytest.mark.parametrize(("key", "path"), [("v", PARTICIPATIONS), ("a", WAITING_ROOM)])
async def test_a_write_of_unknown_outcome_has_one_effect(
    sit: Sit, middleman: Middleman, colleague: ApiClient, key: str, path: str, fault: Fault, reached: bool
) -> None:
    silence = fault in (weather.silent, weather.silent_after)
    async with sit(deadlines=SHORT_READ if silence else PATIENT) as reception:
        await reception.sign_in()
        before = await effects(colleague, CLEMENCE)
        assert before is not None
        rule = middleman.when(fault, method="PATCH|PUT", path=path, times=1)
        await reception.press(key, CLEMENCE)
        await until(lambda: rule.met == 1, "the fault")
        await all_sent(reception)
        assert await effects(colleague, CLEMENCE) == before + 1, "exactly one effect"
        there = await on_the_platform(colleague, CLEMENCE)
        if key == "v":
            assert there.participations[0].status is Status.SEEN
        else:
            assert there.waiting_since is not None
        writes = middleman.asked("PATCH|PUT", path)
        assert len({one.request.headers["idempotency-key"] for one in writes}) == 1, "the key made at the gesture"
        if not silence:  # on a busy machine, other answers may be too late for this desk as well
            assert sum(one.reached for one in writes) == 1
            assert len(writes) == (1 if reached else 2)
        assert not reception.row(CLEMENCE).problem


async def test_someone_else_was_faster_while_the_outcome_was_unknown(
    sit: Sit, middleman: Middleman, colleague: ApiClient
) -> None:
    """The gesture is not sent over theirs: the line says so until it is read."""
    async with sit() as reception:
        await reception.sign_in()
        middleman.when(weather.reset_before)
        await reception.press("n", APOLLINE)
        await until(lambda: middleman.asked("PATCH", PARTICIPATIONS), "the write")
        await colleague.set_participation_status(10, Status.SEEN, key="4dbb0b36-12a4-4ba3-9b54-2b4d0b1a1ab2")
        middleman.heal()
        await until(lambda: reception.row(APOLLINE).problem, "the refusal on the line")
        reads_well(reception.row(APOLLINE).problem)
        assert reception.row(APOLLINE).problem.startswith("Noté «\u00a0Vu\u00a0» ailleurs entre-temps")
        await reception.shows(APOLLINE, Shown.SEEN)
        assert await status_there(colleague, APOLLINE) is Status.SEEN
        await all_sent(reception)


async def test_one_rdv_makes_the_platform_fail(sit: Sit, middleman: Middleman, colleague: ApiClient) -> None:
    """The others go on; this one is given up after a few tries, and says so."""
    async with sit() as reception:
        await reception.sign_in()
        middleman.when(weather.page(500, "Sorry"), method="PATCH", path="/participations/10")
        await reception.press("v", APOLLINE, BARNABE)
        await until(lambda: reception.row(APOLLINE).problem, "the refusal on the line")
        reads_well(reception.row(APOLLINE).problem)
        assert "Recommencez plus tard" in reception.row(APOLLINE).problem
        await all_sent(reception)
        assert await status_there(colleague, BARNABE) is Status.SEEN
        assert await status_there(colleague, APOLLINE) is Status.UNKNOWN
        await reception.shows(APOLLINE, Shown.TO_FILL)
        middleman.heal()
        await reception.press("v", APOLLINE)
        await all_sent(reception)
        assert await status_there(colleague, APOLLINE) is Status.SEEN
        assert not reception.row(APOLLINE).problem


@pytest.mark.parametrize("asked", ["0", "1"])
async def test_too_many_requests(sit: Sit, middleman: Middleman, colleague: ApiClient, asked: str) -> None:
    async with sit() as reception:
        await reception.sign_in()
        rule = middleman.when(
            weather.answers(429, '{"errors": ["trop"]}', Retry_After=asked), method="PATCH", path="", times=1
        )
        await reception.press("v", APOLLINE)
        await until(lambda: rule.met == 1, "the refusal")
        await reception.shows(APOLLINE, Shown.SEEN)
        await all_sent(reception)
        assert reception.band == "", "patience is no cut"
        assert await status_there(colleague, APOLLINE) is Status.SEEN


async def test_a_platform_that_asks_for_patience_gets_it(sit: Sit, middleman: Middleman) -> None:
    """A long wait is said to who asks for the page, and nobody insists meanwhile."""
    async with sit() as reception:
        await reception.sign_in()
        complaint = middleman.when(weather.answers(429, '{"errors": ["trop"]}', Retry_After="300"))
        await reception.press("v", APOLLINE)
        await until(lambda: complaint.met, "the complaint")
        await reception.refresh()
        await until(lambda: "Patientez 5\u00a0min" in reception.notice, "how long to wait")
        reads_well(reception.notice)
        await until(lambda: reception.unsent == "1 à envoyer", "what is to be sent")
        assert complaint.met <= 5, "those that were on their way together"


async def test_the_session_is_opened_on_another_desk(
    sit: Sit, middleman: Middleman, colleague: ApiClient, platform: PlatformProcess
) -> None:
    """One device per agent: back to the sign-in page without losing place, filter or gestures."""
    from tests.faults.territory import DESK

    async with sit() as reception:
        await reception.sign_in()
        reception.frame.page("agenda").header.filter.setText("vauz")
        await until(lambda: len(reception.rows) == 1, "the filter")
        middleman.when(weather.reset_before, method="PATCH")
        await reception.press("v", BARNABE)
        await until(lambda: reception.unsent == "1 à envoyer", "what is to be sent")
        async with ApiClient(platform.url, Clock(NOW)) as other:
            await other.sign_in(DESK, PASSWORD)
        middleman.heal()
        await until(lambda: reception.signing_in, "the sign-in page")
        said = reception.page.reason.text()
        reads_well(said)
        assert "ouverte sur un autre poste" in said
        assert "Reconnectez-vous" in said
        assert "les gestes qui restent à envoyer sont gardés" in said
        assert reception.page.email.text() == DESK
        assert reception.page.instance.text() == middleman.url
        reception.page.password.setText(PASSWORD)
        assert await reception.submit() == ""
        await until(lambda: not reception.signing_in, "the board again")
        assert len(reception.rows) == 1, "the filter is still there"
        await all_sent(reception)
        assert await status_there(colleague, BARNABE) is Status.SEEN


async def test_a_proxys_401_page_signs_nobody_out(sit: Sit, middleman: Middleman, colleague: ApiClient) -> None:
    async with sit() as reception:
        await reception.sign_in()
        middleman.when(weather.page(401, "Authentification du proxy"))
        await reception.press("v", APOLLINE)
        await until(lambda: "à la place de la plateforme" in reception.band, "the band")
        assert not reception.signing_in
        middleman.heal()
        await all_sent(reception)
        assert await status_there(colleague, APOLLINE) is Status.SEEN


@pytest.mark.parametrize(("minutes", "word"), [(60, "avance de 1\u00a0h"), (-60, "retarde de 1\u00a0h")])
async def test_the_desks_clock_is_off_by_an_hour(sit: Sit, colleague: ApiClient, minutes: int, word: str) -> None:
    from datetime import timedelta

    async with sit(clock=Clock(NOW + timedelta(minutes=minutes))) as reception:
        await reception.sign_in()
        await until(lambda: reception.warning, "the warning")
        reads_well(reception.warning)
        assert word in reception.warning
        assert "Faites-la régler" in reception.warning
        assert reception.row(APOLLINE).hour == "9:00", "the hours of the RDVs are the platform's"
        assert reception.row(HYACINTHE).hour == "11:00"
        # An arrival is noted at the hour at which it was, by the platform's clock: neither in an hour nor an hour ago.
        await reception.press("a", HYACINTHE)
        await all_sent(reception)
        arrived = (await on_the_platform(colleague, HYACINTHE)).waiting_since
        assert arrived is not None
        assert abs(arrived - NOW) < timedelta(minutes=2)
        assert not reception.row(HYACINTHE).problem
        minutes_waited = reception.row(HYACINTHE).waiting_minutes
        assert minutes_waited is not None
        assert minutes_waited < 5, "who has just come has not waited for an hour"


async def test_a_slow_platform_does_not_hold_the_hand(sit: Sit, middleman: Middleman, colleague: ApiClient) -> None:
    async with sit(deadlines=SHORT_READ) as reception:
        await reception.sign_in()
        middleman.when(weather.silent, method="PATCH|GET")
        await reception.press("v", APOLLINE, BARNABE)
        await reception.shows(BARNABE, Shown.SEEN)
        await until(lambda: "n’a pas répondu à temps" in reception.band, "the band")
        reads_well(reception.band)
        middleman.heal()
        await all_sent(reception)
        assert await status_there(colleague, APOLLINE) is Status.SEEN
        assert await status_there(colleague, BARNABE) is Status.SEEN


@pytest.mark.parametrize("fault", [weather.cut_short, weather.reset_after], ids=["cut short", "reset"])
async def test_a_day_cut_in_the_middle_is_read_again(sit: Sit, middleman: Middleman, fault: Fault) -> None:
    """Half a day is never shown as the whole of it."""
    async with sit() as reception:
        middleman.when(fault, method="GET", path=r"/rdvs\?", times=4)
        await reception.sign_in()
        assert len(reception.rows) == 4
        await until(lambda: reception.band == "", "the end of the band")


async def test_the_platform_is_away_at_the_first_look(sit: Sit, middleman: Middleman) -> None:
    """In, but nothing has come yet: the page says that it waits, then fills."""
    async with sit() as reception:
        middleman.when(weather.page(503, "Maintenance"), method="GET")
        reception.type_in()
        assert await reception.submit() == ""
        await until(lambda: reception.band, "the band")
        reads_well(reception.band)
        assert len(reception.rows) == 0
        middleman.heal()
        await reception.day_shown()
        await until(lambda: reception.band == "", "the end of the band")


async def test_kiosk_is_closed_during_a_cut(sit: Sit, middleman: Middleman, colleague: ApiClient) -> None:
    """What was not sent leaves at the next start."""
    async with sit() as reception:
        await reception.sign_in()
        middleman.go_down()
        await reception.press("v", APOLLINE)
        await until(lambda: reception.unsent == "1 à envoyer", "what is to be sent")
        assert reception.parts.presenter.may_close() == "", "the memory keeps it"
    middleman.come_back()
    async with sit() as reception:
        await reception.sign_in()
        await all_sent(reception)
        assert await status_there(colleague, APOLLINE) is Status.SEEN
        await reception.shows(APOLLINE, Shown.SEEN)


async def slow(exchange: Exchange) -> None:
    """Passes, in pieces."""
    answer = await exchange.asked()
    for start in range(0, len(answer), 400):
        await exchange.say(answer[start : start + 400])


async def test_answers_in_small_pieces(sit: Sit, middleman: Middleman) -> None:
    middleman.when(slow)
    async with sit(deadlines=PATIENT) as reception:
        await reception.sign_in()
        assert reception.band == ""

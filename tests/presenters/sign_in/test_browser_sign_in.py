"""Signing in by the browser: the ways an instance has, the question, the answer, and what a lost session leaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from kiosk.domain.platform import failures
from kiosk.domain.platform.addresses import judged
from kiosk.domain.platform.failures import Unauthorised, UnauthorisedCause
from kiosk.domain.platform.sign_in import BY_CODE, Authorisation, WaysIn
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.presenters.sign_in.browser import BrowserSignIn
from kiosk.presenters.sign_in.ways_in import WaysFinder
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.presenters.work.notices import Notice
from kiosk.views.places import MAKERS
from tests.presenters.fakes import NOW, WHO, FakeDesk, RamPreferences, as_desk, rdv, settled

INSTANCE = "https://exemple.test"
BY_BROWSER = WaysIn(password=False, browser=True, application=True)
LOOPBACK = "http://127.0.0.1:8765/retour"


class Watched:
    """An application over a desk, what it opens, and what it says."""

    def __init__(self, desk: FakeDesk, site: SiteChoices | None = None, preferences: RamPreferences | None = None):
        self.desk = desk
        self.there_is_a_browser = True
        self.addresses: list[str] = []
        self.preferences = preferences or RamPreferences()
        self.application = ApplicationPresenter(
            as_desk(desk),
            desk.clock,
            self.preferences,
            MAKERS,
            site or SiteChoices(INSTANCE),
            open_address=self._open,
        )
        self.opened: list[FramePresenter] = []
        self.closed: list[str] = []
        self.failed: list[str] = []
        self.notices: list[Notice] = []
        self.application.opened.connect(self.opened.append)
        self.application.closed.connect(self.closed.append)
        self.application.sign_in.failed.connect(self.failed.append)
        self.application.notices.noticed.connect(self.notices.append)

    def _open(self, address: str) -> bool:
        self.addresses.append(address)
        return self.there_is_a_browser

    @property
    def browser(self) -> BrowserSignIn:
        return self.application.sign_in.browser

    @property
    def ways(self) -> WaysFinder:
        return self.application.sign_in.ways

    async def start(self) -> None:
        self.application.start()
        await settled(self.application.work.tasks)

    async def begin(self, stay: bool = False) -> None:
        self.application.sign_in.sign_in_by_browser(f" {INSTANCE}/ ", stay)
        await self.turn()

    async def answer(self, text: str) -> None:
        self.application.browser_answered(text)
        await self.turn()

    async def turn(self) -> None:
        """Lets what is under way go on, but for the ear, which waits for a browser."""
        for _ in range(12):
            await asyncio.sleep(0)


def nobody() -> FakeDesk:
    desk = FakeDesk(rdv(1, NOW))
    desk.who, desk.remembered, desk.ways = None, False, BY_BROWSER
    return desk


@pytest.fixture
async def watched() -> AsyncIterator[Watched]:
    made = Watched(nobody())
    await made.start()
    yield made
    await made.application.close()


# The ways


async def test_an_instance_is_asked_once(watched: Watched) -> None:
    said: list[WaysIn | None] = []
    watched.ways.changed.connect(lambda: said.append(watched.ways.ways))
    watched.application.sign_in.look_at(" exemple.test/ ")
    assert watched.ways.asking
    watched.application.sign_in.look_at(INSTANCE)
    await settled(watched.application.work.tasks)
    assert said == [None, BY_BROWSER]
    assert watched.desk.reads == [f"ways {INSTANCE}"]
    # So it is at another start, for who has a client id and for who has none.
    again = Watched(nobody(), SiteChoices(INSTANCE), watched.preferences)
    again.application.sign_in.look_at(INSTANCE)
    assert again.ways.ways == replace(BY_BROWSER, application=False)
    third = Watched(nobody(), SiteChoices(INSTANCE, applications=frozenset({INSTANCE})), watched.preferences)
    third.application.sign_in.look_at(INSTANCE)
    assert third.ways.ways == BY_BROWSER
    assert again.desk.reads == third.desk.reads == []
    await again.application.close()
    await third.application.close()


async def test_what_is_not_certain_is_not_remembered(watched: Watched) -> None:
    watched.desk.ways = WaysIn(password=True, browser=True, certain=False)
    watched.application.sign_in.look_at(INSTANCE)
    await settled(watched.application.work.tasks)
    assert watched.ways.ways == watched.desk.ways
    watched.ways.look_away()
    assert watched.ways.ways is None
    watched.application.sign_in.look_at(INSTANCE)
    await settled(watched.application.work.tasks)
    assert watched.desk.reads == [f"ways {INSTANCE}"] * 2


@pytest.mark.parametrize(("way", "password"), [("password", True), ("oauth", False)])
async def test_what_the_site_says_is_not_asked(way: str, password: bool) -> None:
    site = SiteChoices(INSTANCE, sign_in_at={f"{INSTANCE}/": way})  # type: ignore[dict-item]
    watched = Watched(nobody(), site)
    watched.application.sign_in.look_at(INSTANCE)
    assert watched.ways.ways == WaysIn(password=password, browser=not password)
    assert watched.desk.reads == []
    watched.application.sign_in.look_at("https://autre.test")
    assert watched.ways.asking
    await settled(watched.application.work.tasks)
    await watched.application.close()


async def test_an_instance_known_to_have_the_browser_only_is_not_asked(watched: Watched) -> None:
    watched.application.sign_in.look_at("https://rdv.anct.gouv.fr")
    assert watched.ways.ways == WaysIn(password=False, browser=True)
    assert watched.desk.reads == []


async def test_a_password_refused_where_there_is_another_way_says_so(watched: Watched) -> None:
    watched.desk.failure = failures.SignedOut(at_sign_in=True)
    for browser in (False, True):
        watched.desk.ways = WaysIn(password=True, browser=browser)
        watched.application.sign_in.look_at(f"https://{browser}.test")
        await settled(watched.application.work.tasks)
        watched.application.sign_in.sign_in(f"https://{browser}.test", "a@b.test", "x", False)
        await settled(watched.application.work.tasks)
        assert "mot de passe incorrect" in watched.failed[-1]
        assert ("que par le navigateur" in watched.failed[-1]) is browser
    watched.desk.failure = None


async def test_an_instance_that_cannot_be_asked_has_both(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(nobody(), SiteChoices(INSTANCE, applications=frozenset({INSTANCE})))

    async def silent(_instance: str) -> WaysIn:
        raise failures.TimedOut(sent=False)

    monkeypatch.setattr(watched.desk, "ways_in", silent)
    watched.application.sign_in.look_at(INSTANCE)
    await settled(watched.application.work.tasks)
    assert watched.ways.ways == WaysIn(password=True, browser=True, certain=False, application=True)
    await watched.application.close()


async def test_only_the_last_address_counts(watched: Watched) -> None:
    watched.application.sign_in.look_at("https://premier.test")
    watched.application.sign_in.look_at("https://second.test")
    await settled(watched.application.work.tasks)
    assert (watched.ways.address, watched.ways.ways) == ("https://second.test", BY_BROWSER)


async def test_what_is_no_address_is_said(watched: Watched) -> None:
    for typed, word in (("  ", "Indiquez l’adresse"), ("http://exemple.test", "n’est pas protégée")):
        watched.application.sign_in.look_at(typed)
        assert word in watched.failed[-1]
    assert watched.desk.reads == []


@pytest.mark.parametrize("failure", [failures.NotFound(), failures.SignedOut(at_sign_in=True), failures.Refused()])
async def test_a_way_that_is_not_offered_any_more_is_asked_about_again(
    watched: Watched, failure: failures.Failure
) -> None:
    """An instance of before has become one of today: its passwords are refused, and nothing else tells."""
    watched.desk.ways = before = WaysIn(password=True, browser=False)
    watched.application.sign_in.look_at(INSTANCE)
    await settled(watched.application.work.tasks)
    watched.desk.failure = failure
    for now, shown in (
        (before, before),
        (WaysIn(password=True, browser=True, certain=False), before),
        (BY_BROWSER, BY_BROWSER),
    ):
        watched.desk.ways = now
        watched.application.sign_in.sign_in(INSTANCE, "a@b.test", "x", False)
        await settled(watched.application.work.tasks)
        assert watched.ways.ways == shown
    watched.desk.failure = None
    watched.ways.look_away()
    watched.application.sign_in.look_at(INSTANCE)
    assert watched.ways.ways is not None, "what was found is remembered"
    assert not watched.ways.ways.password


# The question


async def test_the_browser_is_sent_to_the_instance_and_waited_for(watched: Watched) -> None:
    await watched.begin()
    assert watched.addresses == [f"{INSTANCE}/oauth/authorize?state=S0"]
    assert watched.browser.waiting
    assert watched.browser.opened
    assert not watched.browser.busy
    watched.browser.reopen()
    assert watched.addresses == [f"{INSTANCE}/oauth/authorize?state=S0"] * 2, (
        "the same question: either page answers it"
    )


@pytest.mark.parametrize(
    ("url", "instance"),
    [
        ("https://autre.test/oauth/authorize", INSTANCE),
        ("http://exemple.test/oauth/authorize", INSTANCE),
        ("https://exemple.test:8443/oauth/authorize", INSTANCE),
        ("https://exemple.test@autre.test/", INSTANCE),
        ("https://exemple.test.autre.test/", INSTANCE),
        ("file:///etc/passwd", INSTANCE),
        ("javascript:alert(1)", INSTANCE),
        ("http://exemple.test/oauth", "http://exemple.test"),
        ("https://exemple.test/\n", INSTANCE),
        ("https://[exemple.test/", INSTANCE),
        ("", INSTANCE),
    ],
)
def test_nothing_is_opened_but_the_instance(url: str, instance: str) -> None:
    assert not judged(url, instance).text
    assert judged("https://exemple.test/oauth/authorize?a=b%20c", INSTANCE).text
    assert judged("http://127.0.0.1:3000/oauth/authorize", "http://127.0.0.1:3000").text


async def test_an_address_that_may_not_be_opened_is_not(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    authorise = watched.desk.authorise

    async def elsewhere(instance: str) -> object:
        return replace(await authorise(instance), url="https://autre.test/oauth/authorize")

    monkeypatch.setattr(watched.desk, "authorise", elsewhere)
    await watched.begin()
    assert watched.addresses == []
    assert not watched.browser.opened


async def test_without_a_browser_the_address_is_there_to_be_copied(watched: Watched) -> None:
    watched.there_is_a_browser = False
    await watched.begin()
    assert watched.browser.waiting
    assert not watched.browser.opened
    assert watched.browser.address == watched.addresses[0]
    watched.there_is_a_browser = True
    watched.browser.reopen()
    assert watched.browser.opened


async def test_without_an_application_it_is_said_and_nothing_opens(watched: Watched) -> None:
    watched.desk.failure = Unauthorised(UnauthorisedCause.NO_APPLICATION)
    await watched.begin()
    assert "identifiant d’application" in watched.failed[0]
    assert "support" in watched.failed[0]
    assert not watched.browser.waiting
    assert watched.addresses == []


# The answer


async def test_the_answer_that_the_system_hands_over_opens_the_frame(watched: Watched) -> None:
    await watched.begin(stay=True)
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert len(watched.opened) == 1
    assert not watched.browser.waiting
    assert watched.desk.stays_signed_in
    assert watched.desk.who is not None
    assert watched.desk.who.by_browser
    await settled(watched.application.work.tasks)


async def test_a_code_that_is_pasted(watched: Watched) -> None:
    watched.desk.redirect_uri = BY_CODE
    await watched.begin()
    assert watched.browser.code_wanted
    watched.browser.answer("mauvais")
    await watched.turn()
    assert "Ce code n’est pas le bon" in watched.failed[0]
    assert watched.browser.waiting, "another may be pasted"
    watched.browser.answer("bon")
    await watched.turn()
    assert len(watched.opened) == 1
    await settled(watched.application.work.tasks)


async def test_the_answer_that_comes_back_to_this_machine(watched: Watched) -> None:
    watched.desk.redirect_uri = LOOPBACK
    await watched.begin()
    assert watched.desk.heard is not None
    watched.desk.heard.set_result(f"{LOOPBACK}?code=c&state=S0")
    await watched.turn()
    assert len(watched.opened) == 1
    await settled(watched.application.work.tasks)


async def test_after_a_failure_this_machine_is_listened_to_again(watched: Watched) -> None:
    watched.desk.redirect_uri = LOOPBACK
    await watched.begin()
    first = watched.desk.heard
    assert first is not None
    watched.desk.failure = failures.ServerFault(503)
    first.set_result(f"{LOOPBACK}?code=c&state=S0")
    await watched.turn()
    watched.desk.failure = None
    assert "indisponible" in watched.failed[0]
    assert watched.browser.waiting
    again = watched.desk.heard
    assert again is not None
    assert again is not first
    again.set_result(f"{LOOPBACK}?code=d&state=S0")
    await watched.turn()
    assert len(watched.opened) == 1
    await settled(watched.application.work.tasks)


async def test_a_question_put_while_the_ear_of_the_last_one_closes_is_listened_to(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    listened: list[str] = []
    closing = asyncio.Event()

    async def ear(authorisation: Authorisation) -> str:
        listened.append(authorisation.state)
        try:
            await asyncio.Event().wait()
            return ""
        finally:
            if len(listened) == 1:
                await closing.wait()  # its last page is on its way

    monkeypatch.setattr(watched.desk, "browser_answer", ear)
    watched.desk.redirect_uri = LOOPBACK
    await watched.begin()
    watched.browser.cancel()
    await watched.begin()
    assert listened == ["S0"], "one address, one ear"
    closing.set()
    await watched.turn()
    assert listened == ["S0", "S1"]
    assert watched.failed == []


async def test_an_address_that_is_taken_is_said(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    async def taken(_authorisation: object) -> str:
        raise Unauthorised(UnauthorisedCause.NOT_HEARD)

    monkeypatch.setattr(watched.desk, "browser_answer", taken)
    watched.desk.redirect_uri = LOOPBACK
    await watched.begin()
    assert "occupe l’adresse" in watched.failed[0]


async def test_an_answer_to_another_question_is_ignored_and_said(watched: Watched) -> None:
    await watched.begin()
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=autre")
    assert "elle est ignorée" in watched.failed[0]
    assert watched.browser.waiting, "the right one may still come"
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert len(watched.opened) == 1
    await settled(watched.application.work.tasks)


async def test_a_second_try_makes_the_first_a_stranger(watched: Watched) -> None:
    await watched.begin()
    await watched.begin()
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert "elle est ignorée" in watched.failed[0]
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S1")
    assert len(watched.opened) == 1
    await settled(watched.application.work.tasks)


async def test_an_answer_that_nobody_waits_for(watched: Watched) -> None:
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert "elle est ignorée" in watched.failed[0]
    assert watched.opened == []
    await watched.begin()
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    await settled(watched.application.work.tasks)
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert "elle est ignorée" in watched.notices[-1].text, "at work a notice says so, and nothing else happens"
    assert len(watched.opened) == 1


async def test_leaving_gives_it_up(watched: Watched) -> None:
    watched.desk.redirect_uri = LOOPBACK
    await watched.begin()
    heard = watched.desk.heard
    watched.application.sign_in.leave()
    await watched.turn()
    assert not watched.browser.waiting
    assert heard is not None
    assert heard.cancelled(), "nobody listens any more"
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert watched.opened == []


@pytest.mark.parametrize("cause", [UnauthorisedCause.DENIED, UnauthorisedCause.APPLICATION])
async def test_a_no_ends_the_waiting(watched: Watched, cause: UnauthorisedCause) -> None:
    await watched.begin()
    watched.desk.failure = Unauthorised(cause)
    await watched.answer("fr.rdv.kiosk:/callback?error=access_denied&state=S0")
    watched.desk.failure = None
    assert watched.failed == [sentence_at_the_door(Unauthorised(cause))]
    assert not watched.browser.waiting
    await watched.begin()
    assert watched.browser.waiting


@pytest.mark.parametrize(
    "failure",
    [
        failures.Unreachable(),
        failures.TimedOut(),
        failures.Throttled(30),
        failures.ServerFault(500),
        failures.Unintelligible(page=True),
        failures.SignedOut(),
        failures.MemoryLocked(),
    ],
)
async def test_the_network_leaves_the_question_standing(watched: Watched, failure: failures.Failure) -> None:
    await watched.begin()
    watched.desk.failure = failure
    await watched.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    watched.desk.failure = None
    assert watched.failed[0]
    assert "mot de passe" not in watched.failed[0]
    assert watched.browser.waiting
    assert not watched.browser.busy
    await watched.answer("fr.rdv.kiosk:/callback?code=d&state=S0")
    assert len(watched.opened) == 1
    await settled(watched.application.work.tasks)


@pytest.mark.expects_errors
async def test_a_fault_of_ours_is_said(watched: Watched) -> None:
    watched.desk.failure = RuntimeError("boum")
    await watched.begin()
    watched.desk.failure = None
    assert "Kiosk a rencontré un problème" in watched.failed[0]
    assert not watched.browser.busy


# A session that is lost


@pytest.fixture
async def at_work() -> AsyncIterator[Watched]:
    desk = FakeDesk(rdv(1, NOW))
    desk.who, desk.stays_signed_in, desk.ways = replace(WHO, by_browser=True, instance=INSTANCE), True, BY_BROWSER
    made = Watched(desk)
    await made.start()
    yield made
    await made.application.close()


async def test_the_desk_goes_on_and_says_so(at_work: Watched) -> None:
    (frame,) = at_work.opened
    assert frame.link.lost_text == ""
    changes: list[None] = []
    frame.link.changed.connect(lambda: changes.append(None))
    at_work.desk.set_sync(signed_out=True)
    assert at_work.closed == [], "nobody is taken away from their agenda"
    assert "a pris fin" in frame.link.lost_text
    assert changes
    at_work.desk.set_sync(connected=False)
    assert frame.link.cut_text == "", "one band, of what one can do something about"
    at_work.desk.set_sync(signed_out=False, connected=True)
    assert frame.link.lost_text == ""


async def test_one_key_opens_the_browser_again(at_work: Watched) -> None:
    (frame,) = at_work.opened
    frame.link.sign_in_again()
    assert at_work.closed == [], "only where the session is lost"
    at_work.desk.set_sync(signed_out=True)
    frame.link.sign_in_again()
    await at_work.turn()
    assert len(at_work.closed) == 1
    assert at_work.addresses == [f"{INSTANCE}/oauth/authorize?state=S0"]
    assert at_work.application.sign_in.stay, "who stayed signed in does so again"
    await at_work.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert at_work.opened == [frame, frame], "the very place that was left"
    assert at_work.desk.stays_signed_in
    await settled(at_work.application.work.tasks)


async def test_one_may_go_back_to_work_without(at_work: Watched) -> None:
    (frame,) = at_work.opened
    at_work.desk.set_sync(signed_out=True)
    frame.link.sign_in_again()
    await at_work.turn()
    assert at_work.application.sign_in.may_leave
    at_work.application.sign_in.leave()
    assert at_work.opened == [frame, frame]
    assert not at_work.browser.waiting
    assert frame.link.lost_text
    # The late answer says that it came to nothing.
    await at_work.answer("fr.rdv.kiosk:/callback?code=c&state=S0")
    assert "elle est ignorée" in at_work.notices[-1].text


def test_every_cause_has_its_own_words() -> None:
    said = {sentence_at_the_door(Unauthorised(cause)) for cause in UnauthorisedCause}
    assert len(said) == len(UnauthorisedCause)
    assert all(text.endswith(".") for text in said)

from __future__ import annotations

import asyncio

import pytest

from kiosk.domain.day.status import Action
from kiosk.domain.platform import failures
from kiosk.domain.platform.instances import PUBLIC, Instance
from kiosk.domain.writes.salvage import Salvage
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.site import SiteChoices, proposed
from kiosk.presenters.words.sentences import sentence, sentence_at_the_door, signed_out_elsewhere
from kiosk.presenters.work.notices import Notice
from kiosk.views.places import MAKERS
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NOW, WHO, FakeDesk, RamPreferences, as_desk, rdv, settled


class Watched:
    """An application signed out, and what it says."""

    def __init__(self, desk: FakeDesk, site: SiteChoices | None = None) -> None:
        self.desk = desk
        self.application = ApplicationPresenter(as_desk(desk), desk.clock, RamPreferences(), MAKERS, site)
        self.opened: list[FramePresenter] = []
        self.closed: list[str] = []
        self.failed: list[str] = []
        self.busy: list[bool] = []
        self.notices: list[Notice] = []
        self.application.opened.connect(self.opened.append)
        self.application.closed.connect(self.closed.append)
        self.application.sign_in.failed.connect(self.failed.append)
        self.application.sign_in.busy_changed.connect(self.busy.append)
        self.application.notices.noticed.connect(self.notices.append)

    async def start(self) -> None:
        self.application.start()
        await settled(self.application.work.tasks)

    async def sign_in(self, email: str = "claire@exemple.test", password: str = "un mot de passe") -> None:
        self.application.sign_in.sign_in(" https://exemple.test ", f" {email} ", password, False)
        await settled(self.application.work.tasks)


def nobody(*rdvs: object) -> FakeDesk:
    desk = FakeDesk(rdv(1, NOW))
    desk.who, desk.remembered = None, False
    return desk


async def test_without_a_kept_session_the_sign_in_page_comes() -> None:
    watched = Watched(
        nobody(), SiteChoices("https://a.test", (Instance("B", "https://b.test"), Instance("", "https://a.test")))
    )
    await watched.start()
    assert (watched.opened, watched.closed) == ([], [""])
    assert watched.application.sign_in.instance == "https://a.test"
    found = watched.application.sign_in.instances
    assert found[:2] == (Instance("", "https://a.test"), Instance("B", "https://b.test"))
    assert found[2:] == PUBLIC
    # The site's own is called by the name that everybody knows it by, and is there once.
    first = PUBLIC[2].url
    assert [one.name for one in proposed(f"{first}/", ())] == [
        PUBLIC[2].name,
        *(one.name for one in PUBLIC if one.url != first),
    ]
    await watched.application.close()


async def test_signing_in_opens_the_frame() -> None:
    watched = Watched(nobody())
    await watched.start()
    await watched.sign_in()
    assert watched.busy == [True, False]
    assert len(watched.opened) == 1
    assert watched.opened[0].page("agenda").board.state == "ready"
    await watched.application.close()


@pytest.mark.parametrize(
    ("instance", "email", "password", "word"),
    [("", "a@b.test", "x", "plateforme"), ("a.test", " ", "x", "e-mail"), ("a.test", "a@b.test", "", "mot de passe")],
)
async def test_what_is_missing_is_said_without_asking_the_platform(
    instance: str, email: str, password: str, word: str
) -> None:
    watched = Watched(nobody())
    watched.application.sign_in.sign_in(instance, email, password, False)
    assert word in watched.failed[0]
    assert watched.busy == []
    await watched.application.close()


@pytest.mark.parametrize(
    "failure",
    [
        failures.SignedOut(at_sign_in=True),
        failures.Unreachable(failures.UnreachableCause.UNKNOWN_HOST),
        failures.Unreachable(failures.UnreachableCause.CERTIFICATE),
        failures.Unintelligible(page=True),
        failures.ServerFault(500),
        failures.MemoryLocked(),
        failures.MemoryTooNew(),
    ],
    ids=repr,
)
async def test_what_goes_wrong_is_said_on_the_page(failure: failures.Failure) -> None:
    watched = Watched(nobody())
    watched.desk.failure = failure
    await watched.sign_in()
    assert watched.failed == [sentence_at_the_door(failure)]
    assert watched.busy == [True, False]
    assert (watched.opened, watched.notices) == ([], [])
    watched.desk.failure = None
    await watched.sign_in()
    assert len(watched.opened) == 1
    await watched.application.close()


async def test_a_401_at_sign_in_is_a_wrong_password_whatever_the_client_says() -> None:
    watched = Watched(nobody())
    watched.desk.failure = failures.SignedOut()
    await watched.sign_in()
    assert watched.failed == [sentence(failures.SignedOut(at_sign_in=True))]
    await watched.application.close()


@pytest.mark.expects_errors
async def test_a_fault_of_ours_at_sign_in_leaves_the_page_usable() -> None:
    watched = Watched(nobody())
    watched.desk.failure = ValueError("claire@exemple.test")
    await watched.sign_in()
    assert watched.failed[0].startswith("Kiosk a rencontré un problème")
    assert watched.busy == [True, False]
    await watched.application.close()


async def test_a_try_can_be_given_up_or_replaced() -> None:
    watched = Watched(nobody())
    page = watched.application.sign_in
    page.sign_in("a.test", "a@b.test", "x", False)
    page.cancel()
    await settled(watched.application.work.tasks)
    assert watched.busy == [True, False]
    assert watched.opened == []
    page.sign_in("a.test", "a@b.test", "x", False)
    await asyncio.sleep(0)
    page.sign_in("b.test", "a@b.test", "x", False)
    await settled(watched.application.work.tasks)
    assert len(watched.opened) == 1
    assert watched.busy == [True, False, True, False]
    assert page.instance == "b.test"
    await watched.application.close()


async def test_a_session_kept_but_a_memory_that_will_not_open() -> None:
    watched = Watched(FakeDesk())
    watched.desk.failure = failures.MemoryLocked()
    await watched.start()
    assert watched.closed == [sentence(failures.MemoryLocked())]
    assert watched.application.sign_in.reason == sentence(failures.MemoryLocked())
    await watched.application.close()


@pytest.mark.parametrize(
    ("salvage", "words", "never"),
    [
        (Salvage(0, 0), "Aucun geste non envoyé n’est perdu", "vérifiez"),
        (Salvage(1, 0), "Votre geste non envoyé est gardé", "peut-être"),
        (Salvage(10, 2), "Vos 10 gestes non envoyés sont gardés. 2 gestes non envoyés n’ont pas pu", "Rien de"),
        (Salvage(0, None), "peut-être perdus", "Rien de"),
    ],
)
async def test_a_memory_put_aside_is_said_with_what_became_of_what_was_done(
    salvage: Salvage, words: str, never: str
) -> None:
    watched = Watched(FakeDesk())
    watched.desk.salvage = salvage
    await watched.start()
    assert [n.key for n in watched.notices] == ["memory-salvage"]
    watched.desk.salvage = Salvage(0, 0)
    watched.desk.tell("memory")
    assert [n.key for n in watched.notices] == ["memory-salvage"] * 2, "while one works, too"
    assert words in watched.notices[0].text
    assert never not in watched.notices[0].text
    assert "support informatique" in watched.notices[0].text
    await watched.application.close()


class TestElsewhere:
    async def test_a_401_in_mid_session_leads_out_and_back_to_the_same_place(self, bench: Bench) -> None:
        closed: list[str] = []
        opened: list[FramePresenter] = []
        bench.application.closed.connect(closed.append)
        bench.application.opened.connect(opened.append)
        bench.frame.where.next_day()
        bench.desk.set_sync(signed_out=True)
        bench.desk.set_sync(busy=True)
        assert closed == [signed_out_elsewhere()]
        assert bench.application.sign_in.reason == signed_out_elsewhere()
        assert (bench.application.sign_in.email, bench.application.sign_in.instance) == (WHO.email, WHO.instance)
        bench.desk.set_sync(signed_out=False)
        bench.application.sign_in.sign_in(WHO.instance, WHO.email, "mot de passe", False)
        await bench.settle()
        assert opened == [bench.frame]
        assert bench.frame.where.day != bench.frame.where.today
        bench.desk.set_sync(signed_out=True)
        assert len(closed) == 2

    async def test_another_agent_gets_a_frame_of_their_own(self, bench: Bench) -> None:
        opened: list[FramePresenter] = []
        bench.application.opened.connect(opened.append)
        bench.desk.set_sync(signed_out=True)
        bench.desk.next_agent_id = 10
        bench.application.sign_in.sign_in(WHO.instance, "autre@exemple.test", "mot de passe", False)
        await bench.settle()
        assert opened[0] is not bench.frame
        assert not bench.frame.ticker.running
        assert opened[0].page("agenda").board.state == "ready"


class TestLeaving:
    async def test_closing_is_free_when_nothing_is_lost(self, bench: Bench) -> None:
        assert bench.application.may_close() == ""
        bench.desk.unsent_count = 3
        assert bench.application.may_close() == ""

    async def test_closing_asks_when_gestures_would_die(self, bench: Bench) -> None:
        bench.desk.memory_durable = False
        bench.desk.unsent_count = 1
        assert bench.application.may_close().startswith("Un geste n’est pas encore envoyé")
        bench.desk.unsent_count = 3
        assert bench.application.may_close().startswith("3 gestes ne sont pas encore envoyés")

    async def test_signing_out(self, bench: Bench) -> None:
        closed: list[str] = []
        bench.application.closed.connect(closed.append)
        bench.desk.unsent_count = 2
        bench.frame.sign_out()
        await bench.settle()
        assert bench.desk.signed == ["out"]
        assert closed == [
            "2 gestes restent à envoyer\u00a0: ils sont gardés jusqu’à votre prochaine connexion sur ce poste."
        ]
        assert bench.application.frame is None
        assert not bench.frame.ticker.running

    async def test_what_left_at_the_last_moment_is_not_said_to_remain(self, bench: Bench) -> None:
        closed: list[str] = []
        bench.application.closed.connect(closed.append)
        bench.desk.unsent_count, bench.desk.sent_on_leaving = 2, 2
        bench.frame.sign_out()
        await bench.settle()
        assert closed == [""]

    async def test_signing_out_asks_when_gestures_would_die(self, bench: Bench) -> None:
        bench.desk.memory_durable = False
        bench.desk.unsent_count = 1
        bench.frame.sign_out()
        await bench.settle()
        assert bench.desk.signed == []
        bench.asked[0].accept()
        await bench.settle()
        assert bench.desk.signed == ["out"]

    async def test_a_gesture_under_way_is_carried_through_a_sign_out(self, bench: Bench) -> None:
        bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
        bench.frame.sign_out()
        await bench.settle()
        assert len(bench.desk.batches) == 1
        assert bench.notices == [], "nobody is there to hear of it"

    async def test_close_is_quiet_in_the_middle_of_everything(self, bench: Bench) -> None:
        bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
        bench.frame.link.refresh()
        bench.frame.where.next_day()
        bench.frame.journal.undo()
        bench.application.sign_in.sign_in(WHO.instance, WHO.email, "mot de passe", False)
        await bench.application.close()
        assert bench.application.work.tasks.names == ()
        assert [n.kind for n in bench.notices if n.kind == "error"] == []

"""A desk that locks: who goes on, by what, and what each wrong try is told."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk.types import LockRules
from kiosk.domain.platform.failures import KeyringMissing, TimedOut
from kiosk.domain.platform.sign_in import BY_SCHEME
from kiosk.presenters.frame.site import SiteChoices
from kiosk.presenters.lock.page import LockPresenter, Way
from tests.presenters.fakes import NOW, WHO, FakeDesk, rdv, settled
from tests.presenters.frame.test_application import Watched


class Locked(Watched):
    """At work, and locked from time to time."""

    def __init__(self, desk: FakeDesk, site: SiteChoices | None = None) -> None:
        super().__init__(desk, site)
        self.locks: list[int] = []
        self.application.locked.connect(lambda: self.locks.append(1))

    @property
    def lock(self) -> LockPresenter:
        return self.application.lock

    async def turn(self) -> None:
        await settled(self.application.work.tasks)

    async def tries(self, typed: str) -> str:
        while self.lock.wait:
            self.lock.second()
        self.lock.unlock(typed)
        await self.turn()
        return self.lock.said


async def at_work(code: str = "", site: SiteChoices | None = None, **who: object) -> Locked:
    desk = FakeDesk(rdv(1, NOW))
    desk.who = replace(WHO, **who)  # type: ignore[arg-type]
    desk.lock.codes.code = code
    made = Locked(desk, site)
    await made.start()
    return made


async def test_the_password_gives_the_same_frame_back_and_a_code_is_offered_once() -> None:
    made = await at_work()
    (frame,) = made.opened
    assert made.application.idle.running
    frame.lock()
    await made.turn()
    assert (made.locks, made.lock.on, made.application.idle.running) == ([1], True, False)
    assert made.desk.lock.noted == ["seen", "locked"]
    assert made.lock.who_text == "Claire Renaud"
    assert await made.tries("") == "Saisissez votre mot de passe."
    assert "bon mot de passe" in await made.tries("un autre")
    assert made.locks == [1]
    made.application.lock_now()
    assert made.locks == [1], "it is locked already"
    assert await made.tries("un mot de passe") == ""
    assert made.opened == [frame, frame]
    assert made.desk.lock.noted[-1] == "seen"
    assert made.notices[-1].action == "Choisir un code"
    before = len(made.notices)
    frame.lock()
    await made.turn()
    await made.tries("un mot de passe")
    assert len(made.notices) == before
    await made.application.close()


async def test_five_wrong_codes_leave_the_password_and_each_is_answered_later() -> None:
    made = await at_work("renard42")
    made.application.lock_now()
    await made.turn()
    assert made.lock.way is Way.CODE
    waits, said = [], []
    for _ in range(5):
        said.append(await made.tries("7291"))
        waits.append(made.lock.wait)
    assert [text.partition(". ")[2] for text in said[:4]] == [
        *(f"Il reste {left} essais." for left in (4, 3, 2)),
        "Il reste un essai.",
    ]
    assert (made.lock.way, made.lock.may_code) == (Way.PASSWORD, False)
    assert "Saisissez votre mot de passe" in said[4]
    assert waits == sorted(waits)
    assert waits[-1] > 0
    made.lock.unlock("un mot de passe")
    assert not made.lock.busy, "not before its time"
    await made.tries("un mot de passe")
    assert not made.lock.on
    await made.application.close()


async def test_the_code_opens_through_a_cut_and_says_so_where_the_password_cannot() -> None:
    made = await at_work("renard42")
    made.desk.set_sync(connected=False)
    made.desk.lock.failure = TimedOut(sent=False)
    made.application.lock_now()
    await made.turn()
    assert made.lock.link_text
    made.lock.choose(Way.PASSWORD)
    assert (await made.tries("un mot de passe")).endswith("Votre code de ce poste ouvre sans la plateforme.")
    made.lock.choose(Way.CODE)
    made.desk.lock.codes.failure = KeyringMissing()
    assert await made.tries("renard42"), "a try that cannot be counted"
    assert made.lock.on
    made.desk.lock.codes.failure = None
    await made.tries("renard42")
    assert not made.lock.on
    assert not [one for one in made.notices if one.action], "who has a code is offered none"
    await made.application.close()


async def test_who_came_by_the_browser_goes_on_by_it_and_back_is_the_locked_desk() -> None:
    made = await at_work(by_browser=True)
    made.desk.redirect_uri = BY_SCHEME
    made.application.lock_now()
    await made.turn()
    assert made.lock.way is Way.BROWSER
    made.lock.choose(Way.BROWSER)
    await made.turn()
    assert made.closed == ["Kiosk est verrouillé."]
    made.application.sign_in.leave()
    assert made.locks == [1, 1]
    assert len(made.opened) == 1
    made.lock.choose(Way.BROWSER)
    await made.turn()
    made.application.browser_answered("bon")
    await made.turn()
    assert not made.lock.on
    assert made.opened[0] is made.opened[-1]
    await made.application.close()


async def test_what_the_platform_has_ended_opens_with_nothing() -> None:
    made = await at_work("renard42", by_browser=True)
    made.application.lock_now()
    await made.turn()
    made.desk.set_sync(signed_out=True)
    await made.turn()
    assert made.closed == [], "behind the lock nothing is said"
    await made.tries("renard42")
    assert len(made.closed) == 1
    assert len(made.opened) == 1
    await made.application.close()


async def test_a_session_that_is_found_comes_up_locked() -> None:
    desk = FakeDesk(rdv(1, NOW))
    desk.lock.found_locked = True
    desk.lock.rules = LockRules(show_names=False)
    made = Locked(desk, SiteChoices(accounts=((WHO.email, "pour tous"),)))
    await made.start()
    assert (made.locks, made.opened, made.closed) == ([1], [], [])
    assert (made.lock.who_text, made.lock.shown_password) == ("", "pour tous")
    await made.tries("un mot de passe")
    assert len(made.opened) == 1
    await made.application.close()


async def test_idle_minutes_lock_whatever_page_there_is_to_come_back_from() -> None:
    made = await at_work(by_browser=True)
    made.desk.set_sync(signed_out=True)
    made.opened[0].link.sign_in_again()
    await made.turn()
    assert made.application.sign_in.leave_words == "Revenir à l’agenda"
    made.application.idle.expired.emit()
    await made.turn()
    assert made.application.sign_in.leave_words == "Revenir à l’écran verrouillé"
    made.application.sign_in.leave()
    assert (made.locks, len(made.opened)) == ([1], 1)
    await made.application.close()


async def test_a_code_is_typed_twice_and_is_none_that_is_guessed() -> None:
    made = await at_work()
    code = made.opened[0].code
    code.open()
    await made.turn()
    told: list[int] = []
    code.made.connect(lambda: told.append(1))
    for typed, again, said in (
        ("12", "12", "Un code a de 4 à 8"),
        ("72-9é", "72-9é", ""),  # the row of digits without Shift
        ("1234", "1234", "Ce code se devine"),
        ("renaud", "renaud", "votre nom"),
        ("renard42", "renard43", "pas les mêmes"),
        ("renard42", "RENARD42", ""),
    ):
        code.make(typed, again)
        await made.turn()
        assert said in code.said, typed
        assert bool(code.said) is bool(said), typed
    assert told == [1, 1]
    assert made.notices[-1].text == "Votre code ouvre ce poste pour 12 h"
    made.desk.lock.codes.failure = KeyringMissing()
    code.make("k7m2", "k7m2")
    await made.turn()
    assert code.said
    await made.application.close()

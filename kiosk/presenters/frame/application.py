"""The application as a whole: signed out, at work or locked, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.domain.platform.failures import Unauthorised, UnauthorisedCause
from kiosk.domain.text.language import tr
from kiosk.presenters.around.around import Maker
from kiosk.presenters.around.preferences import Preferences
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.frames import Frames
from kiosk.presenters.frame.site import KNOWN_WAYS, SiteChoices, proposed
from kiosk.presenters.kept.page import KeptPresenter
from kiosk.presenters.lock.idle import Idle
from kiosk.presenters.lock.page import LockPresenter
from kiosk.presenters.sign_in.browser import BrowserSignIn
from kiosk.presenters.sign_in.page import SignInPresenter
from kiosk.presenters.sign_in.ways_in import WaysFinder
from kiosk.presenters.switch.door import Door
from kiosk.presenters.switch.end_of_day import EndOfDay, ended_text
from kiosk.presenters.switch.page import SwitchPresenter
from kiosk.presenters.words.memory_sentences import salvage_text
from kiosk.presenters.words.sentences import sentence_at_the_door, session_lost, signed_out_elsewhere
from kiosk.presenters.work.leaving import kept_text, loss_question
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.questions import Questions
from kiosk.presenters.work.tasks import Crashed, Ok, Outcome, RefusedBy, Tasks
from kiosk.presenters.work.typed import begun_text
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import Desk, SignedAgent


class Found(Enum):
    """Who was found signed in at the start."""

    NOBODY = auto()
    LOCKED = auto()
    AT_WORK = auto()


class ApplicationPresenter(QObject):
    """Leads from the sign-in page to the frame and back. Owns every task and timer of the presenters."""

    opened = Signal(object)
    """The FramePresenter to show; the same object again when the same agent comes back after a 401."""
    closed = Signal(str)
    """The sign-in page is to be shown; the text says why, empty at an ordinary start."""
    locked = Signal()
    """The page of the lock is to be shown, and nothing of anyone."""
    switching = Signal()
    """The names of those who share the desk are to be shown, and nothing else of anyone."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        preferences: Preferences,
        makers: Mapping[str, Maker],
        site: SiteChoices | None = None,
        parent: QObject | None = None,
        *,
        open_address: Callable[[str], bool] = lambda _address: False,
    ) -> None:
        """``makers``: how the presenters of the pages are made, by their places.

        ``open_address`` has the system's browser open an address; False where there is none.
        """
        super().__init__(parent)
        self._desk = desk
        self._site = site or SiteChoices()
        self.notices = Notices(self)
        self.work = Work.begin(desk, clock, Tasks(self.notices), self.notices, Questions(self))
        self.sign_in = SignInPresenter(
            self.work,
            WaysFinder(
                self.work,
                preferences,
                usual=self._site.sign_in,
                configured=KNOWN_WAYS | dict(self._site.sign_in_at),
                applications=self._site.applications,
                parent=self,
            ),
            BrowserSignIn(self.work, open_address, self),
            instance=self._site.instance,
            instances=proposed(self._site.instance, self._site.instances),
            accounts=self._site.accounts,
            parent=self,
        )
        self.kept = KeptPresenter(self.work, self._site.show_names, self)
        self.kept.erase_mine_wanted.connect(self._erase_mine)
        self.sign_in.succeeded.connect(self._open)
        self.lock = LockPresenter(self.work, self._hour, dict(self._site.accounts), self, outside=self._outside)
        self.lock.unlocked.connect(self._open)
        self.lock.ended.connect(self._prove_anew)
        self.lock.browser_wanted.connect(self._unlock_by_browser)
        self.lock.change_wanted.connect(self.change_agent)
        self.switch = SwitchPresenter(self.work, self._hour, self._loss, self)
        self.switch.chosen.connect(self._let_nobody_back)
        self.switch.opened.connect(self._open)
        self.door = Door(self.work, self.sign_in, self.switch, self)
        self.door.left.connect(self._back_to_work)
        self.door.closed.connect(self.closed)
        self.door.switching.connect(self.switching)
        self.end_of_day = EndOfDay(self.work, self)
        self.end_of_day.due.connect(self._end_day)
        self.end_of_day.over.connect(self._day_over)
        self.idle = Idle(desk.lock.clock, desk.lock.rules.idle, self, glance=desk.lock.rules.glance)
        self.idle.left_alone.connect(lambda: self.frame.discretion.left_alone() if self.frame is not None else None)
        self.idle.touched.connect(lambda: self.frame.discretion.touched() if self.frame is not None else None)
        self.idle.expired.connect(self.lock_now)
        self.idle.seen.connect(self._seen)
        self.work.follow(lambda change: self._tell_salvage() if change.kind == "memory" else None)
        self._code_offered_to: SignedAgent | None = None
        self._frames = Frames(self.work, makers, preferences, self._site, self.end_of_day, self._take_in, self)
        self._at_work = False  # the frame is what is shown
        self._lost = False  # something that was begun went with the day

    @property
    def frame(self) -> FramePresenter | None:
        """That of who is at work, or was when the desk was locked."""
        return self._frames.shown

    def start(self) -> None:
        """Opens the session that was to be kept, without waiting for the network; else shows the sign-in page."""
        self.end_of_day.start()
        self.work.tasks.run("resume", self._resume(), done=self._resumed)

    def lock_now(self) -> None:
        """Hides everything until who is signed in proves who they are; nothing where nobody is, or it is hidden."""
        hidden = self.sign_in.may_leave or (self.switch.on and bool(self.switch.leave_words))
        if self._desk.who is None or self.lock.on or not (self._at_work or hidden):
            return
        shown, self._at_work = self._at_work, False
        self._begin_lock()
        if shown:
            self.locked.emit()
        elif self.switch.on:
            self.switch.expect_back(tr("Revenir à l’écran verrouillé"))
        elif not self.door.among_names:
            self.sign_in.expect_back(tr("Revenir à l’écran verrouillé"))

    def may_close(self) -> str:
        """Empty, or the question to ask before the window closes."""
        return loss_question(self._desk, self.frame.begun() if self.frame is not None else None)

    def _loss(self) -> str:
        return loss_question(self._desk)  # what is being written is kept

    def browser_answered(self, address: str) -> None:
        """The system handed over an address of Kiosk's own, at which the browser came back."""
        if self._at_work or self.switch.on:
            self.notices.warning(sentence_at_the_door(Unauthorised(UnauthorisedCause.STRAY)))
        else:
            self.sign_in.browser.answer(address)

    async def close(self) -> None:
        """Ends every task and timer, then the desk. Nothing is emitted afterwards."""
        self.idle.stop()
        self.end_of_day.stop()
        self.lock.end()
        if self.frame is not None:
            self.frame.stop()
        await self.work.tasks.close()
        await self._desk.close()

    async def _resume(self) -> Found:
        if not await self._desk.resume():
            return Found.NOBODY
        return Found.LOCKED if await self._desk.lock.is_found_locked() else Found.AT_WORK

    def _resumed(self, outcome: Outcome[Found]) -> None:
        match outcome:
            case Ok(Found.AT_WORK):
                self._open()
            case Ok(Found.LOCKED):
                self._begin_lock()
                self.locked.emit()
            case RefusedBy(failure):
                self._close(sentence_at_the_door(failure))
            case Crashed():
                self._close(tr("La session gardée n’a pas pu être rouverte. Connectez-vous."))
            case _:
                self._close(ended_text(self._desk.agents.day_ended, self.work.clock.now()))

    def _open(self) -> None:
        was_locked, has_code = self.lock.on, self.lock.may_code
        self.lock.end()
        self.switch.end()
        self.door.among_names = False
        who = self._desk.who
        assert who is not None
        new, left = self._frames.open(who)
        self._back_to_work()
        if left:
            self.notices.info(tr("Ce que vous aviez commencé est gardé\u00a0: {}").format(begun_text(left)))
        if was_locked and not new and not has_code:
            self._offer_code()
        if new:
            self._tell_salvage()

    def _take_in(self, frame: FramePresenter) -> None:
        frame.link.signed_out.connect(self._signed_out_elsewhere)
        frame.link.sign_in_again_wanted.connect(self._sign_in_again)
        frame.sign_out_wanted.connect(self._sign_out)
        frame.lock_wanted.connect(self.lock_now)
        frame.change_wanted.connect(self.change_agent)
        frame.outside_changed.connect(self.lock.changed)

    def _tell_salvage(self) -> None:
        """What became of what was done here, where the memory could not be read any more."""
        if (salvage := self._desk.salvage) is not None:
            self.notices.error(salvage_text(salvage), key="memory-salvage")

    def _back_to_work(self) -> None:
        """Back from a sign-in, or from a page that only asked for one."""
        if self.lock.on:
            self.locked.emit()
        elif self.frame is not None:
            self._at_work = True
            self.idle.start()
            self._seen()
            self.opened.emit(self.frame)

    # Locked

    def _hour(self) -> datetime:
        """Now, in the zone of the organisation where it is known."""
        return self.frame.where.now if self.frame is not None else self.work.clock.now()

    def _outside(self) -> str:
        return self.frame.outside() if self.frame is not None else ""

    def _begin_lock(self) -> None:
        self.idle.stop()
        self.lock.begin()
        self.work.tasks.run("lock.locked", self._desk.lock.locked(), to_the_end=True)

    def _seen(self) -> None:
        self.work.tasks.run("lock.seen", self._desk.lock.seen(), to_the_end=True)

    def _offer_code(self) -> None:
        """Once a session, after what took longer than a code."""
        frame, who = self.frame, self._desk.who
        if frame is not None and who is not None and not who.is_also(self._code_offered_to):
            self._code_offered_to = who
            said = tr("Un code court déverrouille plus vite, même sans réseau.")
            self.notices.info(said, tr("Choisir un code"), frame.code.open)

    def _prove_anew(self) -> None:
        """The platform has ended the session: neither code nor former password opens anything of it."""
        who = self._desk.who
        self.lock.end()
        self._close(signed_out_elsewhere())
        if who is not None and who.by_browser:
            self.sign_in.sign_in_by_browser(who.instance, self._desk.stays_signed_in)

    def _unlock_by_browser(self) -> None:
        who = self._desk.who
        assert who is not None
        stays = self._desk.stays_signed_in
        self._close(tr("Kiosk est verrouillé."), leave_words=tr("Revenir à l’écran verrouillé"))
        self.sign_in.sign_in_by_browser(who.instance, stays)

    def be_discreet(self) -> None:
        """Shows initials where names are shown, and names again."""
        if self._at_work and self.frame is not None:
            self.frame.discretion.toggle()

    # Somebody else

    def change_agent(self) -> None:
        """Shows who works at this desk in the place of whatever is shown; nothing of who is at work is seen meanwhile.

        As long as nobody is chosen they may go back.
        """
        back = tr("Revenir à l’agenda") if self._at_work else tr("Revenir à l’écran verrouillé") if self.lock.on else ""
        self._at_work = False
        self.door.show_names(back)

    def _let_nobody_back(self, _: SignedAgent) -> None:
        """Somebody is chosen: who was at work leaves the screen for good, and comes back by proving who they are."""
        if self.switch.leave_words and not self.lock.on:
            self._begin_lock()
            self.switch.expect_back(tr("Revenir à l’écran verrouillé"))

    def _end_day(self) -> None:
        """Nothing of anyone is shown any more, nor kept of what they had begun."""
        self.idle.stop()
        self.door.put_away()
        self._lost = self._frames.forget()

    def _day_over(self) -> None:
        self.lock.end()
        said = ended_text(self._desk.agents.day_ended, self.work.clock.now())
        if self._lost:
            said += " " + tr("Ce qui était en cours de saisie n’a pas été gardé.")
        self._lost = False
        self._close(said)

    def _signed_out_elsewhere(self) -> None:
        # The frame and the memory stay as they are: the same agent finds their place again.
        who = self._desk.who
        if who is not None and who.by_browser:
            return  # they go on from memory: the frame says so all along, and offers to sign in again
        self._close(signed_out_elsewhere())

    def _sign_in_again(self) -> None:
        who = self._desk.who
        assert who is not None
        self._close(session_lost(), leave_words=tr("Revenir à l’agenda"))
        self.sign_in.sign_in_by_browser(who.instance, self._desk.stays_signed_in)

    def _sign_out(self) -> None:
        durable = self._desk.memory_durable
        self.idle.stop()
        self._frames.drop()
        self.work.tasks.run("sign_out", self._desk.sign_out(), done=lambda outcome: self._signed_out(outcome, durable))

    def _erase_mine(self) -> None:
        if self._desk.who is None:
            return  # the question has outlived the session
        self._frames.drop()
        self.work.tasks.run("erase mine", self._desk.memories.erase_mine(), done=self._erased)

    def _erased(self, outcome: Outcome[int]) -> None:
        if isinstance(outcome, Ok):
            self._close(tr("Vos données ont été effacées de ce poste."))
        else:
            self._close(
                tr(
                    "Tout n’a pas pu être effacé de ce poste : Kiosk recommence de lui-même. "
                    "Si cela dure, prévenez votre support informatique."
                )
            )

    def _signed_out(self, outcome: Outcome[int], durable: bool) -> None:
        if isinstance(outcome, RefusedBy):
            self.notices.failure(outcome.failure)
        # Counted at the end: what was still to be sent had its last chance meanwhile.
        self._close(kept_text(outcome.value) if isinstance(outcome, Ok) and durable else "")

    def _close(self, reason: str, *, leave_words: str = "") -> None:
        self._at_work = False
        self.door.put_away()
        who = self._desk.who
        if who is not None:
            if not leave_words:
                self.idle.stop()
                # What the platform has ended is not found open at the next start either.
                self.work.tasks.run("lock.locked", self._desk.lock.locked(), to_the_end=True)
            named = self._desk.lock.rules.show_names or not self.lock.on
            self.sign_in.expect(
                reason,
                instance=who.instance,
                email=who.email if named else "",
                stay=self._desk.stays_signed_in,
                leave_words=leave_words,
            )
            self.closed.emit(reason)
        else:
            self.idle.stop()
            self.door.open(reason)

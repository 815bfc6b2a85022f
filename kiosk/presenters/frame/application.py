"""The application as a whole: signed out, at work or locked, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.domain.day.board import Thresholds
from kiosk.domain.platform.failures import Unauthorised, UnauthorisedCause
from kiosk.domain.platform.instances import PUBLIC, Instance
from kiosk.domain.text.language import tr
from kiosk.presenters.around.around import Maker
from kiosk.presenters.around.preferences import SEEN, AgentPreferences, Preferences
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.leaving import kept_text, loss_question
from kiosk.presenters.kept.page import KeptPresenter
from kiosk.presenters.lock.idle import Idle
from kiosk.presenters.lock.page import LockPresenter
from kiosk.presenters.sign_in.browser import BrowserSignIn
from kiosk.presenters.sign_in.page import SignInPresenter
from kiosk.presenters.sign_in.ways_in import Configured, WaysFinder
from kiosk.presenters.words.sentences import sentence_at_the_door, session_lost, signed_out_elsewhere
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.questions import Questions
from kiosk.presenters.work.tasks import Crashed, Ok, Outcome, RefusedBy, Tasks
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import Desk


_KNOWN_WAYS: dict[str, Configured] = {one.url: "oauth" for one in PUBLIC if one.by_browser}


@dataclass(frozen=True, slots=True)
class SiteChoices:
    """What the site's configuration says that the screens need."""

    instance: str = ""
    instances: tuple[Instance, ...] = ()
    """Those of the site, proposed before those that everybody may use."""
    sign_in: Configured = "auto"
    """How instances let people in, for those of which ``sign_in_at`` says nothing else."""
    sign_in_at: Mapping[str, Configured] = field(default_factory=dict)
    applications: frozenset[str] = frozenset()
    """The instances, as normalised, for which the site has a client id."""
    accounts: tuple[tuple[str, str], ...] = ()
    """Of a demonstration: e-mails and passwords to be typed in the browser."""
    organisation_id: int | None = None
    lieu_id: int | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    fiction_numbers: bool = False  # whether the platform takes telephone numbers of fiction
    open_hosts: tuple[str, ...] = ()  # whose pages are opened besides the instance's
    show_names: bool = True  # whether a desk says who works at it


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
        self._preferences = preferences
        self._makers = makers
        self._site = site or SiteChoices()
        self.notices = Notices(self)
        self.work = Work.begin(desk, clock, Tasks(self.notices), self.notices, Questions(self))
        self.sign_in = SignInPresenter(
            self.work,
            WaysFinder(
                self.work,
                preferences,
                usual=self._site.sign_in,
                configured=_KNOWN_WAYS | dict(self._site.sign_in_at),
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
        self.sign_in.left.connect(self._back_to_work)
        self.lock = LockPresenter(self.work, self._hour, dict(self._site.accounts), self)
        self.lock.unlocked.connect(self._open)
        self.lock.ended.connect(self._prove_anew)
        self.lock.browser_wanted.connect(self._unlock_by_browser)
        self.lock.change_wanted.connect(self._change_agent)
        self.idle = Idle(desk.lock.clock, desk.lock.rules.idle, self)
        self.idle.expired.connect(self.lock_now)
        self.idle.seen.connect(self._seen)
        self._code_offered_to: tuple[str, int] | None = None
        self.frame: FramePresenter | None = None
        self._frame_of: tuple[str, int] | None = None
        self._at_work = False  # the frame is what is shown

    def start(self) -> None:
        """Opens the session that was to be kept, without waiting for the network; else shows the sign-in page."""
        self.work.tasks.run("resume", self._resume(), done=self._resumed)

    def lock_now(self) -> None:
        """Hides everything until who is signed in proves who they are; nothing where nobody is, or it is hidden."""
        if self._desk.who is None or self.lock.on or not (self._at_work or self.sign_in.may_leave):
            return
        shown, self._at_work = self._at_work, False
        self._begin_lock()
        if shown:
            self.locked.emit()
        else:
            self.sign_in.expect_back(tr("Revenir à l’écran verrouillé"))

    def may_close(self) -> str:
        """Empty, or the question to ask before the window closes."""
        return loss_question(self._desk)

    def browser_answered(self, address: str) -> None:
        """The system handed over an address of Kiosk's own, at which the browser came back."""
        if self._at_work:
            self.notices.info(sentence_at_the_door(Unauthorised(UnauthorisedCause.STRAY)))
        else:
            self.sign_in.browser.answer(address)

    async def close(self) -> None:
        """Ends every task and timer, then the desk. Nothing is emitted afterwards."""
        self.idle.stop()
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
                self._close("")

    def _open(self) -> None:
        was_locked, has_code = self.lock.on, self.lock.may_code
        self.lock.end()
        owner = self._owner()
        new = self.frame is None or owner != self._frame_of
        if new:
            self._drop_frame()
            self.frame = FramePresenter(
                self.work,
                self._makers,
                AgentPreferences(self._preferences, *owner),
                self._site.thresholds,
                first_organisation_id=self._site.organisation_id,
                first_lieu_id=self._site.lieu_id,
                fiction_numbers=self._site.fiction_numbers,
                open_hosts=self._site.open_hosts,
                parent=self,
            )
            self._frame_of = owner
            AgentPreferences(self._preferences, *owner).set(SEEN, self.work.clock.now().date().isoformat())
            self.frame.link.signed_out.connect(self._signed_out_elsewhere)
            self.frame.link.sign_in_again_wanted.connect(self._sign_in_again)
            self.frame.sign_out_wanted.connect(self._sign_out)
            self.frame.lock_wanted.connect(self.lock_now)
            self.frame.start()
        self._back_to_work()
        if was_locked and not has_code:
            self._offer_code()
        if new and self._desk.memory_set_aside is not None:
            self.notices.error(
                tr(
                    "Les données gardées sur ce poste ne pouvaient plus être lues. Elles sont mises de côté, "
                    "avec peut-être des gestes non envoyés\u202f; prévenez votre support informatique."
                ),
                key="memory-set-aside",
            )

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

    def _begin_lock(self) -> None:
        self.idle.stop()
        self.lock.begin()
        self.work.tasks.run("lock.locked", self._desk.lock.locked(), to_the_end=True)

    def _seen(self) -> None:
        self.work.tasks.run("lock.seen", self._desk.lock.seen(), to_the_end=True)

    def _offer_code(self) -> None:
        """Once a session, after what took longer than a code."""
        frame, owner = self.frame, self._owner()
        if frame is not None and owner != self._code_offered_to:
            self._code_offered_to = owner
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

    def _change_agent(self) -> None:
        self._close("", leave_words=tr("Revenir à l’écran verrouillé"), somebody_else=True)

    def _drop_frame(self) -> None:
        if self.frame is not None:
            self.frame.stop()
            # Not deleted: a gesture under way still speaks through it, and it goes with the last of them.
            self.frame.setParent(None)
            self.frame, self._frame_of = None, None

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
        self._drop_frame()
        self.work.tasks.run("sign_out", self._desk.sign_out(), done=lambda outcome: self._signed_out(outcome, durable))

    def _erase_mine(self) -> None:
        if self._desk.who is None:
            return  # the question has outlived the session
        self._drop_frame()
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

    def _owner(self) -> tuple[str, int]:
        who = self._desk.who
        assert who is not None
        return who.instance, who.agent_id

    def _close(self, reason: str, *, leave_words: str = "", somebody_else: bool = False) -> None:
        self._at_work = False
        who = self._desk.who
        if who is not None:
            if not leave_words:
                self.idle.stop()
                # What the platform has ended is not found open at the next start either.
                self.work.tasks.run("lock.locked", self._desk.lock.locked(), to_the_end=True)
            named = not somebody_else and (self._desk.lock.rules.show_names or not self.lock.on)
            self.sign_in.expect(
                reason,
                instance=who.instance,
                email=who.email if named else "",
                stay=self._desk.stays_signed_in and not somebody_else,
                leave_words=leave_words,
            )
        else:
            self.idle.stop()
            self.sign_in.expect(reason)
        self.closed.emit(reason)


def proposed(usual: str, own: tuple[Instance, ...]) -> tuple[Instance, ...]:
    """The instances to choose among: the site's usual one, its others, then those that everybody may use."""
    usual = usual.strip().rstrip("/")
    names = {one.url: one.name for one in (*own, *PUBLIC) if one.name}
    first = (Instance(names.get(usual, ""), usual),) if usual else ()
    found = {one.url: replace(one, name=one.name or names.get(one.url, "")) for one in (*first, *own, *PUBLIC)}
    return tuple(found.values())

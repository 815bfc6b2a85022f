"""The application as a whole: signed out or at work, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.domain.board import Thresholds
from kiosk.presenters.frame import FramePresenter
from kiosk.presenters.leaving import kept_text, loss_question
from kiosk.presenters.notices import Notices
from kiosk.presenters.preferences import AgentPreferences, Preferences
from kiosk.presenters.sentences import sentence_at_the_door, signed_out_elsewhere
from kiosk.presenters.sign_in import SignInPresenter
from kiosk.presenters.tasks import Crashed, Ok, Outcome, RefusedBy, Tasks

if TYPE_CHECKING:
    from kiosk.desk import Desk


@dataclass(frozen=True, slots=True)
class SiteChoices:
    """What the site's configuration says that the screens need."""

    instance: str = ""
    instances: tuple[str, ...] = ()
    organisation_id: int | None = None
    lieu_id: int | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    fiction_numbers: bool = False  # whether the platform takes telephone numbers of fiction
    open_hosts: tuple[str, ...] = ()  # whose pages are opened besides the instance's


class ApplicationPresenter(QObject):
    """Leads from the sign-in page to the frame and back. Owns every task and timer of the presenters."""

    opened = Signal(object)
    """The FramePresenter to show; the same object again when the same agent comes back after a 401."""
    closed = Signal(str)
    """The sign-in page is to be shown; the text says why, empty at an ordinary start."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        preferences: Preferences,
        site: SiteChoices | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._preferences = preferences
        self._site = site or SiteChoices()
        self.notices = Notices(self)
        self.tasks = Tasks(self.notices, self)
        self.sign_in = SignInPresenter(
            desk, self.tasks, instance=self._site.instance, instances=self._site.instances, parent=self
        )
        self.sign_in.succeeded.connect(self._open)
        self.frame: FramePresenter | None = None
        self._frame_of: tuple[str, int] | None = None

    def start(self) -> None:
        """Opens the session that was to be kept, without waiting for the network; else shows the sign-in page."""
        self.tasks.run("resume", self._desk.resume(), done=self._resumed)

    def may_close(self) -> str:
        """Empty, or the question to ask before the window closes."""
        return loss_question(self._desk)

    async def close(self) -> None:
        """Ends every task and timer, then the desk. Nothing is emitted afterwards."""
        if self.frame is not None:
            self.frame.stop()
        await self.tasks.close()
        await self._desk.close()

    def _resumed(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(True):
                self._open()
            case RefusedBy(failure):
                self._close(sentence_at_the_door(failure))
            case Crashed():
                self._close(self.tr("La session gardée n’a pas pu être rouverte. Connectez-vous."))
            case _:
                self._close("")

    def _open(self) -> None:
        who = self._desk.who
        assert who is not None
        owner = (who.instance, who.agent_id)
        if self.frame is None or owner != self._frame_of:
            self._drop_frame()
            self.frame = FramePresenter(
                self._desk,
                self._clock,
                self.tasks,
                self.notices,
                AgentPreferences(self._preferences, *owner),
                self._site.thresholds,
                first_organisation_id=self._site.organisation_id,
                first_lieu_id=self._site.lieu_id,
                fiction_numbers=self._site.fiction_numbers,
                open_hosts=self._site.open_hosts,
                parent=self,
            )
            self._frame_of = owner
            self.frame.signed_out_elsewhere.connect(self._signed_out_elsewhere)
            self.frame.sign_out_wanted.connect(self._sign_out)
            self.frame.start()
        self.opened.emit(self.frame)
        if self._desk.memory_set_aside is not None:
            self.notices.error(
                self.tr(
                    "Les données gardées sur ce poste ne pouvaient plus être lues. Elles sont mises de côté, "
                    "avec peut-être des gestes non envoyés\u202f; prévenez votre support informatique."
                ),
                key="memory-set-aside",
            )

    def _drop_frame(self) -> None:
        if self.frame is not None:
            self.frame.stop()
            # Not deleted: a gesture under way still speaks through it, and it goes with the last of them.
            self.frame.setParent(None)
            self.frame, self._frame_of = None, None

    def _signed_out_elsewhere(self) -> None:
        # The frame and the memory stay as they are: the same agent finds their place again.
        self._close(signed_out_elsewhere())

    def _sign_out(self) -> None:
        durable = self._desk.memory_durable
        self._drop_frame()
        self.tasks.run("sign_out", self._desk.sign_out(), done=lambda outcome: self._signed_out(outcome, durable))

    def _signed_out(self, outcome: Outcome, durable: bool) -> None:
        if isinstance(outcome, RefusedBy):
            self.notices.failure(outcome.failure)
        # Counted at the end: what was still to be sent had its last chance meanwhile.
        self._close(kept_text(outcome.value) if isinstance(outcome, Ok) and durable else "")

    def _close(self, reason: str) -> None:
        who = self._desk.who
        if who is not None:
            self.sign_in.expect(reason, instance=who.instance, email=who.email)
        else:
            self.sign_in.expect(reason)
        self.closed.emit(reason)

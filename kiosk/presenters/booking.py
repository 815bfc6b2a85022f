"""« Trouver un RDV »: what is looked for, what is free, and the RDV that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.domain.availability import Slot, alternatives
from kiosk.domain.model import Organisation, Usager
from kiosk.domain.slip import Slip, calendar_file
from kiosk.presenters.booking_draft import BookingDraft
from kiosk.presenters.booking_plan import BookingPlan
from kiosk.presenters.notices import Notices
from kiosk.presenters.slot_search import SlotSearch
from kiosk.presenters.tasks import Ok, Outcome, RefusedBy, Tasks
from kiosk.presenters.usager_search import UsagerSearchPresenter

if TYPE_CHECKING:
    from kiosk.desk import Desk, DeskChange


Way: TypeAlias = Literal["unknown", "slots", "plan"]
"""How this platform lets a desk book: by its slots, or on its own page."""


class BookingPresenter(QObject):
    """The page of one organisation; it reads nothing before somebody goes there."""

    way_changed = Signal()
    """``way`` is not what it was."""
    page_wanted = Signal()
    """The page is to be shown: an RDV begins elsewhere."""
    create_wanted = Signal(str)
    """Somebody unknown is to be received: what was typed, for the new fiche."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        tasks: Tasks,
        notices: Notices,
        organisations: Callable[[], Sequence[Organisation]],
        parent: QObject | None = None,
    ) -> None:
        """``organisations`` are the agent's, as they are known by then."""
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._notices = notices
        self._organisations = organisations
        self._place: tuple[int, int | None] | None = None
        self._opened = False
        self.search = SlotSearch(desk, clock, tasks, self)
        self.draft = BookingDraft(desk, tasks, notices, self.search, self)
        self.usagers = UsagerSearchPresenter(desk, clock, tasks, "booking.usagers", parent=self)
        self.usagers.chosen.connect(self._usager_chosen)
        self.usagers.create_wanted.connect(self.create_wanted)
        self.draft.guests_changed.connect(self._count_seats)
        self.plan = BookingPlan(desk, tasks, notices, self)
        self.way: Way = "unknown"

    @property
    def offline(self) -> bool:
        """Whether the platform is out of reach: what is booked now is to be confirmed."""
        return self._desk.sync_state.connected is False

    def choose(self, slot: Slot) -> None:
        """Takes a slot for the RDV."""
        self.draft.take(slot)

    def alternatives(self) -> list[Slot]:
        """Other slots near the one that was not to be had; none otherwise."""
        found, form = self.search.found, self.draft.form
        asking = self.search.state == "searching"  # what is shown still has the slot that was taken
        if self.draft.step != "refused" or asking or found is None or form.starts_at is None:
            return []
        return alternatives(found, form.starts_at, [agent.id for agent in form.agents])

    def slip(self) -> Slip | None:
        """What the usager takes home of the RDV."""
        return self.draft.slip(self._organisations())

    def calendar_file(self) -> bytes:
        """The RDV for the usager's calendar; empty until there is one."""
        slip = self.slip()
        return calendar_file(slip, self.search.now) if slip is not None else b""

    def slip_html(self, size: float) -> str:
        """The slip for paper, its text of ``size`` points."""
        from kiosk.exports.slip_sheet import slip_html

        slip = self.slip()
        return slip_html(slip, size) if slip is not None else ""

    def say_unwritten(self) -> None:
        """The file could not be written."""
        self._notices.error(self.tr("Le fichier n’a pas pu être écrit. Choisissez un autre dossier."))

    def begin(self, usager: Usager | None = None) -> None:
        """A new RDV, for ``usager`` where that is known. What was begun for somebody else stays until it is cleared."""
        if usager is not None and self.way == "plan":
            self.plan.choose(usager)
        elif usager is not None:
            if self.draft.step in ("booked", "kept") or usager not in self.draft.form.usagers:
                self.draft.clear()
            self.draft.add_guest(usager)
        self.open()
        self.page_wanted.emit()

    def _usager_chosen(self, usager: Usager) -> None:
        self.usagers.set_text("")
        self.receive(usager)

    def receive(self, usager: Usager) -> None:
        """That usager is to have an RDV."""
        if self.way == "plan":
            self.plan.choose(usager)
        else:
            self.draft.add_guest(usager)

    def _count_seats(self) -> None:
        self.search.set_seats(len(self.draft.form.guests))

    def show_place(self, organisation_id: int, lieu_id: int | None) -> None:
        """Where the desk is: slots are looked for in that organisation, its own lieu first."""
        if (organisation_id, lieu_id) != self._place:
            self._place = (organisation_id, lieu_id)
            if self._opened:
                self._read()

    def open(self) -> None:
        """Somebody has come to the page."""
        if not self._opened:
            self._opened = True
            self._read()
        if self.way == "unknown":
            self._tasks.run("booking-way", self._desk.bookings.capabilities(), replace=True, done=self._way_known)
        if self.draft.step in ("booked", "kept"):
            self.draft.clear()

    def next_day(self) -> None:
        """The seven days after: what is shown is turned whole."""
        self.search.next_week()

    def previous_day(self) -> None:
        """The seven days before."""
        self.search.previous_week()

    def go_to_today(self) -> None:
        """The seven days from today on."""
        self.search.go_to_today()

    def on_desk_change(self, change: DeskChange) -> None:
        """Reads again what is not what it was."""
        if change.kind == "directory" and self._opened:
            self._read()
        if self._opened:
            self.usagers.on_desk_change(change)
        if change.kind in ("rdvs", "sync"):
            self.draft.kept.follow()

    def stop(self) -> None:
        """Reads and asks no more."""
        self.search.stop()
        self.usagers.stop()
        self.plan.stop()
        for name in ("booking-way", "booking-directory", "booking-around", "booking-people", "booking-kept"):
            self._tasks.cancel(name)

    def _way_known(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok):
            self.way = "slots" if outcome.value.creneaux and outcome.value.rdvs else "plan"
            guests = self.draft.form.usagers
            if self.way == "plan" and guests:
                self.plan.choose(guests[0])
            self.way_changed.emit()
        elif isinstance(outcome, RefusedBy):
            self._notices.failure(outcome.failure)

    def _read(self) -> None:
        if self._place is not None:
            self._tasks.run(
                "booking-directory", self._desk.directory(self._place[0]), replace=True, done=self._directory_read
            )

    def _directory_read(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and self._place is not None:
            self.search.set_directory(self._place[0], outcome.value, self._place[1])
            self.usagers.set_organisation(self._place[0], self.search.zone)
            self.plan.organisation_id = self._place[0]
        elif isinstance(outcome, RefusedBy):
            self._notices.failure(outcome.failure)

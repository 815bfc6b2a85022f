"""The frame around the pages: where and when one looks, what is said of the link with the platform."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.board import Row, Thresholds
from kiosk.domain.day.model import Lieu, Organisation
from kiosk.domain.day.selection import lieux_besides
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.day.agenda_seeker import AgendaSeeker
from kiosk.presenters.day.board import BoardPresenter
from kiosk.presenters.day.day_print import DayPrinter
from kiosk.presenters.day.feed import DayFeed, FeedChange
from kiosk.presenters.day.gestures import Gestures
from kiosk.presenters.frame.addresses import Addresses
from kiosk.presenters.frame.leaving import loss_question
from kiosk.presenters.frame.link import LinkPresenter
from kiosk.presenters.frame.preferences import AgentPreferences
from kiosk.presenters.frame.refusals import Refusals
from kiosk.presenters.frame.ticker import Ticker
from kiosk.presenters.rdv.panel import PanelPresenter
from kiosk.presenters.rdv.rdvs import RdvPresenters
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.presenters.usagers.page import UsagersPresenter
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.waiting_room.page import WaitingRoomPresenter
from kiosk.presenters.walk_ins.flow import WalkInFlow
from kiosk.presenters.walk_ins.page import WalkInsPresenter
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange, OrganisationPlaces
    from kiosk.presenters.absences.page import AbsencesPresenter


class FramePresenter(LinkPresenter):
    """One agent at work: their organisations, the day they look at, and the pages that show it."""

    places_changed = Signal()
    """``organisations``, ``organisation_id``, ``lieux`` or ``lieu_id`` is not what it was."""
    day_changed = Signal()
    """``day`` or ``today`` is not what it was."""
    waiting_count_changed = Signal(int)
    signed_out_elsewhere = Signal()
    sign_out_wanted = Signal()
    """The person signs out, and has agreed to what it costs."""
    sign_in_again_wanted = Signal()

    def __init__(
        self,
        work: Work,
        preferences: AgentPreferences,
        thresholds: Thresholds,
        *,
        first_organisation_id: int | None = None,
        first_lieu_id: int | None = None,
        fiction_numbers: bool = False,
        open_hosts: Collection[str] = (),
        parent: QObject | None = None,
    ) -> None:
        work = work.apart()
        super().__init__(work, parent)
        self._preferences = preferences
        self._first = (first_organisation_id, first_lieu_id)
        self._places: tuple[OrganisationPlaces, ...] = ()
        self.organisation_id: int | None = None
        self.lieu_id: int | None = None
        self._passing: tuple[Lieu, ...] = ()  # lieux of the day looked at that are not where people come regularly
        self._zone = work.clock.zone  # the organisation's, once a day of it has been read
        self.today = work.clock.now().date()
        self.day = self._remembered_day()
        self._followed = work.clock.followed
        self._signed_out = False

        self.addresses = Addresses(work, open_hosts)
        self._feed = DayFeed(work, "day", self)
        self._today_feed = DayFeed(work, "today", self)
        self.gestures = Gestures(work, self)
        self.board = BoardPresenter(work.clock, self._feed, self.gestures, thresholds, self)
        self.waiting_room = WaitingRoomPresenter(work.clock, self._today_feed, self.gestures, thresholds, self)
        self.panel = PanelPresenter(work, self._feed, self)
        self.usagers = UsagersPresenter(
            work, lambda: self._feed.data, lambda: self.organisations, self, fiction_numbers=fiction_numbers
        )
        seeker = AgendaSeeker(self._feed, self.board, self.go_to, lambda: self.choose_lieu(None), self)
        self._seeker = seeker
        self.usagers.organisation_wanted.connect(self.choose_organisation)
        self.usagers.agenda_wanted.connect(seeker.seek)
        self.usager_form = self.usagers.form
        self.walk_ins = WalkInsPresenter(work, self)
        self.walk_in_flow = WalkInFlow(work, self)
        self.walk_in_search = UsagerSearchPresenter(work, self)
        self.booking = BookingPresenter(work, lambda: self.organisations, self)
        self.booking.create_wanted.connect(self._write_guest_down)
        self.usagers.fiche.offer(FicheAction.BOOK, lambda fiche, _: self.booking.begin(fiche.usager))
        self._absences: AbsencesPresenter | None = None
        self._feed.changed.connect(self._share_today)
        self._feed.changed.connect(self._know_lieux_of_the_day)
        self.day_printer = DayPrinter(work, self)
        self.walk_in_search.create_wanted.connect(self._write_walk_in_down)
        self.rdvs = RdvPresenters(work, self._feed, self.gestures, self.booking, self)
        self.rdvs.moves.noted.connect(self.walk_ins.forget_undo)
        self.rdvs.agenda_wanted.connect(lambda day, rdv_id: seeker.seek(day, rdv_id, None))
        self._refusals = Refusals(
            work.notices,
            lambda at: at.astimezone(self._zone),
            lambda entry: self.gestures.again(entry, Origin.DESK),
            self.rdvs.awaits,
        )
        self.panel.again_wanted.connect(lambda entry: self.gestures.again(entry, Origin.DESK))
        self.ticker = Ticker(work.clock, parent=self)

        if preferences.get("form") == "columns":
            self.board.set_form("columns")
        self.board.form_changed.connect(lambda: preferences.set("form", self.board.form))
        self.board.selection_changed.connect(self._follow_board)
        self.waiting_room.selection_changed.connect(self._follow_waiting_room)
        self.waiting_room.count_changed.connect(self.waiting_count_changed)
        self.ticker.ticked.connect(self._tick)
        self._unsubscribe = work.desk.subscribe(self._on_desk_change)

    def start(self) -> None:
        """Reads the places and the day, and lets the clock tick."""
        self.ticker.start()
        self._read_places()
        self._on_sync()

    def stop(self) -> None:
        """Listens, ticks and reads no more. Gestures under way are carried through."""
        self.ticker.stop()
        self._unsubscribe()
        self._feed.stop()
        self._today_feed.stop()
        self._work.tasks.end()
        self.booking.stop()
        self.rdvs.stop()
        self.walk_ins.stop()
        if self._absences is not None:
            self._absences.stop()
        for name in ("places", "panel", "refresh"):
            self._work.tasks.cancel(name)

    # Where

    @property
    def who_text(self) -> str:
        """« Léa Dupont »."""
        who = self._work.desk.who
        return f"{who.first_name} {who.last_name}".strip() if who else ""

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Those of the agent, in the platform's order."""
        return tuple(places.organisation for places in self._places)

    @property
    def lieux(self) -> tuple[tuple[int | None, str], ...]:
        """(id, name) of the organisation's lieux, « Tous les lieux » first (None) when there are several.

        Those that serve on the day looked at alone come last.
        """
        found: list[tuple[int | None, str]] = [(lieu.id, lieu.name) for lieu in self._lieux_of(self.organisation_id)]
        for lieu in self._passing:
            name = lieu.name or lieu.address
            found.append((lieu.id, self.tr("{} (ponctuel)").format(name) if lieu.single_use else name))
        return ((None, self.tr("Tous les lieux")), *found) if len(found) != 1 else tuple(found)

    def choose_organisation(self, organisation_id: int) -> None:
        """Goes to another organisation, at the lieu last looked at there."""
        if organisation_id == self.organisation_id or organisation_id not in self._organisation_ids():
            return
        self._go_to_organisation(organisation_id)
        self.places_changed.emit()

    def choose_lieu(self, lieu_id: int | None) -> None:
        """Narrows to one lieu of the organisation; None: all."""
        if lieu_id == self.lieu_id or lieu_id not in [known for known, _ in self.lieux]:
            return
        self._set_lieu(lieu_id)
        self.places_changed.emit()

    def _organisation_ids(self) -> list[int]:
        return [organisation.id for organisation in self.organisations]

    def _lieux_of(self, organisation_id: int | None) -> Sequence[Lieu]:
        return next((places.lieux for places in self._places if places.organisation.id == organisation_id), ())

    def _go_to_organisation(self, organisation_id: int) -> None:
        changed = self.organisation_id is not None
        self.organisation_id, self._passing = organisation_id, ()
        self._zone = self._zone_of(organisation_id)
        self.usagers.set_organisation(organisation_id, self._zone)
        self._preferences.set("organisation", organisation_id)
        self._set_lieu(self._lieu_last_seen())
        if changed:
            # Agents, services and motifs are others there.
            self.board.clear_filter()
            self.board.select("")
        self._turn_the_day()
        self._look()

    def _zone_of(self, organisation_id: int) -> tzinfo:
        found = next((places.zone for places in self._places if places.organisation.id == organisation_id), None)
        return found or self._work.clock.zone

    def _lieu_last_seen(self) -> int | None:
        known = [lieu_id for lieu_id, _ in self.lieux]
        name = f"lieu.{self.organisation_id}"
        wanted = self._preferences.get_number(name)
        if self._preferences.get(name) is None and self._first[0] in (None, self.organisation_id):
            wanted = self._first[1]
        return wanted if wanted in known else known[0]

    def _set_lieu(self, lieu_id: int | None, *, kept: bool = True) -> None:
        self.lieu_id = lieu_id
        regular = {lieu.id for lieu in self._lieux_of(self.organisation_id)}
        if self._places and kept and (lieu_id is None or lieu_id in regular):
            self._preferences.set(f"lieu.{self.organisation_id}", lieu_id)
        self.board.show_lieu(lieu_id)
        self.waiting_room.show_lieu(lieu_id)
        if self.organisation_id is not None:
            self.booking.show_place(self.organisation_id, lieu_id if lieu_id in regular else None)
            if self._absences is not None:
                self._absences.show_organisation(self.organisation_id)
        self._look_at_walk_ins()

    def _know_lieux_of_the_day(self) -> None:
        """Takes into the menu the lieux that serve on the day looked at alone, and out of it those of another day."""
        data = self._feed.data
        if data is None or self._feed.stale or self._feed.organisation_id != self.organisation_id:
            return
        regular = [lieu.id for lieu in self._lieux_of(self.organisation_id)]
        before, self._passing = self._passing, lieux_besides(data.entries, regular)
        if self._passing == before:
            return
        if self.lieu_id not in [lieu_id for lieu_id, _ in self.lieux]:
            self._set_lieu(self._lieu_last_seen(), kept=False)
        elif not before and [self.lieu_id] == regular:
            # Nobody chose the one lieu that there was: what is elsewhere today would be out of sight.
            self._set_lieu(None, kept=False)
        self.places_changed.emit()

    def _read_places(self) -> None:
        self._work.tasks.run("places", self._work.desk.places(), replace=True, done=self._places_read)

    def _places_read(self, outcome: Outcome[Any]) -> None:
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        if not isinstance(outcome, Ok) or tuple(outcome.value) == self._places:
            return
        self._places = tuple(outcome.value)
        ids = self._organisation_ids()
        if ids and self.organisation_id not in ids:
            wanted = self._preferences.get_number("organisation") or self._first[0]
            self._go_to_organisation(wanted if wanted in ids else ids[0])
            self.places_changed.emit()
            return
        self._know_lieux_of_the_day()
        if ids and self.lieu_id not in [lieu_id for lieu_id, _ in self.lieux]:
            self._set_lieu(self._lieu_last_seen())
        self.places_changed.emit()

    # When

    def go_to(self, day: date) -> None:
        """Looks at another day."""
        if day == self.day:
            return
        self.day = day
        self._remember_day()
        self.board.select("")
        self._look()
        self.day_changed.emit()

    def previous_day(self) -> None:
        """The day before."""
        self.go_to(self.day - timedelta(days=1))

    def next_day(self) -> None:
        """The day after."""
        self.go_to(self.day + timedelta(days=1))

    def go_to_today(self) -> None:
        """Back to the present day."""
        self.go_to(self.today)

    def _look(self) -> None:
        if self.organisation_id is None:
            return
        self._work.desk.look_at(self.organisation_id, self.day)
        shared = self._feed.day == self.today
        self._feed.look(self.organisation_id, self.day)
        if self.day != self.today:
            self._today_feed.look(self.organisation_id, self.today)
            if shared:
                # What the agenda was still to read of today would be lost with it.
                self._today_feed.reread()
        self._look_at_walk_ins()

    def _write_walk_in_down(self, typed: str) -> None:
        """Nobody known stands here: a fiche first, then what for."""
        if self.organisation_id is not None:
            self.usager_form.open_new(self.organisation_id, typed, done=self.walk_in_flow.choose_usager)

    def _write_guest_down(self, typed: str) -> None:
        """Nobody known is to be received: a fiche first, then the RDV."""
        if self.organisation_id is not None:
            self.usager_form.open_new(self.organisation_id, typed, done=self.booking.receive)

    def begin_walk_in(self) -> None:
        """Somebody without an RDV stands at the counter."""
        if self.organisation_id is not None:
            self.walk_in_search.set_organisation(self.organisation_id, self._zone)
            if not self.walk_in_flow.step:
                self.walk_in_search.set_text("")
            self.walk_in_flow.begin(self.organisation_id, self.lieu_id, self.today, self._zone)

    def _look_at_walk_ins(self) -> None:
        if self.organisation_id is not None:
            self.walk_ins.look(self.organisation_id, self.lieu_id, self.today, self._zone)

    def _now(self) -> datetime:
        return self._work.clock.now().astimezone(self._zone)

    def _share_today(self, change: FeedChange) -> None:
        if self._feed.data is not None and self._feed.data.zone != self._zone:
            self._zone = self._feed.data.zone
            self.usagers.set_organisation(self.organisation_id, self._zone)
            self._look_at_walk_ins()
            self._turn_the_day()
        if self._feed.day == self.today:
            self._today_feed.take(self._feed, change)

    def _remember_day(self) -> None:
        # A day is only worth coming back to on the day on which it was looked at.
        self._preferences.set("day", f"{self.day.isoformat()} {self.today.isoformat()}")

    def _remembered_day(self) -> date:
        day, _, looked_on = (self._preferences.get("day") or "").partition(" ")
        try:
            return date.fromisoformat(day) if looked_on == self.today.isoformat() else self.today
        except ValueError:
            return self.today

    def _turn_the_day(self) -> None:
        """Goes on to the present day when it is another one than before; days are the organisation's."""
        today = self._now().date()
        if today != self.today:
            on_today = self.day == self.today
            self.today = today
            if on_today:
                self.board.select("")
                self.day = self._remembered_day()
            self._look()
            self.day_changed.emit()

    def _tick(self) -> None:
        self._turn_the_day()
        self.board.tick()
        self.waiting_room.rebuild()
        self.walk_ins.tick()
        self.panel.tick()
        self._on_sync()

    # What the window remembers

    @property
    def panel_open(self) -> bool | None:
        """Whether the person last left the panel open; None as long as they have not chosen."""
        return {"open": True, "closed": False}.get(self._preferences.get("panel") or "")

    def keep_panel(self, shown: bool) -> None:
        """Remembers for the next start whether the panel is open."""
        self._preferences.set("panel", "open" if shown else "closed")

    def _on_sync(self) -> None:
        if self._work.clock.followed != self._followed:
            # The platform's clock has been heard, and it is another time than the desk believed.
            self._followed = self._work.clock.followed
            self._tick()
            return
        self._tell_link()
        self.board.set_cut(self.connected is False)
        signed_out = self._work.desk.sync_state.signed_out
        if signed_out and not self._signed_out:
            self._signed_out = True
            self.signed_out_elsewhere.emit()
        self._signed_out = signed_out

    def _on_desk_change(self, change: DeskChange) -> None:
        self._refusals.on_desk_change(change)
        self._feed.on_desk_change(change)
        if self._feed.day != self.today:
            self._today_feed.on_desk_change(change)
        self.panel.on_desk_change(change)
        self.booking.on_desk_change(change)
        self.walk_ins.on_desk_change(change)
        if self._absences is not None:
            self._absences.on_desk_change(change)
        if change.kind == "rdvs" and change.origin.own:
            self.walk_ins.forget_undo()
        if change.kind == "directory":
            self._read_places()
        self._on_sync()

    # What one does

    @property
    def absences(self) -> AbsencesPresenter:
        """Made when it is first gone to: it brings the rules of recurrences, which a start has no time for."""
        if self._absences is None:
            from kiosk.presenters.absences.page import AbsencesPresenter

            self._absences = AbsencesPresenter(self._work, self)
            self._absences.agenda_wanted.connect(self._seeker.seek)
            if self.organisation_id is not None:
                self._absences.show_organisation(self.organisation_id)
        return self._absences

    def print_day(self) -> None:
        """Ctrl+P: the list of the day looked at, at the lieu looked at."""
        if self.organisation_id is not None:
            place = next((name for lieu_id, name in self.lieux if lieu_id == self.lieu_id), "")
            self.day_printer.print_day(self.organisation_id, self.lieu_id, place, self.day)

    def undo(self) -> None:
        """Ctrl+Z: takes the last gesture back, then the one before."""
        if self.walk_ins.may_undo:
            self.walk_ins.undo()
        elif self.rdvs.moves.may_undo:
            self.rdvs.moves.undo()
        else:
            self.gestures.undo(Origin.DESK)

    def sign_in_again(self) -> None:
        """Ctrl+R: back to the browser, once the session has been lost."""
        if self.lost_text:
            self.sign_in_again_wanted.emit()

    def sign_out(self) -> None:
        """Ends the session; asks first when gestures would be lost."""
        if not (question := loss_question(self._work.desk)):
            self.sign_out_wanted.emit()
            return
        self._work.questions.ask(
            Question(
                title=self.tr("Se déconnecter\u202f?"),
                text=question,
                lines=(),
                yes=self.tr("Se déconnecter"),
                no=self.tr("Rester"),
                accept=self.sign_out_wanted.emit,
            )
        )

    def _follow_board(self) -> None:
        self._follow(self.board.selected_key, self.board.row(self.board.selected_key))

    def _follow_waiting_room(self) -> None:
        key = self.waiting_room.selected_key
        self._follow(key, self.waiting_room.model.row_at(key))

    def _follow(self, key: str, row: Row | None) -> None:
        if row is not None and row.entry is not None:
            self.panel.show(row.entry.rdv.id, key)
        elif not key:
            self.panel.show(None)

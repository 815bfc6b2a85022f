"""The agenda of a day: what it shows, how it is narrowed, what is selected, and the gestures made on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.aside import Aside
from kiosk.domain.day.attention import likest
from kiosk.domain.day.board import Board, BoardFilter, Counter, Row, Thresholds
from kiosk.domain.day.columns import Columns
from kiosk.domain.day.end_of_day import left_to_fill
from kiosk.domain.day.status import Action
from kiosk.domain.text.language import tr
from kiosk.presenters.day.board_model import BoardModel, says_otherwise
from kiosk.presenters.day.board_texts import empty_day_text, ended_text, nothing_found_text
from kiosk.presenters.day.choices import Choices, KeptChoices
from kiosk.presenters.day.day_lines import DayLines
from kiosk.presenters.day.feed import DayFeed, FeedChange
from kiosk.presenters.day.folding import EVERYTHING_OPEN, Density, Folding
from kiosk.presenters.day.gestures import Gestures
from kiosk.presenters.day.in_hand import InHand
from kiosk.presenters.day.targets import offered_on
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

State: TypeAlias = Literal["loading", "ready", "empty", "filtered_empty"]
Form: TypeAlias = Literal["list", "columns"]
Dress: TypeAlias = Callable[[Sequence[Row], datetime], Sequence[Row]]

NO_FILTER: Final = BoardFilter()
KEPT_FOR: Final = timedelta(minutes=2)
"""How long a line of the past stays in sight after a gesture on it."""


class BoardPresenter(QObject):
    """One day at one lieu, or at all of an organisation's, as a list and as columns."""

    changed = Signal()
    """``state``, the counters or the filter are not what they were; the rows speak through ``model``."""
    columns_changed = Signal()
    form_changed = Signal()
    density_changed = Signal()
    """``compact`` is not what it was."""
    selection_changed = Signal()
    """Another line is in hand, or the one that is is wanted in sight."""
    laid = Signal()
    """The lines have been laid anew: the one in hand is to be marked where it now stands."""
    touched_elsewhere = Signal(object)
    """Keys of the rows that someone else has just changed, as a tuple."""

    def __init__(
        self,
        work: Work,
        feed: DayFeed,
        gestures: Gestures,
        thresholds: Thresholds,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self._feed = feed
        self._gestures = gestures
        self.model = BoardModel(self)
        self.board: Board | None = None
        self.columns: Columns | None = None
        self.aside: tuple[Aside, ...] = ()
        """Who has no column, since they have nothing on the day; in columns only."""
        self._columns_asked: set[int] = set()
        self.state: State = "loading"
        self.left_to_fill: int | None = None
        """RDVs of the day still to be filled in once it is over; None before, and on any other day than today."""
        self.form: Form = "list"
        self.wanted = NO_FILTER
        self.lieu_id: int | None = None
        self._hand = InHand(self)
        self._hand.changed.connect(self.selection_changed)
        self._anew = True
        self._cut = False
        self._folding = Folding()
        self._lines = DayLines(feed, thresholds)
        self.dress: Dress = lambda rows, _: rows  # with what goes on beside RDVs about them
        self._choices = KeptChoices()
        self._afresh = True
        self._header: tuple[Any, ...] | None = None
        feed.changed.connect(self._on_feed)
        work.follow(self._on_desk_change)
        self._on_desk_change(None)

    # What is looked at

    @property
    def day(self) -> date | None:
        """The day shown, which may still be on its way."""
        return self._feed.day

    def show_lieu(self, lieu_id: int | None) -> None:
        """Narrows the day to one lieu; None: all."""
        if lieu_id != self.lieu_id:
            self.lieu_id = lieu_id
            self._afresh = self._anew = True
            self._start_over()
            self.rebuild()

    def _on_desk_change(self, _: DeskChange | None) -> None:
        """Where the platform is out of reach, a day never received is not waited for in silence."""
        cut = self._work.desk.sync_state.connected is False
        if cut != self._cut:
            self._cut = cut
            if self._feed.data is None:
                self._show_nothing()
            self.rebuild()

    def set_form(self, form: Form) -> None:
        """« list » or « columns »."""
        if form != self.form:
            self.form = form
            self.rebuild()
            self.form_changed.emit()

    def ask_column(self, agent_id: int, wanted: bool) -> None:
        """Shows the column of one of ``aside`` all the same, or no longer."""
        (self._columns_asked.add if wanted else self._columns_asked.discard)(agent_id)
        self.rebuild()

    # How close the lines stand

    @property
    def compact(self) -> bool:
        """Whether lines stand close together, with all that can be folded."""
        return self._folding.compact

    def set_density(self, density: Density) -> None:
        """What the person chose."""
        self._folding.density = density
        self._weigh()

    def set_room(self, lines: int) -> None:
        """How many RDVs the page holds at their usual height."""
        if lines != self._folding.room:
            self._folding.room = lines
            self._weigh()

    def _weigh(self) -> None:
        if self.board is not None and self._folding.weigh(self.board.total, afresh=True):
            self.rebuild()
            self.density_changed.emit()

    @property
    def empty_text(self) -> tuple[str, str]:
        """In the states « empty » and « filtered_empty »: what is so, and what to do."""
        if self.state == "filtered_empty":
            return nothing_found_text(self.wanted)
        return empty_day_text(self._feed.data, self.lieu_id, asked=self._feed.organisation_id is not None)

    @property
    def ended_text(self) -> str:
        """Once the day is over: what is left to fill in, or that all is. Empty until then."""
        return ended_text(self.left_to_fill)

    # The filter

    def set_text(self, text: str) -> None:
        """Narrows to what matches ``text``, as it is typed; who most needs something of those found is in hand."""
        self._anew = self._anew or (text != self.wanted.text and bool(text.strip()))
        self._narrow(replace(self.wanted, text=text))

    def toggle_counter(self, counter: Counter) -> None:
        """Adds a counter to the filter, or takes it out."""
        self._narrow(replace(self.wanted, counters=self.wanted.counters ^ {counter}))

    def set_agents(self, ids: Iterable[int]) -> None:
        """Narrows to RDVs of any of these agents; none: all."""
        self._narrow(replace(self.wanted, agent_ids=frozenset(ids)))

    def set_services(self, ids: Iterable[int]) -> None:
        """Narrows to RDVs of any of these services; none: all."""
        self._narrow(replace(self.wanted, service_ids=frozenset(ids)))

    def set_motifs(self, ids: Iterable[int]) -> None:
        """Narrows to RDVs of any of these motifs; none: all."""
        self._narrow(replace(self.wanted, motif_ids=frozenset(ids)))

    def clear_filter(self) -> None:
        """Shows everything again."""
        self._narrow(NO_FILTER)

    @property
    def choices(self) -> Choices:
        """What the filters propose: of the day at this lieu, whatever the filter."""
        return self._choices.of(self._feed.data, self.lieu_id)

    def _narrow(self, wanted: BoardFilter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._folding.look_for(self.model.row_at(self.selected_key))
            self.rebuild()

    # Lines

    def toggle(self, key: str) -> None:
        """Opens or closes the line of ``key``: a fold, or an RDV of several usagers."""
        row = self.model.row_at(key)
        if row is not None:
            self._folding.toggle(row)
            self.rebuild()

    @property
    def selected_key(self) -> str:
        """The key of the line in hand: there is one wherever there is a line to act on."""
        return self._hand.key

    def select(self, key: str) -> None:
        """The person goes to the line of ``key``; « » for none."""
        self._hand.choose(key)

    def reveal(self, key: str) -> None:
        """Selects the line of ``key``, out of the fold of the past where it lay in it."""
        self._folding.keep((key,), self._work.clock.now())
        self._folding.open_on(self.row(key))
        self.rebuild()
        self._hand.show(key)

    def take_next(self) -> None:
        """Takes the next who needs something: a long wait, somebody late, an RDV to fill in, who has just arrived."""
        if self._hand.take_next(self.lines) is None:
            self._work.notices.info(tr("Personne d’autre n’attend quelque chose de l’accueil."))

    def say_in_hand(self) -> None:
        """A key was pressed on a line that was out of sight: it was not made."""
        row = self.row(self.selected_key)
        if row is not None:
            self._work.notices.info(tr("{}\u00a0: la ligne choisie n’était pas à l’écran. La voici.").format(row.name))

    @property
    def lines(self) -> Sequence[Row]:
        """The lines on which the form shown can act, in hour order."""
        return self.model.rows if self.form == "list" or self.columns is None else self.columns.rows

    def row(self, key: str) -> Row | None:
        """The line of ``key`` as it is now, also when the filter or a fold hides it."""
        return self.model.row_at(key) or self._every_row().get(key)

    # Gestures

    def offered(self, keys: Sequence[str]) -> tuple[Action, ...]:
        """The gestures possible on at least one of these lines, in the order in which they are shown."""
        return offered_on(self._rows(keys))

    def act(self, action: Action, keys: Sequence[str]) -> None:
        """Makes a gesture on these lines. What cannot be done is said; what tells people is asked first."""
        wanted = tuple(keys)
        # What has just been acted on does not slip into the fold of the past under the hand.
        self._folding.keep(wanted, self._work.clock.now())
        self._gestures.act(action, lambda: self._rows(wanted))

    def _rows(self, keys: Iterable[str]) -> list[Row]:
        return [row for key in keys if (row := self.row(key)) is not None]

    def _every_row(self) -> Mapping[str, Row]:
        """All lines of the day, nothing folded, closed or filtered out."""
        data = self._feed.data
        if data is None:
            return {}
        whole = self._lines.board(NO_FILTER, None, self.now(), EVERYTHING_OPEN)
        return {row.key: row for row in whole.rows} if whole else {}

    # Refreshing

    def _on_feed(self, change: FeedChange) -> None:
        if change.afresh:
            self._start_over()
            self._afresh = self._anew = True
        if self._feed.data is None:
            self._show_nothing()
            return
        selected = change.renamed(self.selected_key)
        self._folding.rename(change.renamed)
        was_renamed = selected != self.selected_key
        self._hand.rename(selected)
        changed = self.rebuild()
        if was_renamed and self.selected_key == selected:
            # The same line by its new key: the list has let go of the one that left it.
            self._hand.show(selected)
        if changed and change.elsewhere:
            self.touched_elsewhere.emit(changed)

    def _show_nothing(self) -> None:
        self.board, self.columns, self.aside, self._header, self.left_to_fill = None, None, (), None, None
        self._show_rows((), afresh=True)
        if self.selected_key:
            self._hand.show("")
        # Where nothing was ever read, it is on its way unless the platform is out of reach.
        self.state = "loading" if self._feed.organisation_id is None and not self._cut else "empty"
        self.changed.emit()
        if self.form == "columns":
            self.columns_changed.emit()

    def _start_over(self) -> None:
        self._folding.start_over()
        self._columns_asked.clear()
        self._choices = KeptChoices()
        self._hand.forget()

    def now(self) -> datetime:
        """The present instant in the organisation's zone."""
        now = self._work.clock.now()
        return now.astimezone(self._feed.data.zone) if self._feed.data is not None else now

    def tick(self) -> None:
        """Brings minutes and the line of now to the present instant."""
        self._folding.let_go(self._work.clock.now() - KEPT_FOR)
        self.rebuild()

    def rebuild(self) -> tuple[str, ...]:
        """Builds the day again at the present instant; returns the keys of the lines whose state is not what it was."""
        data = self._feed.data
        if data is None or self._feed.stale:
            return ()
        board = self._shown()
        reweighed = self._folding.weigh(board.total, afresh=self._afresh)
        if reweighed:
            board = self._shown()
        before = {row.key: row for row in self.model.rows}
        self.board = board
        self.model.name_lieux = self.lieu_id is None and data.several_lieux
        self.model.show_motifs(data.motifs)
        keys = self._show_rows(board.rows, afresh=self._afresh)
        self._afresh = False
        now = self.now()
        if self.form == "columns":
            self.columns, self.aside = self._lines.columns(self.wanted, self.lieu_id, now, self._columns_asked)
        self.state = self._state_of(board)
        today = board.day == now.date()
        self.left_to_fill = left_to_fill(data.entries, now=now, lieu_id=self.lieu_id) if today else None
        if self.form == "columns":
            self.columns_changed.emit()
        header = (
            # The directory may come after the RDVs, and with it what the filters propose.
            (data.services, data.motifs),
            board.day,
            self.state,
            board.counters,
            board.total,
            board.matching,
            self.left_to_fill,
            self.wanted,
            self.lieu_id,
        )
        # Before the page hears of it: a list that is shown with nobody in hand would take its own first line.
        self._settle()
        if header != self._header:
            self._header = header
            self.changed.emit()
        if reweighed:
            self.density_changed.emit()
        return tuple(key for key in keys if says_otherwise(before[key], board.rows[self.model.row_of(key)]))

    def _show_rows(self, rows: Sequence[Row], *, afresh: bool) -> tuple[str, ...]:
        self._hand.busy = True
        keys = self.model.show_rows(self.dress(rows, self.now()), afresh=afresh)
        self._hand.busy = False
        return keys

    def _settle(self) -> None:
        """Somebody is in hand, whatever has come or gone."""
        data = self._feed.data
        # Of a day that is on its way, who most needs something is known once it has come.
        on_its_way = data is not None and data.synced_at is None and not self._hand.chosen
        anew, self._anew = self._anew or on_its_way, False
        best = likest(self.lines, self.board.alike if self.board is not None else {})
        self._hand.settle(self.lines, anew=anew, preferred=best)
        self.laid.emit()

    @property
    def sought(self) -> str:
        """What was typed that nobody of the day bears as it is written; « » where somebody does."""
        missed = self.board is not None and self.board.matching <= len(self.board.alike)
        return " ".join(self.wanted.text.split()) if missed else ""

    def _shown(self) -> Board:
        board = self._lines.board(self.wanted, self.lieu_id, self.now(), self._folding.folds(self.selected_key))
        assert board is not None
        return board

    def _state_of(self, board: Board) -> State:
        assert self._feed.data is not None
        if self.form == "columns" and self.columns is not None and self.columns.columns:
            return "ready"  # who receives has a column, where an RDV may begin, on a day without any too
        if board.total == 0:
            return "loading" if self._feed.data.synced_at is None and not self._cut else "empty"
        return "filtered_empty" if board.matching == 0 else "ready"

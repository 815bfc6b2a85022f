"""« À renseigner »: gone through day by day, one key each; what an arrival suggests is done for all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.day.end_of_day import left_to_fill
from kiosk.domain.day.rows import Row, RowCache
from kiosk.domain.day.status import Action
from kiosk.domain.lists.to_fill import DAYS, ToFill, of_today, to_fill
from kiosk.domain.people.names import discreet
from kiosk.domain.text.language import counted, language, tr
from kiosk.presenters.around.around import Around
from kiosk.presenters.around.period import PeriodReading
from kiosk.presenters.around.period_texts import do_reading_act, reading_act, reading_text, span_text
from kiosk.presenters.day.gestures import Gestures
from kiosk.presenters.day.targets import offered_on
from kiosk.presenters.remains.lines import RemainsLine, RemainsModel, lines_of
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.rereading import Rereading
from kiosk.presenters.work.tasks import Ok, Outcome

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

PLACE: Final = "remains"
_STALE: Final = timedelta(minutes=5)
"""After which who comes to the page has the platform asked again: others fill in too."""
_GATHERED_MS: Final = 200
"""While nobody looks at the page, its figure alone is wanted: hundreds of gestures that leave are counted together."""
_HERE: Final = 3
"""Days back of which this desk may still know who it put into the waiting room."""


class RemainsPresenter(QObject):
    """Counts from the start on, and says so at the start and once nobody is expected any more."""

    changed = Signal()
    count_changed = Signal(int)

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._work = work = around.work.apart()
        self.model = RemainsModel(self)
        self.reading = PeriodReading(work, self)
        self.gestures = Gestures(work, self)
        self.days = DAYS
        self.count = 0
        self.selected: RemainsLine | None = None
        self._found: tuple[ToFill, ...] = ()
        self._came: Mapping[int, datetime] = {}
        self._cache = RowCache()
        self._open = self._asked = False
        self._read_at: datetime | None = None
        self._of: tuple[int | None, date | None] = (None, None)
        self._made_of: tuple[object, ...] = ()
        self._unread, self._day_over = True, False
        self._arrivals = Rereading(work.tasks, "arrivals", self._read_arrivals, self._arrivals_read)
        self.reading.changed.connect(self._on_reading)
        self._soon = QTimer(self, singleShot=True, interval=_GATHERED_MS)
        self._soon.timeout.connect(self._arrange)
        self._work.tasks.at_end(self._soon.stop)
        around.where.moved.connect(self._go)
        around.ticker.ticked.connect(self._arrange)
        around.pages.shown.connect(self._shown)
        around.pages.gone_to.connect(lambda place: self.open() if place == PLACE else None)
        work.follow(self._on_desk_change)

    # What is shown

    @property
    def state(self) -> Literal["loading", "shown", "failed"]:
        """Whether there is something to look at yet."""
        if self._found or self.reading.state in ("whole", "stopped"):
            return "shown"
        if self.reading.state in ("cut", "failed"):
            return "failed"
        return "loading"

    @property
    def problem(self) -> str:
        """Why nothing could be read."""
        return sentence(self.reading.failure) if self.reading.failure is not None else ""

    @property
    def summary(self) -> str:
        """« 14 rendez-vous à renseigner, du samedi 25 octobre au lundi 23 novembre »."""
        if self.state != "shown" or not self.count:
            return ""
        return f"{count_text(self.count)}, {self._span}"

    @property
    def progress(self) -> str:
        """How far the reading has come, while it is not whole."""
        return reading_text(self.reading) if self.reading.state != "idle" else ""

    @property
    def progress_act(self) -> str:
        """What can be done about it."""
        return reading_act(self.reading)

    @property
    def empty_text(self) -> tuple[str, str]:
        """What is said where nothing is left."""
        if self.reading.state != "whole":
            return tr("Rien à renseigner dans les jours lus"), ""
        return tr("Tout est renseigné"), tr("Aucun rendez-vous n’attend son état, {}.").format(self._span)

    @property
    def reminder(self) -> str:
        """What lasts at the bottom from the start, and again from the end of the day, until somebody comes here."""
        if not self.count or not self._unread or self._open:
            return ""
        if self.reading.state == "whole":
            return count_text(self.count)
        return tr("{} (jours gardés sur ce poste)").format(count_text(self.count))

    @property
    def sure(self) -> tuple[ToFill, ...]:
        """Those of whom an arrival tells that they came."""
        return tuple(one for one in self._found if one.sure and Action.SEEN in one.row.actions)

    @property
    def sure_text(self) -> str:
        """What is proposed for them all; empty where there is nobody."""
        if not self.sure:
            return ""
        return counted(
            len(self.sure),
            "Marquer «\u00a0vu\u00a0» l’arrivée notée",
            "Marquer «\u00a0vu\u00a0» les {} arrivées notées",
        )

    @property
    def _span(self) -> str:
        return span_text(self.reading.first, self.reading.last, self._around.where.today)

    # What one does

    def open(self) -> None:
        """Somebody comes to the page."""
        self._unread = False
        organisation_id = self._around.where.organisation_id
        if organisation_id is None:
            return
        now = self._work.clock.now()
        if self.reading.state == "idle":
            self._begin(gentle=False)
        elif self.reading.state != "whole" or self._read_at is None or now - self._read_at > _STALE:
            self.reading.read_again()
        self._arrivals.ask()

    def look_back(self, days: int) -> None:
        """Goes back that many days."""
        if days != self.days:
            self.days = days
            self._begin(gentle=False)

    def read(self) -> None:
        """Reads again."""
        self.reading.read_again()

    def do_about_reading(self) -> None:
        """Stops it, or goes on."""
        do_reading_act(self.reading)

    def select(self, place: int) -> None:
        """The line in hand."""
        line = self.model.at(place)
        chosen = line if isinstance(line, RemainsLine) else None
        if chosen != self.selected:
            self.selected = chosen
            self.changed.emit()

    def row(self, key: str) -> Row | None:
        """The line of ``key``."""
        return next((one.row for one in self._found if one.key == key), None)

    def offered(self, keys: Sequence[str]) -> tuple[Action, ...]:
        """The gestures possible on at least one of these lines."""
        return offered_on(self._rows(keys))

    def act(self, action: Action, keys: Sequence[str]) -> None:
        """Makes a gesture on these lines, as on the agenda: each goes from the list, and what comes next is in hand."""
        wanted = tuple(keys)
        if rows := self._rows(wanted):
            self._work.tasks.run(f"act {action}", self._act(action, wanted, rows), to_the_end=True)

    def fill_sure(self) -> None:
        """« Vu » of all who came, taken back as one."""
        if keys := [one.key for one in self.sure]:
            self.act(Action.SEEN, keys)

    def open_rdv(self) -> None:
        """The RDV in hand on the agenda of its day."""
        if self.selected is not None and self.selected.row.entry is not None:
            self._around.intents.show_in_agenda(self.selected.to_fill.day, self.selected.row.entry.rdv.id)

    def open_fiche(self) -> None:
        """The fiche of who is in hand."""
        if self.selected is not None:
            self._around.intents.show_fiche_of(self.selected.row)

    async def _act(self, action: Action, keys: Sequence[str], rows: Sequence[Row]) -> None:
        # What the platform told of an old day is nothing that this desk has: what is done on it rests on it.
        await self._work.desk.lists.keep([row.entry.rdv for row in rows if row.entry is not None])
        self.gestures.act(action, lambda: self._rows(keys))

    def _rows(self, keys: Sequence[str]) -> list[Row]:
        return [row for key in keys if (row := self.row(key)) is not None]

    # Reading

    def _begin(self, *, gentle: bool) -> None:
        where = self._around.where
        if where.organisation_id is None:
            return
        self._of = (where.organisation_id, where.today)
        self._read_at = None
        self._asked = True
        first = where.today - timedelta(days=self.days - 1)
        self.reading.begin(where.organisation_id, first, where.today, unsaid=True, gentle=gentle)

    def _go(self) -> None:
        where = self._around.where
        if (where.organisation_id, where.today) != self._of and where.organisation_id is not None:
            other = where.organisation_id != self._of[0]
            self._of = (where.organisation_id, where.today)
            self._unread, self._day_over = True, False
            if other:
                self._came = {}
            if self._asked:
                self._begin(gentle=not self._open)
            else:
                self._begin_once_connected()
        self._arrange()

    def _begin_once_connected(self) -> None:
        """The platform is asked once what is looked at is there: nobody waits for this."""
        state = self._work.desk.sync_state
        there = state.last_synced is not None and not state.busy
        if not self._asked and (there if state.connected else state.connected is False):
            self._begin(gentle=True)

    def _shown(self, place: str) -> None:
        if self._open != (place == PLACE):
            self._open = place == PLACE
            self._unread = self._unread and not self._open
            self.changed.emit()

    def _on_desk_change(self, change: DeskChange) -> None:
        if change.kind == "sync":
            self._begin_once_connected()
        elif change.kind == "rdvs" and self._open and change.origin.own:
            self._arrivals.ask()

    def _on_reading(self) -> None:
        if self.reading.state == "whole" and self._read_at is None:
            self._read_at = self._work.clock.now()
            self._arrivals.ask()
        elif self.reading.state == "reading":
            self._read_at = None
        if self._open:
            self._arrange()
        elif not self._soon.isActive():
            self._soon.start()

    async def _read_arrivals(self) -> Mapping[int, datetime]:
        where = self._around.where
        if where.organisation_id is None:
            return {}
        since = where.now - timedelta(days=_HERE)
        return await self._work.desk.lists.arrivals(where.organisation_id, since)

    def _arrivals_read(self, outcome: Outcome[Mapping[int, datetime]]) -> None:
        if isinstance(outcome, Ok) and outcome.value != self._came:
            self._came = outcome.value
            self._arrange()

    def _arrange(self) -> None:
        where = self._around.where
        now = where.now
        minute = now.replace(second=0, microsecond=0)
        made_of = (self.reading.version, where.lieu_id, minute, self._came, discreet(), language())
        if made_of != self._made_of:
            self._made_of = made_of
            entries = self.reading.entries.values()
            self._found = to_fill(
                entries,
                now=now,
                lieu_id=where.lieu_id,
                thresholds=self._around.thresholds,
                cache=self._cache,
                came=self._came,
            )
            over = bool(left_to_fill(of_today(entries, now), now=now, lieu_id=where.lieu_id))
            self._unread = self._unread or (over and not self._day_over and not self._open)
            self._day_over = over
        self.model.show(lines_of(self._found, where.today))
        if self.selected is not None:
            here = self.model.at(self.model.place_of(self.selected.key))
            self.selected = here if isinstance(here, RemainsLine) else None
        if len(self._found) != self.count:
            self.count = len(self._found)
            self.count_changed.emit(self.count)
        self.changed.emit()


def count_text(count: int) -> str:
    """« 14 rendez-vous à renseigner »."""
    return counted(count, "{} rendez-vous à renseigner", "{} rendez-vous à renseigner")

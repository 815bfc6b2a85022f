"""« Liste des RDV »: those of a period, narrowed by what one ticks and types, in the order that one chose."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.rows import Row, RowCache
from kiosk.domain.day.status import Action
from kiosk.domain.lists.rdv_list import NO_LIEU, USUAL_COLUMNS, Column, Item, Wanted, narrows_further, passing
from kiosk.domain.people.names import discreet
from kiosk.domain.text.document import Document
from kiosk.domain.text.language import counted, tr
from kiosk.domain.text.search_text import fold
from kiosk.presenters.around.around import Around
from kiosk.presenters.around.period import PeriodReading
from kiosk.presenters.around.period_texts import do_reading_act, reading_act, reading_text, span_text
from kiosk.presenters.day.gestures import Gestures
from kiosk.presenters.day.targets import offered_on
from kiosk.presenters.rdv_list.cells import cell_text
from kiosk.presenters.rdv_list.choices import Choices
from kiosk.presenters.rdv_list.exporting import MOST_ON_PAPER, Exporting, Kind
from kiosk.presenters.rdv_list.model import RdvTable
from kiosk.presenters.rdv_list.periods import USUAL, bounds_of, within
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.rereading import Rereading
from kiosk.presenters.work.tasks import Ok, Outcome, unheard

if TYPE_CHECKING:
    from kiosk.desk import DeskChange, Directory

PLACE: Final = "rdv_list"
_MADE_AT_ONCE, _TESTED_AT_ONCE = 150, 5000
"""RDVs worked out, or looked at, in one turn of the loop: no more than a frame has time for."""
_STALE: Final = timedelta(minutes=5)


class RdvListPresenter(QObject):
    """Reads nothing before somebody comes to the page."""

    changed = Signal()
    narrowed = Signal()
    """The lines shown are others."""
    paper_made = Signal(object)
    """A Document, to be printed."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._work = work = around.work.apart()
        self.reading = PeriodReading(work, self)
        self.gestures = Gestures(work, self)
        self.model = RdvTable(lambda item, column: cell_text(item, column, self.directory, self.zone), self)
        self._lieu_id = around.where.lieu_id
        self.wanted = self._nothing_wanted()
        self.column, self.descending = self._remembered_order()
        self.model.show_columns(self._remembered_columns())
        self.model.show_order(self.column, descending=self.descending)
        self.directory: Directory | None = None
        self.first, self.last = bounds_of(USUAL, around.where.today)
        self.choices = Choices()
        self.exporting = Exporting(work, around.where, around.preferences, self)
        self._items: dict[int, Item] = {}
        self._by_hour: list[Item] = []
        self._ordered: list[Item] = []
        self._narrowed_of: tuple[list[Item], Wanted, list[Item]] = ([], Wanted(), [])
        self._built_of: tuple[object, ...] = ()
        self._ordered_by: tuple[object, ...] = ()
        self._cache = RowCache()
        self._opened = False
        self._read_at: datetime | None = None
        self._building = Rereading(work.tasks, "build", self._build, unheard)
        self.reading.changed.connect(self._on_reading)
        around.where.moved.connect(self._go)
        around.ticker.ticked.connect(self._ticked)
        around.pages.gone_to.connect(lambda place: self.open() if place == PLACE else None)
        work.follow(self._on_desk_change)

    @property
    def zone(self) -> Any:
        """In which hours are said."""
        return self._around.where.zone

    @property
    def today(self) -> date:
        return self._around.where.today

    # What is shown

    @property
    def state(self) -> Literal["loading", "shown", "failed"]:
        """Whether there is something to look at yet."""
        if self._ordered or self.reading.state in ("whole", "stopped"):
            return "shown"
        return "failed" if self.reading.state in ("cut", "failed") else "loading"

    @property
    def problem(self) -> str:
        """Why nothing could be read."""
        return sentence(self.reading.failure) if self.reading.failure is not None else ""

    @property
    def count_text(self) -> str:
        """« 312 RDV sur 2 480, du lundi 23 au dimanche 29 novembre »."""
        shown, known = len(self.model.items), len(self._ordered)
        said = counted(shown, "{} RDV", "{} RDV")
        if shown != known:
            said = tr("{} sur {}").format(said, known)
        return f"{said}, {span_text(self.first, self.last, self.today)}"

    @property
    def progress(self) -> str:
        """How far the reading has come, while it is not whole."""
        return reading_text(self.reading)

    @property
    def progress_act(self) -> str:
        """What can be done about it."""
        return reading_act(self.reading)

    @property
    def empty_text(self) -> tuple[str, str]:
        """What is said where there is none."""
        if self.wanted.active and self._ordered:
            return tr("Aucun RDV ne correspond"), tr("Retirez un filtre, ou choisissez d’autres jours.")
        return tr("Aucun RDV dans cette période"), tr("Choisissez d’autres jours.")

    # What one does

    def open(self) -> None:
        """Somebody comes to the page."""
        now = self._work.clock.now()
        if not self._opened or self.reading.organisation_id != self._around.where.organisation_id:
            self._opened = True
            self._begin()
        elif self._read_at is not None and now - self._read_at > _STALE:
            self.reading.read_again()

    def choose_period(self, first: date, last: date) -> None:
        """Other days."""
        if (bounds := within(first, last)) != (self.first, self.last):
            self.first, self.last = bounds
            self._begin()

    def narrow(self, **wanted: Any) -> None:
        """Narrows by what of ``Wanted`` is given."""
        if (narrowed := replace(self.wanted, **wanted)) != self.wanted:
            self.wanted = narrowed
            self._work.tasks.run("narrow", self._narrow(), replace=True)

    def clear(self) -> None:
        """All filters off."""
        self.wanted = Wanted()
        self._work.tasks.run("narrow", self._narrow(), replace=True)
        self.changed.emit()

    def choose_columns(self, columns: Iterable[Column]) -> None:
        """Shows these, in the order in which they are offered; remembered."""
        chosen = tuple(one for one in Column if one in set(columns)) or USUAL_COLUMNS
        self.model.show_columns(chosen)
        self._around.preferences.set("list.columns", " ".join(chosen))
        self.changed.emit()

    def order_by(self, column: Column) -> None:
        """Orders by a column; the same again the other way round. Remembered."""
        self.descending = column is self.column and not self.descending
        self.column = column
        self._around.preferences.set("list.order", f"{column} {'down' if self.descending else 'up'}")
        self.model.show_order(column, descending=self.descending)
        self._building.ask()

    def read(self) -> None:
        """Reads again."""
        self.reading.read_again()

    def do_about_reading(self) -> None:
        """Stops it, or goes on."""
        do_reading_act(self.reading)

    def offered(self, ids: Sequence[int]) -> tuple[Action, ...]:
        """The gestures possible on at least one of these RDVs."""
        return offered_on(self._rows(ids))

    def act(self, action: Action, ids: Sequence[int]) -> None:
        """Makes a gesture on these RDVs, as on the agenda."""
        wanted = tuple(ids)
        if rows := self._rows(wanted):
            self._work.tasks.run(f"act {action}", self._act(action, wanted, rows), to_the_end=True)

    def open_rdv(self, rdv_id: int) -> None:
        """An RDV on the agenda of its day."""
        if (item := self._items.get(rdv_id)) is not None:
            self._around.intents.show_in_agenda(item.day, rdv_id)

    def open_fiche(self, rdv_id: int) -> None:
        """The fiche of who is on it."""
        if rows := self._rows((rdv_id,)):
            self._around.intents.show_fiche_of(rows[0])

    @property
    def file_name(self) -> str:
        """What a file of the list is called, without its ending: nobody is named."""
        return tr("RDV du {} au {}").format(self.first.isoformat(), self.last.isoformat())

    def export(self, kind: Kind, path: Path) -> None:
        """Keeps the list, as it is narrowed and ordered, as a file."""
        if self.directory is not None:
            entries = [item.entry for item in self.model.items]
            self.exporting.begin(kind, path, entries, self.directory, self._unread)

    def print_list(self) -> None:
        """The list on paper: ``paper_made`` tells it."""
        if self.directory is not None:
            entries = [item.entry for item in self.model.items]
            said = ". ".join(filter(None, (self.count_text, self._unread)))
            made = self.exporting.document(entries, self.directory, said)
            self._work.tasks.run("paper", made, replace=True, done=self._paper)

    def printed(self, path: Path | None) -> None:
        """It is on paper, or in a file."""
        if path is None:
            self._work.notices.say(tr("Liste imprimée."))
        else:
            self.exporting.put(path, min(len(self.model.items), MOST_ON_PAPER), self._unread)

    def not_printed(self) -> None:
        """It could not be written."""
        self._work.notices.unwritten()

    @property
    def _unread(self) -> str:
        """What a list that leaves the screen must say of itself; empty where all of the period is known."""
        if self.reading.state == "whole":
            return ""
        known, days = self.reading.progress
        return tr("La période n’a pas été lue en entier\u00a0: {} sur {} jours.").format(known, days)

    def _paper(self, outcome: Outcome[Document]) -> None:
        if isinstance(outcome, Ok):
            self.paper_made.emit(outcome.value)

    async def _act(self, action: Action, ids: Sequence[int], rows: Sequence[Row]) -> None:
        await self._work.desk.lists.keep([row.entry.rdv for row in rows if row.entry is not None])
        self.gestures.act(action, lambda: self._rows(ids))

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        self._cache.begin(self._around.where.now)
        entries = [self.reading.entries[number] for number in ids if number in self.reading.entries]
        return [self._cache.rdv_rows(entry, self._around.thresholds).row() for entry in entries]

    # Reading

    def _begin(self) -> None:
        organisation_id = self._around.where.organisation_id
        if organisation_id is not None:
            self._read_at = None
            self.reading.begin(organisation_id, self.first, self.last)

    def _go(self) -> None:
        if self._opened and self.reading.organisation_id != self._around.where.organisation_id:
            # Lieux, agents and motifs are others there.
            self._lieu_id, self.wanted = self._around.where.lieu_id, self._nothing_wanted()
            self._items, self.directory = {}, None
            self._begin()
        elif self._lieu_id != self._around.where.lieu_id:
            self._lieu_id = self._around.where.lieu_id
            self.narrow(lieu_ids=self._nothing_wanted().lieu_ids)
            self.changed.emit()

    def _nothing_wanted(self) -> Wanted:
        """All that is at the lieu looked at, and what is at none, as on the agenda."""
        lieu_id = self._around.where.lieu_id
        return Wanted() if lieu_id is None else Wanted(lieu_ids=frozenset({lieu_id, NO_LIEU}))

    def _on_desk_change(self, change: DeskChange) -> None:
        if self._opened and change.kind == "directory":
            self.directory = None
            self._building.ask()

    def _on_reading(self) -> None:
        if self.reading.state == "whole" and self._read_at is None:
            self._read_at = self._work.clock.now()
        self._building.ask()
        self.changed.emit()

    def _ticked(self) -> None:
        if self._opened:
            self._building.ask()

    async def _build(self) -> None:
        """Works out what has changed, puts it in order, and narrows it."""
        reading, where = self.reading, self._around.where
        if reading.organisation_id is None:
            return
        if self.directory is None:
            self.directory = await self._work.desk.directory(reading.organisation_id)
        now = where.now
        minute = now.replace(second=0, microsecond=0)
        built_of = (reading.version, self.directory, minute, discreet())
        if built_of[:2] != self._built_of[:2] or minute != self._built_of[2]:
            await self._work_out(now, anew=not self._built_of or self._built_of[1] is not self.directory)
        self._built_of = built_of
        if self._ordered_by != (self._by_hour, self.column, self.descending):
            await self._order()
        await self._narrow()
        self.choices.refresh(self.directory, self.reading)
        self.changed.emit()

    async def _work_out(self, now: datetime, *, anew: bool) -> None:
        assert self.directory is not None
        who = self._work.desk.who
        me = who.agent_id if who is not None else None
        before, items = self._items, {}
        made = 0
        for number, entry in list(self.reading.entries.items()):
            known = before.get(number)
            day_over = known is not None and known.day <= now.date()
            if known is None or anew or known.entry is not entry or (known.today or (known.is_ahead and day_over)):
                known = Item(entry, now, self.directory.motifs, me)
                made += 1
                if made % _MADE_AT_ONCE == 0:
                    await asyncio.sleep(0)
            items[number] = known
        self._items = items
        self._by_hour = sorted(items.values(), key=attrgetter("stamp", "id"))

    async def _order(self) -> None:
        by_hour, column, descending = self._by_hour, self.column, self.descending
        if column is Column.SERVICE:
            names = (
                {number: fold(one.name) for number, one in self.directory.services.items()} if self.directory else {}
            )
            self._ordered = sorted(by_hour, key=lambda item: names.get(item.service_id or 0, ""), reverse=descending)
            self._ordered_by = (by_hour, column, descending)
            return
        if column is Column.DATE:
            self._ordered = by_hour[::-1] if descending else by_hour
        else:
            for place, item in enumerate(by_hour):
                item.key(column)
                if place % _MADE_AT_ONCE == _MADE_AT_ONCE - 1:
                    await asyncio.sleep(0)
            self._ordered = sorted(by_hour, key=lambda item: item.key(column), reverse=descending)
        self._ordered_by = (by_hour, column, descending)

    async def _narrow(self) -> None:
        ordered, wanted = self._ordered, self.wanted
        shown: list[Item] = []
        if wanted.active:
            passes = passing(wanted)
            among, before, left = self._narrowed_of
            if among is ordered and narrows_further(wanted, before):
                ordered = left  # one letter more: only what is left is looked at
            for first in range(0, len(ordered), _TESTED_AT_ONCE):
                shown += filter(passes, ordered[first : first + _TESTED_AT_ONCE])
                await asyncio.sleep(0)
        else:
            shown = ordered
        self._narrowed_of = (self._ordered, wanted, shown)
        self.model.show(shown)
        self.narrowed.emit()

    # What is remembered

    def _remembered_columns(self) -> tuple[Column, ...]:
        kept = (self._around.preferences.get("list.columns") or "").split()
        return tuple(one for one in Column if one in kept) or USUAL_COLUMNS

    def _remembered_order(self) -> tuple[Column, bool]:
        column, _, way = (self._around.preferences.get("list.order") or "").partition(" ")
        return (Column(column), way == "down") if column in list(Column) else (Column.DATE, False)

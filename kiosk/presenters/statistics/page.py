"""« Statistiques »: the figures of a period, by whatever one narrows them to, compared with the period before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import short_date
from kiosk.domain.people.names import agent_name
from kiosk.domain.statistics.facts import KIND_LABELS, Fact, Kind
from kiosk.domain.statistics.figures import Period, Wanted, count
from kiosk.domain.statistics.sections import Section, Tile
from kiosk.domain.statistics.waits import Noted, crowd, waits_of
from kiosk.domain.text.language import labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold
from kiosk.presenters.around.around import Around
from kiosk.presenters.statistics.periods import SPAN_LABELS, Span, period_of, period_text
from kiosk.presenters.statistics.reading import FactsReading
from kiosk.presenters.statistics.sections import Known, sections, tiles
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.saving import save
from kiosk.presenters.work.tasks import Ok, Outcome

if TYPE_CHECKING:
    from kiosk.desk import Directory
    from kiosk.desk.statistics import Outcomes
    from kiosk.domain.text.document import Document

Choices = tuple[tuple[object, str], ...]
FIRST: Final = Span.WEEK


@masked
@dataclass(frozen=True, slots=True)
class Counted:
    """What is shown, and of what: others may be asked for already while these are."""

    period: Period
    narrowed: str
    apart: str  # what must be known of it where the screen is not
    tiles: tuple[Tile, ...] = ()
    sections: tuple[Section, ...] = ()


class StatisticsPresenter(QObject):
    """Reads and counts nothing before somebody comes to the page."""

    changed = Signal()
    """What is shown is not what it was."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._work = work = around.work.apart()
        self.span = FIRST
        self.wanted = Wanted()
        self.reading = FactsReading(work, self)
        self.reading.changed.connect(self._count)
        self._shown: Counted | None = None
        self._opened = False
        self._directory: Directory | None = None
        self._noted = Noted()
        self._outcomes: Outcomes | None = None
        self._organisation_id: int | None = None
        self._counting = self._stale = False
        around.where.moved.connect(self._go)
        around.pages.gone_to.connect(lambda place: self.open() if place == "statistics" else None)

    def open(self) -> None:
        """Somebody comes to the page."""
        self._opened = True
        self._read()

    # What is chosen

    @property
    def period(self) -> Period:
        return period_of(self.span, self._around.where.today)

    @property
    def spans(self) -> Choices:
        """Among which periods one chooses."""
        return tuple((span, SPAN_LABELS[span]) for span in Span)

    def choose_span(self, span: Span) -> None:
        """Another period: figures of the one before go from the screen, whose head says the new one."""
        self.span = span
        self._shown = None
        self._read()
        self.changed.emit()

    @property
    def lieux(self) -> Choices:
        known = self._directory.lieux if self._directory is not None else ()
        return ((None, tr("Tous les lieux")), *sorted(((one.id, one.name) for one in known), key=_by_words))

    @property
    def services(self) -> Choices:
        known = self._directory.services.values() if self._directory is not None else ()
        return ((None, tr("Tous les services")), *sorted(((one.id, one.name) for one in known), key=_by_words))

    @property
    def motifs(self) -> Choices:
        """Of the service chosen."""
        known = self._directory.motifs.values() if self._directory is not None else ()
        service = self.wanted.service_id
        there = ((one.id, one.name) for one in known if service in (None, one.service_id))
        return ((None, tr("Tous les motifs")), *sorted(there, key=_by_words))

    @property
    def agents(self) -> Choices:
        """Oneself; for an administrator, everybody: what is told of one agent is that agent's."""
        known = self._directory.agents.values() if self._directory is not None else ()
        there = ((one.id, agent_name(one)) for one in known if self.is_administrator or one.id == self.me)
        return ((None, tr("Tous les agents")), *sorted(there, key=_by_words))

    @property
    def kinds(self) -> Choices:
        return ((None, tr("Tous les types")), *((kind, KIND_LABELS[kind]) for kind in Kind))

    def choose(self, **what: object) -> None:
        """Narrows what is counted: ``lieu_id``, ``service_id``, ``motif_id``, ``agent_id`` or ``kind``; None: all."""
        if "service_id" in what:
            what.setdefault("motif_id", None)
        self.wanted = replace(self.wanted, **what)  # type: ignore[arg-type]
        self._count()

    @property
    def me(self) -> int:
        who = self._work.desk.who
        return who.agent_id if who is not None else 0

    @property
    def is_administrator(self) -> bool:
        """Whether the platform says so; where it says nothing, nobody is."""
        mine = self._directory.agents.get(self.me) if self._directory is not None else None
        return mine is not None and mine.role == "admin"

    # What is shown

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self._shown.tiles if self._shown is not None else ()

    @property
    def sections(self) -> tuple[Section, ...]:
        return self._shown.sections if self._shown is not None else ()

    @property
    def state(self) -> Literal["loading", "shown", "empty"]:
        if self.tiles:
            return "shown"
        if self._counting or self._shown is None:
            return "loading"
        return "empty" if self.reading.state in ("whole", "stopped", "cut", "failed") else "loading"

    @property
    def period_text(self) -> str:
        """« du 23/11/2026 au 29/11/2026, comparé à du 16/11/2026 au 22/11/2026 »."""
        said = period_text(self.period)
        if self._knows_before:
            before = period_text(self.period.before)
            compared = tr("{} · entre parenthèses, la période d’avant\u00a0: {}").format(said, before)
            return f"{compared}. {self._unfinished}" if self._unfinished else compared
        return said

    @property
    def reading_text(self) -> str:
        """How far the reading has come, while not all is known; empty once it is."""
        known, of = self.reading.progress
        match self.reading.state:
            case "reading":
                return tr("Lecture auprès de la plateforme\u00a0: {} jours sur {}.").format(known, of)
            case "stopped":
                return tr("Lecture arrêtée\u00a0: {} jours sur {} sont comptés.").format(known, of)
            case "cut" | "failed":
                why = sentence(self.reading.failure) if self.reading.failure is not None else ""
                said = tr("{} jours sur {} sont comptés.").format(known, of)
                return f"{said} {why}".strip()
            case _:
                return ""

    @property
    def may_stop(self) -> bool:
        return self.reading.state in ("reading", "cut")

    @property
    def may_go_on(self) -> bool:
        return self.reading.state in ("stopped", "failed", "cut")

    # What one does

    @property
    def document(self) -> Document:
        """All of it, on one page."""
        from kiosk.exports.statistics_sheet import StatisticsSheet, statistics_document

        shown, now = self._told, self._around.where.now
        return statistics_document(
            StatisticsSheet(self.title, shown.narrowed, shown.apart, shown.tiles, shown.sections, now, self._name)
        )

    @property
    def title(self) -> str:
        """« Statistiques du 23/11/2026 au 29/11/2026 »."""
        return tr("Statistiques {}").format(period_text(self._told.period))

    @property
    def file_name(self) -> str:
        """Without its ending."""
        period = self._told.period
        return tr("statistiques {} {}").format(period.first.isoformat(), period.last.isoformat())

    def table_file(self) -> bytes:
        """Every table as text for a spreadsheet."""
        from kiosk.exports.statistics_file import statistics_csv

        shown = self._told
        return statistics_csv(f"{self.title} – {shown.narrowed}", shown.apart, shown.tiles, shown.sections)

    def keep(self, path: Path) -> None:
        """Writes ``table_file`` to ``path``, which may be far away, beside the interface."""
        content = self.table_file()

        def ended(outcome: Outcome[bool]) -> None:
            if isinstance(outcome, Ok) and outcome.value:
                self.printed(path)
            else:
                self.say_unwritten()

        self._work.tasks.run("keep figures", asyncio.to_thread(save, path, content), done=ended, to_the_end=True)

    def printed(self, path: Path | None) -> None:
        """It is printed, or in a file."""
        if path is not None:
            self._work.notices.info(tr("Document enregistré\u00a0: {}").format(path.name))

    def say_unwritten(self) -> None:
        """It is not."""
        self._work.notices.unwritten()

    def load_apart(self, load: Callable[[], object], then: Callable[[], None]) -> None:
        """Has ``load`` called on another thread, then ``then`` here: what draws takes its time to load."""
        self._work.tasks.run("load", asyncio.to_thread(load), done=lambda _: then())

    # Inside

    @property
    def _told(self) -> Counted:
        return self._shown if self._shown is not None else Counted(self.period, self._narrowed, "")

    @property
    def _name(self) -> str:
        found = (one.name for one in self._around.where.organisations if one.id == self._organisation_id)
        return next(found, "")

    @property
    def _narrowed(self) -> str:
        """What is counted, in words."""
        wanted = self.wanted
        pairs = (
            (wanted.lieu_id, self.lieux),
            (wanted.service_id, self.services),
            (wanted.motif_id, self.motifs),
            (wanted.agent_id, self.agents),
            (wanted.kind, self.kinds),
        )
        said = [words for chosen, choices in pairs for key, words in choices if chosen is not None and key == chosen]
        return " · ".join(said) or tr("Toute l’organisation")

    @property
    def _knows_before(self) -> bool:
        return self.reading.knows(self.period) and self.reading.knows(self.period.before)

    @property
    def _unfinished(self) -> str:
        if self._around.where.today > self.period.last:
            return ""
        return tr("La période n’est pas finie\u00a0: elle est comparée à une période entière.")

    @property
    def _told_apart(self) -> str:
        """What must be known of figures that go without the screen: what is not read, and with what they compare."""
        said = [self.reading_text]
        if self._knows_before:
            said += [labelled(tr("Période d’avant"), period_text(self.period.before)) + ".", self._unfinished]
        return " ".join(filter(None, said))

    def _go(self) -> None:
        if self._opened and self._around.where.organisation_id != self._organisation_id:
            self.wanted, self._shown = Wanted(), None
            self._read()
            self.changed.emit()

    def _read(self) -> None:
        self._organisation_id = organisation_id = self._around.where.organisation_id
        if not self._opened or organisation_id is None:
            return
        self._work.tasks.run("read desk", self._read_here(organisation_id, self.period), replace=True)

    async def _read_here(self, organisation_id: int, period: Period) -> None:
        desk = self._work.desk
        self._directory = await desk.directory(organisation_id)
        self._noted = await desk.statistics.noted(organisation_id)
        self._outcomes = await desk.statistics.outcomes(organisation_id, period)
        self.reading.begin(organisation_id, (period, period.before))

    def _count(self) -> None:
        """Counts apart, once more after what is being counted now: a year of a large organisation takes a moment."""
        if self._directory is not None and self._outcomes is not None:
            self._stale = self._counting
            if not self._counting:
                self._counting = True
                self._work.tasks.run("count", self._counted(self._directory, self._outcomes), done=self._count_ended)
        self.changed.emit()

    def _count_ended(self, outcome: Outcome[Counted]) -> None:
        self._counting = False
        if isinstance(outcome, Ok) and outcome.value.period == self.period:
            self._shown = outcome.value
            self.changed.emit()
        if self._stale:
            self._count()

    async def _counted(self, directory: Directory, outcomes: Outcomes) -> Counted:
        of = Counted(self.period, self._narrowed, self._told_apart)
        period, wanted, noted = self.period, self.wanted, self._noted
        facts = list(self.reading.facts(period))
        then = list(self.reading.facts(period.before)) if self._knows_before else None
        days = self.reading.days_known(period)
        read = {period.begins(day) for day in days}
        soon = int(self._around.thresholds.long_wait.total_seconds() // 60)
        me, administrator = self.me, self.is_administrator

        def told() -> Counted:
            everything = wanted == Wanted()
            waits = waits_of(noted, _by_id(facts), wanted, period, soon)
            # A desk that began to note amid the period before has nothing to compare with.
            noted_then = noted.since is not None and noted.since <= period.before.first
            waits_then = (
                waits_of(noted, _by_id(then), wanted, period.before, soon) if then is not None and noted_then else None
            )
            known = Known(
                period=period,
                figures=count(facts, wanted, period),
                before=count(then, wanted, period.before) if then is not None else None,
                waits=waits,
                waits_before=waits_then,
                crowd=crowd(noted, period) if everything else {},
                walk_ins=sum(period.holds(day) for day, _ in noted.walk_ins) if everything else 0,
                booked=sum(map(period.holds, noted.booked)) if everything else 0,
                created=sum(map(period.holds, noted.created)) if everything else 0,
                outcomes=outcomes if everything else replace(outcomes, counts={}),
                directory=directory,
                me=me,
                administrator=administrator,
                soon=soon,
                noted_since=_since(noted.since, period),
                unread=frozenset(period.bars()) - read,
                read=bool(days),
            )
            nothing = not facts and not waits.all and not known.walk_ins
            return of if nothing else replace(of, tiles=tiles(known), sections=sections(known))

        return await asyncio.to_thread(told)


def _by_id(facts: Sequence[Fact]) -> dict[int, Fact]:
    return {fact.rdv_id: fact for fact in facts}


def _since(first: date | None, period: Period) -> str:
    """What is said where the register does not go back as far as the period."""
    if first is None or first <= period.first:
        return ""
    return tr("Ce poste ne le note que depuis le {}.").format(short_date(first))


def _by_words(choice: tuple[object, str]) -> str:
    return fold(choice[1])

"""The journal on the screen: what was done at this desk today, newest first, and how far each act is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import hour, spoken_hour
from kiosk.domain.day.gesture import Fate
from kiosk.domain.text.language import Words, inside, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.around.lines import LineModel
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.tasks import Ok, Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class Standing(StrEnum):
    """How far an act is."""

    UNSENT = "unsent"
    SENT = "sent"
    HERE = "here"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    REPLACED = "replaced"
    ALREADY = "already"
    CANNOT = "cannot"


STANDING_LABELS: Final = Words(
    {
        Standing.UNSENT: "pas encore envoyé",
        Standing.SENT: "envoyé",
        Standing.HERE: "gardé sur ce poste",
        Standing.REFUSED: "pas confirmé par la plateforme",
        Standing.TAKEN_BACK: "repris",
        Standing.REPLACED: "remplacé avant d’être envoyé",
        Standing.ALREADY: "déjà ainsi sur la plateforme",
        Standing.CANNOT: "ne peut être repris\u00a0: {}",
    }
)


_OVER: Final = (Standing.TAKEN_BACK, Standing.REFUSED, Standing.REPLACED, Standing.ALREADY)


@masked
@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act as it is shown."""

    act: Act
    hour: str
    what: str
    whom: str
    standing: Standing
    state: str
    spoken: str

    @property
    def key(self) -> Act:
        return self.act

    @property
    def tip(self) -> str:
        return "\n".join((f"{self.hour} {self.what}", self.whom, self.state))

    @property
    def can(self) -> bool:
        """Whether it may be taken back: one tries, and is told."""
        return self.act.back is not None and self.standing not in _OVER


_ONLY: Final = {
    Fate.UNDONE: Standing.TAKEN_BACK,
    Fate.REPLACED: Standing.REPLACED,
    Fate.ALREADY: Standing.ALREADY,
}


def standing_of(act: Act, fates: frozenset[Fate]) -> Standing:
    """``fates`` are those of what ``act`` wrote."""
    if act.taken_back:
        return Standing.TAKEN_BACK
    if act.why_not:
        return Standing.CANNOT
    if Fate.WAITING in fates:
        return Standing.UNSENT
    if fates and fates <= {Fate.REFUSED, Fate.OVERTAKEN}:
        return Standing.REFUSED
    for only, standing in _ONLY.items():
        if fates == {only}:
            return standing
    return Standing.HERE if act.here or Fate.KEPT in fates else Standing.SENT


class JournalPresenter(QObject):
    """Reads nothing while nobody looks at it. Ctrl+Z needs none of it."""

    opened = Signal()
    closed = Signal()
    changed = Signal()

    def __init__(self, work: Work, where: Whereabouts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self._journal = work.journal
        self._where = where
        self.model: LineModel[JournalLine] = LineModel(self)
        self.is_open = False
        self.loading = False
        self._journal.changed.connect(self._read)
        work.follow(self._on_desk_change)

    @property
    def acts(self) -> tuple[Act, ...]:
        """What was done, newest first."""
        return self._journal.acts

    def open(self) -> None:
        """Shows it, or gives the page back where it is shown already."""
        if self.is_open:
            self.close()
            return
        self.is_open = self.loading = True
        self._read()
        self.opened.emit()

    def close(self) -> None:
        """Back to the page."""
        if self.is_open:
            self.is_open = False
            self.closed.emit()

    @property
    def lines(self) -> tuple[JournalLine, ...]:
        """Newest first."""
        return self.model.lines

    def undo(self) -> None:
        """Ctrl+Z: takes back the newest act, or says why it cannot be."""
        self._journal.undo()

    def take_back(self, place: int) -> None:
        """Takes back the act at ``place``, by itself."""
        line = self.model.at(place)
        if line is not None:
            self._journal.take_back(line.act)

    def _on_desk_change(self, change: DeskChange) -> None:
        if change.kind in ("rdvs", "usagers", "sync"):
            self._read()

    def _read(self) -> None:
        if self.is_open:
            self._work.tasks.run("journal", self._journal.fates(), replace=True, done=self._show)

    def _show(self, outcome: Outcome[dict[Act, frozenset[Fate]]]) -> None:
        if not isinstance(outcome, Ok):
            return
        fates: Mapping[Act, frozenset[Fate]] = outcome.value
        self.loading = False
        self.model.show(tuple(self._line(act, fates.get(act, frozenset())) for act in self._journal.acts))
        self.changed.emit()

    def _line(self, act: Act, fates: frozenset[Fate]) -> JournalLine:
        at, standing = act.at.astimezone(self._where.zone), standing_of(act, fates)
        state = STANDING_LABELS[standing].format(inside(act.why_not))
        spoken = ", ".join((spoken_hour(at), act.what, act.whom, state))
        return JournalLine(act, hour(at), act.what, act.whom, standing, state, spoken)


def empty_text() -> tuple[str, str]:
    """What stands where nothing was done: what it is, and what will come there."""
    return (
        tr("Rien n’a encore été fait sur ce poste aujourd’hui"),
        tr("Vos gestes, rendez-vous, fiches et venues sans RDV s’inscrivent ici, et se reprennent un par un."),
    )

"""The lines of the board: everything that one RDV, or one usager of it, shows and says."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kiosk.domain.dates.times import elapsed, short_date, spoken_minutes, whole_minutes
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.line import NOBODY, Line, has_lines, workshop_text
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.shown import (
    CALLED_OFF,
    NO_LOBBY,
    UNSETTLED,
    Hours,
    Lobby,
    Need,
    actions_on,
    minutes_late,
    next_change,
    shown_of,
    together,
    waits,
)
from kiosk.domain.day.shown import Thresholds as Thresholds
from kiosk.domain.day.status import SHOWN_LABELS, Action, Shown, Tense
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import birth_text, discreet, responsible_text, spoken_name
from kiosk.domain.people.reached import proche_text
from kiosk.domain.text.language import Words, language, tr
from kiosk.domain.text.masked import masked

if TYPE_CHECKING:
    from kiosk.domain.search.few_people import FewPeople

PLACES: Final = Words(
    {
        "public_office": "sur place",
        "phone": "par téléphone",
        "home": "à domicile",
        "visio": "par visioconférence",
    }
)


class RowKind(StrEnum):
    FOLD = "fold"  # « 14 RDV passés, tous renseignés », which opens
    NOW = "now"  # the line of the present hour
    RDV = "rdv"
    PARTICIPATION = "participation"  # one usager of an RDV that has several
    WALK_IN = "walk_in"  # who came without an RDV, among those who wait


@masked
@dataclass(frozen=True, slots=True)
class Row:
    """One line of the board, ready to be shown. ``key`` is the same at each refresh (« rdv-12 », « now »)."""

    key: str
    kind: RowKind
    text: str = ""  # fold and now: their whole text
    open: bool = False  # fold: unfolded; RDV with participation lines: unfolded
    entry: DeskRdv | None = None
    participation_ids: tuple[int, ...] = ()  # those that a gesture on this line acts on
    usagers: tuple[Usager, ...] = ()
    name: str = ""  # « DUPONT Léa », « MARTIN Paul, MARTIN Julie », the workshop's title
    detail: str = ""  # birth date among homonyms, « 8 inscrits, 3 en salle d’attente » of a workshop, « avec … »
    hour: str = ""  # « 9:30 »
    shown: Shown | None = None
    tense: Tense | None = None
    waiting_since: datetime | None = None  # in the organisation's zone
    waiting_minutes: int | None = None
    long_wait: bool = False
    late_minutes: int | None = None  # set once past the threshold of lateness
    unsent: bool = False
    to_confirm: bool = False  # booked or changed here, without a word of the platform yet
    problem: str = ""
    actions: tuple[Action, ...] = ()
    spoken: str = ""  # the whole line for a screen reader
    lobby: Lobby = NO_LOBBY

    @property
    def is_somebody(self) -> bool:
        """Whether something can be done on it."""
        return self.entry is not None or self.lobby.walk_in is not None

    @property
    def need(self) -> Need:
        """What it needs of the desk; of a group, what the one of them needs who needs most."""
        return Need.of(self.shown, long_wait=self.long_wait, late=self.late_minutes is not None)


class RdvRows:
    """An RDV at one instant: what is shown of each participation, and the rows that say it."""

    __slots__ = (
        "_closed",
        "_homonyms",
        "_now",
        "_opened",
        "_parts",
        "_settled",
        "_thresholds",
        "among",
        "each",
        "entry",
        "hours",
        "line",
        "order",
        "since",
        "starts_at",
        "until",
    )

    def __init__(
        self, entry: DeskRdv, line: Line, now: datetime, thresholds: Thresholds, homonyms: frozenset[int]
    ) -> None:
        rdv = entry.rdv
        self.entry = entry
        self.among = homonyms
        self.line = line
        self.hours = Hours.of(rdv, now)
        self.each = tuple([shown_of(p, self.hours, now) for p in rdv.participations])
        # In hour order, then by name: at nine o'clock twelve people stand in a row.
        self.starts_at = self.hours.starts_at.astimezone(UTC)
        self.order = (self.starts_at, line.sort_name, rdv.id)
        # In UTC: two hours of one zone object are compared at once, of two at the price of both offsets.
        self.since = now.astimezone(UTC)
        self.until = next_change(rdv, self.hours, self.each, now).astimezone(UTC)
        self._now = now
        self._thresholds = thresholds
        self._homonyms = homonyms
        self._settled: bool | None = None
        self._closed: Row | None = None
        self._opened: Row | None = None
        self._parts: tuple[Row, ...] | None = None

    def is_of(self, entry: DeskRdv, instant: datetime, thresholds: Thresholds, among: frozenset[int]) -> bool:
        """Whether they were made of these very objects, and hold at ``instant`` (UTC): asked of each RDV of the day at
        each build, where hardly any has changed. ``among``: all the homonyms of the day."""
        return (
            entry is self.entry
            and among is self.among
            and thresholds is self._thresholds
            and self.since <= instant < self.until
        )

    def holds(self, entry: DeskRdv, instant: datetime, thresholds: Thresholds, homonyms: frozenset[int]) -> bool:
        """Whether the rows made for an earlier instant are still those of ``instant`` (UTC)."""
        return (
            (entry is self.entry or entry == self.entry)
            and self.since <= instant < self.until
            and (thresholds is self._thresholds or thresholds == self._thresholds)
            and homonyms == self._homonyms
        )

    @property
    def settled(self) -> bool:
        """Over, and nothing left to fill in, nor said in words that nobody here understands."""
        if self._settled is None:
            self._settled = elapsed(self.hours.ends_at, self._now) >= timedelta() and all(
                shown not in UNSETTLED and shown is not Shown.OTHER for shown in self.each or (self.row().shown,)
            )
        return self._settled

    @property
    def called_off(self) -> bool:
        """Nobody is expected any more: each is excused, or the service cancelled."""
        return all(shown in CALLED_OFF for shown in self.each or (self.row().shown,))

    def row(self, is_open: bool = False) -> Row:
        """The RDV's own line."""
        if self._closed is None:
            self._closed = self._rdv_row()
        if not is_open:
            return self._closed
        if self._opened is None:
            self._opened = replace(self._closed, open=True)
        return self._opened

    def parts(self) -> tuple[Row, ...]:
        """The lines of the participations, in the order of the RDV; none when one line says all."""
        if not has_lines(self.entry.rdv):
            return ()
        if self._parts is None:
            lines = zip(self.entry.rdv.participations, self.line.names, self.each, strict=True)
            self._parts = tuple(self._participation_row(p, name, shown) for p, name, shown in lines)
        return self._parts

    def _rdv_row(self) -> Row:
        rdv, line, now = self.entry.rdv, self.line, self._now
        people = rdv.participations
        shown = self.each[0] if len(people) == 1 and not rdv.collectif else together(self.each, rdv, self.hours, now)
        needs = [row.need for row in self.parts()]
        late = min(needs, default=Need.NOTHING) is Need.LATE
        if late:
            shown = Shown.UPCOMING  # whoever of them is here: the others are not hidden behind them
        since = None
        if shown is Shown.WAITING:
            since = min((p.waiting_since for p in people if p.waiting_since and waits(p)), default=None)
        detail = self._about(people[0].usager) if len(people) == 1 else ""
        if rdv.collectif:
            detail = workshop_text(people, self.each, needs.count(Need.LATE))
            spoken = f"{line.title}, {detail}"
        else:
            spoken = ", ".join(spoken_name(p.usager) for p in people) or tr(NOBODY)
            aloud = self._about(people[0].usager, aloud=True) if len(people) == 1 else ""
            spoken = f"{spoken}, {aloud}" if aloud else spoken
        return self._made(
            key=f"rdv-{rdv.id}",
            kind=RowKind.RDV,
            people=people,
            name=line.title,
            detail=detail,
            spoken=spoken,
            shown=shown,
            since=since,
            may_be_late=late or not (rdv.collectif or self.entry.turned_down),
            unsent=bool(self.entry.unsent) or self.entry.to_confirm,
        )

    def _participation_row(self, participation: Participation, name: str, shown: Shown) -> Row:
        detail = self._about(participation.usager)
        aloud = self._about(participation.usager, aloud=True)
        spoken = spoken_name(participation.usager)
        return self._made(
            key=f"participation-{participation.id}",
            kind=RowKind.PARTICIPATION,
            people=(participation,),
            name=name,
            detail=detail,
            spoken=f"{spoken}, {aloud}" if aloud else spoken,
            shown=shown,
            since=participation.waiting_since if shown is Shown.WAITING else None,
            may_be_late=not self.entry.turned_down,
            unsent=participation.id in self.entry.unsent,
        )

    def _about(self, usager: Usager, *, aloud: bool = False) -> str:
        if discreet():
            return ""
        texts = []
        if usager.id in self._homonyms:
            # Beside a name the date alone is read as what it is, and has room.
            seen = short_date(usager.birth_date) if usager.birth_date and not aloud else ""
            texts.append(seen or birth_text(usager.birth_date))
        relative = responsible_text(usager) if aloud else proche_text(usager)
        if relative:
            texts.append(relative)
        return ", ".join(texts)

    def _made(
        self,
        *,
        key: str,
        kind: RowKind,
        people: tuple[Participation, ...],
        name: str,
        detail: str,
        spoken: str,
        shown: Shown,
        since: datetime | None,
        may_be_late: bool,
        unsent: bool,
    ) -> Row:
        rdv, line, now = self.entry.rdv, self.line, self._now
        waited = whole_minutes(elapsed(since, now)) if since is not None else None
        late = minutes_late(shown, rdv, self.hours, now) if may_be_late else None
        if late is not None and timedelta(minutes=late) < self._thresholds.late:
            late = None
        problem = self.entry.problem
        phrase = SHOWN_LABELS[shown].short.lower()
        if waited is not None:
            phrase = tr("{} depuis {}").format(phrase, spoken_minutes(waited))
        elif late is not None:
            phrase = tr("en retard de {}").format(spoken_minutes(late))
        words = [line.spoken_hour, spoken]
        if line.motif and (not rdv.collectif or rdv.name):
            words.append(line.motif)
        if line.agents:
            words.append(tr("avec {}").format(line.agents))
        if line.place != "public_office":
            words.append(PLACES.get(line.place, line.place))
        words.append(phrase)
        if self.entry.turned_down:
            words.append(tr("non confirmé"))
        elif self.entry.to_confirm:
            words.append(tr("à confirmer"))
        elif unsent:
            words.append(tr("pas encore envoyé"))
        if problem:
            words.append(problem)
        return Row(
            key=key,
            kind=kind,
            entry=self.entry,
            participation_ids=tuple([p.id for p in people]),
            usagers=tuple([p.usager for p in people]),
            name=name,
            detail=detail,
            hour=line.hour,
            shown=shown,
            tense=self.hours.tense,
            waiting_since=since.astimezone(now.tzinfo) if since is not None else None,
            waiting_minutes=waited,
            long_wait=waited is not None and timedelta(minutes=waited) >= self._thresholds.long_wait,
            late_minutes=late,
            unsent=unsent,
            to_confirm=self.entry.to_confirm,
            problem=problem,
            actions=() if self.entry.turned_down else actions_on(people, self.hours.tense),
            spoken=", ".join(words),
        )


_NEVER: Final = datetime.min.replace(tzinfo=UTC)


class RowCache:
    """Keeps what was worked out at an earlier build, so that after one gesture only its own lines are made again.

    Give the same one to each build of the same day, ``begin`` first; builds with and without it are equal. It holds
    names of people: drop it with the data that it was made from. What is said is of one zone, one language and one
    discretion: another one makes it start anew.
    """

    def __init__(self) -> None:
        self._said_in: tuple[tzinfo | None, str, bool] = (None, "", False)
        self._now = self._instant = _NEVER
        self._lines: dict[int, Line] = {}
        self._standings: dict[int, RdvRows] = {}
        self._rdvs: list[Rdv] = []  # whose homonyms are known
        self._people: list[tuple[tuple[str, int], ...]] = []
        self._homonyms: frozenset[int] = frozenset()
        self.few_people: FewPeople | None = None
        """Those of the data, once somebody was looked for among them."""

    def begin(self, now: datetime) -> None:
        """Starts a build at ``now``, in whose zone hours are said. Asked once a build: a day has hundreds of lines."""
        said_in = (now.tzinfo, language(), discreet())
        self._now, self._instant = now, now.astimezone(UTC)
        if said_in != self._said_in:
            self._said_in = said_in
            self._rdvs.clear()
            self._lines.clear()
            self._standings.clear()

    def line(self, rdv: Rdv) -> Line:
        """The unchanging part of ``rdv``'s lines."""
        known = self._lines.get(rdv.id)
        if known is not None and (known.rdv is rdv or known.rdv == rdv):
            known.rdv = rdv  # equal, and known at sight from now on
            return known
        line = self._lines[rdv.id] = Line(rdv, rdv.starts_at.astimezone(self._now.tzinfo))
        return line

    def homonyms(self, data: Sequence[DeskRdv]) -> frozenset[int]:
        """Ids of the usagers who share their name with someone else in ``data``; worked out when people change."""
        rdvs = [entry.rdv for entry in data]
        if rdvs == self._rdvs:  # by identity, but for those that changed
            return self._homonyms
        self._rdvs, people = rdvs, [self.line(rdv).people for rdv in rdvs]
        if people == self._people:
            return self._homonyms
        first: dict[str, int] = {}
        found: set[int] = set()
        for those in people:
            for name, usager_id in those:
                other = first.setdefault(name, usager_id)
                if other != usager_id:
                    found.add(other)
                    found.add(usager_id)
        self._people, self._homonyms = people, frozenset(found)
        return self._homonyms

    def rdv_rows(self, entry: DeskRdv, thresholds: Thresholds, homonyms: frozenset[int] = frozenset()) -> RdvRows:
        """``entry`` as it is shown; ``homonyms`` are ids of usagers whose birth date is to be shown."""
        known = self._standings.get(entry.rdv.id)
        if known is not None and known.is_of(entry, self._instant, thresholds, homonyms):
            return known
        concerned = homonyms
        if homonyms:
            concerned = frozenset(p.usager.id for p in entry.rdv.participations if p.usager.id in homonyms)
        if known is None or not known.holds(entry, self._instant, thresholds, concerned):
            known = RdvRows(entry, self.line(entry.rdv), self._now, thresholds, concerned)
            self._standings[entry.rdv.id] = known
        known.entry, known.among = entry, homonyms  # equal, and known at sight from now on
        return known

    def keep_only(self, rdv_ids: Set[int]) -> None:
        """Forgets the RDVs that are no longer among the day's."""
        for gone in self._lines.keys() - rdv_ids:
            del self._lines[gone]
            self._standings.pop(gone, None)

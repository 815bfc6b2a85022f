"""Where one participation stands at a given instant: what the board says of it, since when it waits, how late it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum
from typing import Final

from kiosk.domain.dates.times import elapsed, whole_minutes
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import (
    ACTION_LABELS,
    CANCELLED,
    SHOWN_LABELS,
    STATUS_AFTER,
    TO_CONFIRM,
    TURNED_DOWN,
    UNDETERMINED,
    Action,
    Label,
    Shown,
    Status,
    Tense,
    offered,
    tense,
)
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.people.model import Usager
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked

GRACE = timedelta(minutes=30)
"""After the hour plus the RDV's own duration plus this, nobody is still expected: the status is to be filled in."""

_SETTLED: dict[Status, Shown] = {
    Status.SEEN: Shown.SEEN,
    Status.NOSHOW: Shown.NOSHOW,
    Status.EXCUSED: Shown.EXCUSED,
    Status.REVOKED: Shown.REVOKED,
    Status.OTHER: Shown.OTHER,
}
UNSETTLED = frozenset({Shown.UPCOMING, Shown.WAITING, Shown.TO_FILL})
CALLED_OFF = frozenset({Shown.EXCUSED, Shown.REVOKED})
_MOST_PRESSING_FIRST = (
    Shown.WAITING,
    Shown.TO_FILL,
    Shown.UPCOMING,
    Shown.SEEN,
    Shown.NOSHOW,
    Shown.EXCUSED,
    Shown.REVOKED,
    Shown.OTHER,
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """After how long someone late, or waiting, stands out."""

    late: timedelta = timedelta(minutes=10)
    long_wait: timedelta = timedelta(minutes=20)


@masked
@dataclass(frozen=True, slots=True)
class Lobby:
    """What goes on between the counter and the offices about a line (``domain/lobby``)."""

    called: str = ""  # « Bureau 3, appelé », of who waits
    called_told: str = ""  # the same with by whom, and when
    unanswered: bool = False  # they were called, and did not come
    walk_in: WalkIn | None = None  # who it is, where they have no RDV
    notice: str = ""  # « Béatrice Martin : j’ai dix minutes de retard »


NO_LOBBY: Final = Lobby()


class Need(IntEnum):
    """What somebody needs of the desk now, the most pressing first."""

    LONG_WAIT = 0
    LATE = 1
    TO_FILL = 2
    ARRIVED = 3
    EXPECTED = 4
    NOTHING = 5

    @classmethod
    def of(cls, shown: Shown | None, *, long_wait: bool, late: bool) -> Need:
        """Of somebody of whom the board says ``shown``."""
        match shown:
            case Shown.WAITING:
                return cls.LONG_WAIT if long_wait else cls.ARRIVED
            case Shown.TO_FILL:
                return cls.TO_FILL
            case Shown.UPCOMING:
                return cls.LATE if late else cls.EXPECTED
            case _:
                return cls.NOTHING


_NOBODY = Usager(id=0, first_name="", last_name="")


@dataclass(frozen=True, slots=True)
class Hours:
    """When an RDV is, against a present instant; days and hours are those of the present's zone."""

    starts_at: datetime
    ends_at: datetime
    tense: Tense

    @classmethod
    def of(cls, rdv: Rdv, now: datetime) -> Hours:
        start = rdv.starts_at.astimezone(now.tzinfo)
        # In UTC: an RDV across the change of season keeps its real duration.
        end = (start.astimezone(UTC) + timedelta(minutes=rdv.duration_in_min)).astimezone(now.tzinfo)
        return cls(start, end, tense(start, now))


def waits(participation: Participation) -> bool:
    """Whether the platform or this desk says that they are in the waiting room, whatever the day."""
    undetermined = participation.status in (Status.UNKNOWN, Status.WAITING)
    return undetermined and (participation.waiting_since is not None or participation.status is Status.WAITING)


def shown_of(participation: Participation, hours: Hours, now: datetime) -> Shown:
    """What the board says of ``participation``. The waiting room is of today only: it is forgotten each night."""
    settled = _SETTLED.get(participation.status)
    if settled is not None:
        return settled
    when = hours.tense
    if when is Tense.PAST:
        return Shown.TO_FILL
    if when is Tense.TO_COME:
        return Shown.UPCOMING
    if waits(participation):
        return Shown.WAITING
    if when is Tense.TODAY_PASSED and elapsed(hours.ends_at, now) > GRACE:
        return Shown.TO_FILL
    return Shown.UPCOMING


def label_of(shown: Shown, entry: DeskRdv | None) -> Label:
    """How ``shown`` is said of an RDV: what the platform has not said yes to is not simply « à venir »."""
    if entry is not None and entry.turned_down:
        return TURNED_DOWN
    if entry is not None and entry.to_confirm and shown is Shown.UPCOMING:
        return TO_CONFIRM
    return SHOWN_LABELS[shown]


def together(each: tuple[Shown, ...], rdv: Rdv, hours: Hours, now: datetime) -> Shown:
    """What the board says of an RDV of several usagers: what asks most of the desk, whatever was done for the others.

    It is counted from them, whatever the RDV's own status says: the platform calls a workshop seen once one of its
    people is, and lets an RDV's status be set without theirs. Only one that has nobody speaks for itself.
    """
    if not each:
        return shown_of(Participation(id=0, usager=_NOBODY, status=rdv.status), hours, now)
    if rdv.status is Status.REVOKED and not takes_place(rdv):
        return Shown.REVOKED
    return next(shown for shown in _MOST_PRESSING_FIRST if shown in each)


def takes_place(rdv: Rdv) -> bool:
    """Whether anybody is still to come to ``rdv``, or came, or may yet be enrolled in it."""
    if any(p.status not in CANCELLED for p in rdv.participations):
        return True
    return rdv.status not in CANCELLED and (rdv.collectif or not rdv.participations)


def is_open(rdv: Rdv) -> bool:
    """Whether nobody has said yet what became of ``rdv``: of a workshop, that anybody came or did not."""
    if not rdv.collectif or not rdv.participations:
        return rdv.status in UNDETERMINED
    return takes_place(rdv) and all(p.status in UNDETERMINED | CANCELLED for p in rdv.participations)


def minutes_late(shown: Shown, rdv: Rdv, hours: Hours, now: datetime) -> int | None:
    """Whole minutes since the hour at which someone is expected at the counter and has not come, else None."""
    if shown is not Shown.UPCOMING or hours.tense is not Tense.TODAY_PASSED:
        return None
    if rdv.motif.location_type != "public_office":
        return None
    return whole_minutes(elapsed(hours.starts_at, now))


def why_not(action: Action, people: Sequence[Participation], tenses: Collection[Tense]) -> str:
    """Why ``action`` is possible on none of ``people``, whose RDVs are at those ``tenses``, in one sentence."""
    if not people:
        return tr("Aucun usager n’est inscrit à ce rendez-vous.")
    if all(_already(action, p) for p in people):
        return tr("Rien ne change\u00a0: c’est déjà l’état de ce rendez-vous.")
    if action is Action.WAITING and {Tense.TODAY_AHEAD, Tense.TODAY_PASSED}.isdisjoint(tenses):
        why = tr("«\u00a0{}\u00a0» n’est possible que le jour du rendez-vous.")
    elif action is Action.WAITING:
        why = tr("«\u00a0{}\u00a0» n’est possible que pour un rendez-vous dont l’état n’est pas encore renseigné.")
    elif action is Action.SEEN:
        why = tr("«\u00a0{}\u00a0» n’est possible qu’à partir du jour du rendez-vous.")
    else:
        why = tr("«\u00a0{}\u00a0» n’est possible qu’une fois l’heure passée.")
    return why.format(ACTION_LABELS[action].short)


def _already(action: Action, participation: Participation) -> bool:
    if action is Action.WAITING:
        return waits(participation)
    if action is Action.RESET:
        return participation.status is Status.UNKNOWN and not waits(participation)
    return participation.status is STATUS_AFTER[action]


def next_change(rdv: Rdv, hours: Hours, each: tuple[Shown, ...], now: datetime) -> datetime:
    """Until when what is shown at ``now`` stays true if nobody acts: the next minute of a wait, the hour, midnight."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo).astimezone(UTC)
    now, starts_at, ends_at = (at.astimezone(UTC) for at in (now, hours.starts_at, hours.ends_at))
    nexts = [midnight]
    if hours.tense is Tense.TODAY_AHEAD:
        nexts.append(starts_at)
    elif hours.tense is Tense.TODAY_PASSED:
        if ends_at > now:
            nexts.append(ends_at)
        if Shown.UPCOMING in each or not each:
            nexts.append(starts_at + timedelta(minutes=whole_minutes(now - starts_at) + 1))
            # « past by more than »: the very instant still belongs to before.
            nexts.append(ends_at + GRACE + timedelta(microseconds=1))
    if Shown.WAITING in each:
        for participation in rdv.participations:
            if participation.waiting_since is not None:
                waited = whole_minutes(now - participation.waiting_since)
                nexts.append(participation.waiting_since + timedelta(minutes=waited + 1))
    return min((one for one in nexts if one > now), default=now)


def actions_on(people: Collection[Participation], when: Tense) -> tuple[Action, ...]:
    """What may be done on one at least of ``people``, in the order in which it is shown."""
    if len(people) == 1:
        (only,) = people
        return offered(only.status, waits(only), when)
    found = {action for p in people for action in offered(p.status, waits(p), when)}
    return tuple(action for action in Action if action in found)

"""Statuses of an RDV, and the gestures of the desk that change them: each has its name, labels and rules once, here.

The labels are the platform's own (« long ») and the desk's short forms; the rules on what is offered when are those of
the platform's web pages, where « Vu » is open all day because people come early.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.dates.times import elapsed
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked


class Status(StrEnum):
    """A participation's status on the platform. ``OTHER`` stands for one that this release does not know."""

    UNKNOWN = "unknown"
    WAITING = "waiting"  # releases of 2020 to 2022 had it as a status
    SEEN = "seen"
    NOSHOW = "noshow"
    EXCUSED = "excused"
    REVOKED = "revoked"
    OTHER = "other"

    @classmethod
    def read(cls, value: str) -> Status:
        """The status that the platform names, ``OTHER`` when it is one we do not know."""
        try:
            return cls(value)
        except ValueError:
            return cls.OTHER


CANCELLED = frozenset({Status.EXCUSED, Status.REVOKED})
UNDETERMINED = frozenset({Status.UNKNOWN, Status.WAITING})
"""Nobody has said yet what became of it: those who may wait."""


class Tense(StrEnum):
    """Where an RDV's hour stands against the present."""

    PAST = "past"  # before today
    TODAY_PASSED = "today_passed"  # today, its hour has come
    TODAY_AHEAD = "today_ahead"  # today, its hour has not come yet
    TO_COME = "to_come"  # after today


class Shown(StrEnum):
    """What the board says of a participation: the status crossed with the hour and the waiting room."""

    UPCOMING = "upcoming"
    WAITING = "waiting"
    TO_FILL = "to_fill"  # « À renseigner »: its day, or its hour by a wide margin, is over and nobody said
    SEEN = "seen"
    NOSHOW = "noshow"
    EXCUSED = "excused"
    REVOKED = "revoked"
    OTHER = "other"


@masked
@dataclass(frozen=True, slots=True)
class Label:
    short_french: str
    long_french: str
    icon: str  # name of an icon in resources/icons

    @property
    def short(self) -> str:
        return tr(self.short_french)

    @property
    def long(self) -> str:
        return tr(self.long_french)


TO_CONFIRM = Label(
    french("À confirmer"), french("Rendez-vous noté sur ce poste, que la plateforme n’a pas encore confirmé"), "unsent"
)
"""Instead of « À venir » for what was booked or changed here, until the platform has said yes."""
TURNED_DOWN = Label(
    french("Non confirmé"), french("Rendez-vous noté sur ce poste, que la plateforme n’a pas confirmé"), "problem"
)
SHOWN_LABELS: dict[Shown, Label] = {
    Shown.UPCOMING: Label(french("À venir"), french("Rendez-vous à venir"), "status-upcoming"),
    Shown.WAITING: Label(french("En salle d’attente"), french("Usager en salle d’attente"), "status-waiting"),
    Shown.TO_FILL: Label(french("À renseigner"), french("À renseigner"), "status-to-fill"),
    Shown.SEEN: Label(french("Vu"), french("Rendez-vous honoré"), "status-seen"),
    Shown.NOSHOW: Label(french("Absent (non excusé)"), french("Absence non excusée"), "status-noshow"),
    Shown.EXCUSED: Label(french("Absent (excusé)"), french("Annulé (excusé)"), "status-excused"),
    Shown.REVOKED: Label(french("Annulé"), french("Annulé (par le service)"), "status-revoked"),
    Shown.OTHER: Label(french("Autre état"), french("État inconnu de cette version de Kiosk"), "status-other"),
}


class Action(StrEnum):
    """A gesture of the desk on one or several participations."""

    WAITING = "waiting"
    SEEN = "seen"
    NOSHOW = "noshow"
    EXCUSED = "excused"
    REVOKED = "revoked"
    RESET = "reset"


@masked
@dataclass(frozen=True, slots=True)
class ActionLabel:
    label_french: str  # the name of the state it leads to, as the board says it
    long_french: str  # the platform's wording, for tooltips
    short_french: str  # on a button
    done_french: str

    @property
    def label(self) -> str:
        return tr(self.label_french)

    @property
    def long(self) -> str:
        return tr(self.long_french)

    @property
    def short(self) -> str:
        return tr(self.short_french)

    @property
    def done(self) -> str:
        return tr(self.done_french)  # the notice, after the name of who it is about


def _leads_to(shown: Shown, done_french: str) -> ActionLabel:
    """A state has one name: the gesture bears it too."""
    label = SHOWN_LABELS[shown]
    return ActionLabel(label.short_french, label.long_french, label.short_french, done_french)


ACTION_LABELS: dict[Action, ActionLabel] = {
    Action.WAITING: ActionLabel(
        french("Salle d’attente"),
        french("Salle d’attente"),
        french("Arrivé"),
        french("en salle d’attente"),
    ),
    Action.SEEN: _leads_to(Shown.SEEN, french("vu")),
    Action.NOSHOW: _leads_to(Shown.NOSHOW, french("absent (non excusé)")),
    Action.EXCUSED: _leads_to(Shown.EXCUSED, french("absent (excusé)")),
    Action.REVOKED: _leads_to(Shown.REVOKED, french("annulé")),
    Action.RESET: ActionLabel(
        french("Réinitialiser"), french("Réinitialiser"), french("Réinitialiser"), french("état réinitialisé")
    ),
}

STATUS_AFTER: dict[Action, Status] = {
    Action.WAITING: Status.UNKNOWN,
    Action.SEEN: Status.SEEN,
    Action.NOSHOW: Status.NOSHOW,
    Action.EXCUSED: Status.EXCUSED,
    Action.REVOKED: Status.REVOKED,
    Action.RESET: Status.UNKNOWN,
}


def tense(starts_at: datetime, now: datetime) -> Tense:
    """Where ``starts_at`` stands against ``now``, days being those of ``now``'s zone."""
    local = starts_at.astimezone(now.tzinfo)
    if local.date() < now.date():
        return Tense.PAST
    if local.date() > now.date():
        return Tense.TO_COME
    return Tense.TODAY_PASSED if elapsed(starts_at, now) >= timedelta() else Tense.TODAY_AHEAD


def offered(status: Status, waiting: bool, when: Tense) -> tuple[Action, ...]:
    """The gestures that may be made on a participation, in the order in which they are shown.

    To come: excused, revoked. Today: waiting room, seen (also before the hour), noshow once the hour has passed,
    excused, revoked. Past: seen, noshow, excused, revoked. Any set status, or the waiting room: back to unknown.
    The gesture that would change nothing is left out, and only an unknown status can wait. Over a status that this
    release does not know nothing is offered: what it would undo, and whom it would tell, is not known.
    """
    if status is Status.OTHER:
        return ()
    undetermined = status in UNDETERMINED
    is_waiting = undetermined and (waiting or status is Status.WAITING)
    today = when in (Tense.TODAY_PASSED, Tense.TODAY_AHEAD)
    actions: list[Action] = []
    if today and undetermined and not is_waiting:
        actions.append(Action.WAITING)
    if when is not Tense.TO_COME and status is not Status.SEEN:
        actions.append(Action.SEEN)
    if when in (Tense.TODAY_PASSED, Tense.PAST) and status is not Status.NOSHOW:
        actions.append(Action.NOSHOW)
    if status is not Status.EXCUSED:
        actions.append(Action.EXCUSED)
    if status is not Status.REVOKED:
        actions.append(Action.REVOKED)
    if is_waiting or not undetermined:
        actions.append(Action.RESET)
    return tuple(actions)


def notifies(action: Action, before: Status) -> bool:
    """Whether the usager is told: of a cancellation, and of a new RDV on going back from one, « vu » included."""
    if action in (Action.EXCUSED, Action.REVOKED):
        return before not in CANCELLED
    return action is not Action.WAITING and before in CANCELLED

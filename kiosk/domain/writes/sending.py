"""What is to leave this desk, or has left it, as a person sees it: what became of it, both sides, what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.day.gesture import Fate, Gesture, Hold
from kiosk.domain.people.identity import Identity
from kiosk.domain.people.told import Told
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.errand import Book, ChangeRdv, Errand, Refusal, Side


class Becomes(StrEnum):
    """What becomes of something that was done or written here."""

    TO_SEND = "to_send"  # leaves by itself, and is tried again by itself
    SIGN_IN = "sign_in"  # leaves once somebody has signed in again
    TOO_OLD = "too_old"  # would tell people of something of a while ago: asks
    TOLD_OTHERWISE = "told_otherwise"  # would tell others than was said, or nobody any more: asks
    PUT_BACK = "put_back"  # the platform was put back from a backup: asks
    ALIKE = "alike"  # who was to be created may be somebody who is there by now: asks
    CONFLICT = "conflict"  # somebody else was first: theirs or mine
    REFUSED = "refused"  # the platform will not have it
    BLOCKED = "blocked"  # somebody on the way lets it not through, and it surely was not done
    ANOTHER = "another"  # what it is about is somebody else's by now
    UNKNOWN = "unknown"  # nobody can tell whether the platform has it: the person looks
    SENT = "sent"
    ALREADY = "already"  # somebody else had done the same: nothing left
    HERE = "here"  # kept on this desk alone, for want of a waiting room on the platform
    REPLACED = "replaced"  # never left: what was done after it took its place
    TAKEN_BACK = "taken_back"  # never left


class Choice(StrEnum):
    """What a person can do about it, in the order in which it is offered."""

    SEND_OLD = "send_old"  # « envoyer maintenant et prévenir »
    SAME_PERSON = "same_person"  # « c’est la même personne »
    CREATE = "create"  # « créer quand même »
    KEEP_MINE = "keep_mine"
    KEEP_THEIRS = "keep_theirs"
    RETRY = "retry"
    GIVE_UP = "give_up"


@masked
@dataclass(frozen=True, slots=True)
class Sending:
    """One row, with ``names`` of those whom it is about and ``starts_at`` of its RDV, as far as the desk knows them.

    ``mine`` and ``theirs`` are the two sides of a conflict; ``mine`` is there for all. ``told`` are whom the platform
    would tell, where it is held for that.
    """

    act: Gesture | Errand
    becomes: Becomes
    names: tuple[str, ...]
    mine: Side
    theirs: Side | None = None
    reason: str = ""  # for a person to read, where something stands in its way
    told: tuple[Told, ...] = ()
    starts_at: datetime | None = None
    ended_at: datetime | None = None
    departed: bool = False  # it may be on its way, or have arrived without an answer
    open: bool = True  # False: it is over, or has been decided

    @property
    def key(self) -> str:
        return self.act.key

    @property
    def made_at(self) -> datetime:
        return self.act.made_at

    @property
    def rdv_id(self) -> int | None:
        """The RDV that it is about, by the id that the desk has for it; None: it is about an usager."""
        if isinstance(self.act, Gesture):
            return self.act.rdv_id
        return self.act.subject_id if self.act.of_rdv else None

    @property
    def usager_id(self) -> int | None:
        """The usager whom it is about, by the id that the desk has for them; None: it is about an RDV."""
        return self.act.subject_id if isinstance(self.act, Errand) and not self.act.of_rdv else None

    @property
    def asks(self) -> bool:
        """Whether nothing goes on without the person."""
        return self.open and self.becomes in _ASKING

    @property
    def settled(self) -> bool:
        """Whether it asked, and the person has decided."""
        return not self.open and self.becomes in _ASKING

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be done about it now."""
        found = _CHOICES.get(self.becomes, ()) if self.open else ()
        return tuple(one for one in found if one is not Choice.GIVE_UP or not self.departed or self.asks)


_ASKING = frozenset(
    {
        Becomes.TOO_OLD,
        Becomes.TOLD_OTHERWISE,
        Becomes.PUT_BACK,
        Becomes.ALIKE,
        Becomes.CONFLICT,
        Becomes.REFUSED,
        Becomes.BLOCKED,
        Becomes.ANOTHER,
        Becomes.UNKNOWN,
    }
)
_CHOICES: dict[Becomes, tuple[Choice, ...]] = {
    Becomes.TO_SEND: (Choice.RETRY, Choice.GIVE_UP),
    Becomes.SIGN_IN: (Choice.GIVE_UP,),
    Becomes.TOO_OLD: (Choice.SEND_OLD, Choice.GIVE_UP),
    Becomes.TOLD_OTHERWISE: (Choice.SEND_OLD, Choice.GIVE_UP),
    Becomes.PUT_BACK: (Choice.SEND_OLD, Choice.GIVE_UP),
    Becomes.ALIKE: (Choice.SAME_PERSON, Choice.CREATE, Choice.GIVE_UP),
    Becomes.CONFLICT: (Choice.KEEP_MINE, Choice.KEEP_THEIRS),
    Becomes.REFUSED: (Choice.RETRY, Choice.GIVE_UP),
    Becomes.BLOCKED: (Choice.RETRY, Choice.GIVE_UP),
    Becomes.ANOTHER: (Choice.GIVE_UP,),
    Becomes.UNKNOWN: (Choice.GIVE_UP,),
}


def meant(act: Gesture | Errand) -> tuple[tuple[Identity, ...], datetime | None]:
    """Whom it was about when it was made, and at what hour."""
    if isinstance(act, Gesture):
        return tuple(one.usager for one in act.before if one.usager is not None), act.starts_at
    match act.what:
        case Book(booking=booking) | ChangeRdv(after=booking):
            return act.what.whom, booking.starts_at
    return act.what.whom, None


def becomes(fate: Fate, *, held: Hold | None, refusal: Refusal | None, signed_out: bool) -> Becomes:
    """What a row's fate, and why it does not go on, is to a person."""
    match fate:
        case Fate.WAITING if held is not None:
            return Becomes(held.value)
        case Fate.WAITING:
            return Becomes.SIGN_IN if signed_out else Becomes.TO_SEND
        case Fate.OVERTAKEN:
            return Becomes.CONFLICT
        case Fate.REFUSED:
            return _refused(refusal) if refusal is not None else Becomes.REFUSED
    return _ENDED[fate]


def _refused(refusal: Refusal) -> Becomes:
    if refusal.another:
        return Becomes.ANOTHER
    if refusal.unknown:
        return Becomes.UNKNOWN
    if refusal.blocked:
        return Becomes.BLOCKED
    return Becomes.CONFLICT if any("changed" in codes for codes in refusal.fields.values()) else Becomes.REFUSED


_ENDED: dict[Fate, Becomes] = {
    Fate.SENT: Becomes.SENT,
    Fate.ALREADY: Becomes.ALREADY,
    Fate.KEPT: Becomes.HERE,
    Fate.REPLACED: Becomes.REPLACED,
    Fate.UNDONE: Becomes.TAKEN_BACK,
}

"""Somebody who waits is called: by whom, to where, how many times, and whether they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.domain.dates.times import hour
from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Shown
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked

LONGEST_PLACE: Final = 40
LONGEST_CALLER: Final = 80
MOST_TIMES: Final = 99


class CallOutcome(StrEnum):
    """What has become of a call."""

    CALLED = "called"
    CAME = "came"
    NO_ANSWER = "no_answer"


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """The call of one person, by their participation or by the line of who came without an RDV: one each, so that two
    desks that call the same person say one thing."""

    organisation_id: int
    called_at: datetime
    participation_id: int | None = None
    walk_in: str | None = None
    place: str = ""
    caller: str = ""
    times: int = 1
    outcome: CallOutcome = CallOutcome.CALLED

    @property
    def key(self) -> str:
        """What it goes by, at every desk."""
        return f"p{self.participation_id}" if self.walk_in is None else f"w{self.walk_in}"

    @property
    def stands(self) -> bool:
        """Whether somebody is still expected to come, or did not."""
        return self.outcome is not CallOutcome.CAME

    @property
    def short(self) -> str:
        """« Bureau 3, appelé », « Bureau 3, 2 fois », « Ne répond pas »: for a pill, which has a bell.

        Cut short, it still says where.
        """
        if self.outcome is CallOutcome.CALLED and self.place and self.times > 1:
            return tr("{}, {} fois").format(self.place, self.times)
        return self.said

    @property
    def said(self) -> str:
        """« Bureau 3, appelé », « Bureau 3, appelé 2 fois », « Ne répond pas »."""
        if self.outcome is CallOutcome.NO_ANSWER:
            return tr("Ne répond pas")
        if not self.place:
            return tr("Appelé") if self.times == 1 else tr("Appelé {} fois").format(self.times)
        if self.times == 1:
            return tr("{}, appelé").format(self.place)
        return tr("{}, appelé {} fois").format(self.place, self.times)

    def told(self, now: datetime) -> str:
        """« Appelé par Béatrice Martin à 10:20, Bureau 3 »: the whole of it, in the zone of ``now``."""
        at = hour(self.called_at.astimezone(now.tzinfo))
        said = tr("Appelé par {} à {}").format(self.caller, at) if self.caller else tr("Appelé à {}").format(at)
        if self.times > 1:
            said = tr("{} ({} fois)").format(said, self.times)
        parts = [said, self.place, tr("ne répond pas") if self.outcome is CallOutcome.NO_ANSWER else ""]
        return ", ".join(part for part in parts if part)


def is_same(one: Called | None, other: Called | None) -> bool:
    """Whether they say the same, but for what of its moment the site has rounded."""
    if one is None or other is None:
        return one is other
    return replace(one, called_at=other.called_at) == other


def call_again(who: Called, known: Called | None, at: datetime, place: str, caller: str) -> Called:
    """The call of ``who`` as it is made now, over what is ``known`` of one: times are counted while it stands."""
    before = known.times if known is not None and known.stands else 0
    return replace(
        who,
        called_at=at,
        place=" ".join(place.split())[:LONGEST_PLACE],
        caller=caller[:LONGEST_CALLER],
        times=min(before + 1, MOST_TIMES),
        outcome=CallOutcome.CALLED,
    )


def newest(calls: Iterable[Called]) -> Called | None:
    """The last of several that stand."""
    return max((one for one in calls if one.stands), key=lambda one: one.called_at, default=None)


def with_calls(rows: Sequence[Row], calls: Mapping[int, Called], now: datetime) -> tuple[Row, ...]:
    """``rows`` with what was ``called`` of each that waits, by participation."""
    if not calls:
        return tuple(rows)
    return tuple(_with_call(row, calls, now) for row in rows)


def _with_call(row: Row, calls: Mapping[int, Called], now: datetime) -> Row:
    if row.shown is not Shown.WAITING:
        return row
    found = newest(calls[one] for one in row.participation_ids if one in calls)
    if found is None:
        return row
    told = found.told(now)
    said = replace(row.lobby, called=found.short, called_told=told, unanswered=found.outcome is CallOutcome.NO_ANSWER)
    return replace(row, lobby=said, spoken=f"{row.spoken}, {told}")

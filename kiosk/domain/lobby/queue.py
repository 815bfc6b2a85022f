"""Everybody who waits, with an RDV or without, in one order of arrival; and how long people wait, said honestly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from kiosk.domain.dates.times import hour, minutes, spoken_hour, spoken_minutes
from kiosk.domain.day.rows import Row, RowKind, Thresholds
from kiosk.domain.day.shown import Lobby
from kiosk.domain.day.status import Action, Shown
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.lobby.call import Called, CallOutcome
from kiosk.domain.text.language import counted, tr

ENOUGH: Final = 3
"""People of today of whom a middle can be told: of fewer it says nothing of the next one."""
_RECEIVED: Final = frozenset({WalkInOutcome.SEEN, WalkInOutcome.BOOKED})


def in_one_queue(rows: Iterable[Row], walk_ins: Iterable[Row]) -> tuple[Row, ...]:
    """Both, in the order in which they came; those whose arrival has no hour come last."""
    return tuple(sorted((*rows, *walk_ins), key=_arrival))


def walk_in_rows(
    walk_ins: Iterable[WalkIn],
    calls: Mapping[str, Called],
    now: datetime,
    thresholds: Thresholds,
    name_of: Callable[[int], str],
) -> tuple[Row, ...]:
    """A line for each who waits, as of those who have an RDV. ``now`` is in the organisation's zone; ``name_of`` an
    agent, by their number."""
    return tuple(
        _row(one, calls.get(one.id), now, thresholds, name_of(one.taken_by) if one.taken_by is not None else "")
        for one in walk_ins
        if one.outcome is WalkInOutcome.WAITING
    )


def _row(one: WalkIn, called: Called | None, now: datetime, thresholds: Thresholds, taken: str) -> Row:
    arrived, waited = one.arrived_at.astimezone(now.tzinfo), one.minutes(now)
    standing = called if called is not None and called.stands else None
    by = tr("pris en charge par {}").format(taken) if taken else ""
    told = standing.told(now) if standing is not None else ""
    words = (
        tr("arrivée à {}").format(spoken_hour(arrived)),
        one.spoken,
        tr("sans rendez-vous"),
        one.about,
        by,
        tr("en attente depuis {}").format(spoken_minutes(waited)),
        told,
    )
    lobby = Lobby(
        called=standing.short if standing is not None else "",
        called_told=told,
        unanswered=standing is not None and standing.outcome is CallOutcome.NO_ANSWER,
        walk_in=one,
    )
    return Row(
        key=f"walk-in-{one.id}",
        kind=RowKind.WALK_IN,
        text=taken,
        usagers=(one.usager,) if one.usager is not None else (),
        name=one.name,
        hour=hour(arrived),
        shown=Shown.WAITING,
        waiting_since=arrived,
        waiting_minutes=waited,
        long_wait=timedelta(minutes=waited) >= thresholds.long_wait,
        actions=(Action.SEEN,),
        spoken=", ".join(word for word in words if word),
        lobby=lobby,
    )


def usual_wait(walk_ins: Iterable[WalkIn], motif_id: int | None) -> tuple[int, int] | None:
    """How many minutes those who came for that waited, in the middle, and how many of them were received; None: too few
    for that to say anything."""
    waits = [
        one.minutes(one.ended_at)
        for one in walk_ins
        if one.motif_id == motif_id and one.outcome in _RECEIVED and one.ended_at is not None
    ]
    return (round(median(waits)), len(waits)) if len(waits) >= ENOUGH else None


def wait_text(walk_ins: Iterable[WalkIn], motif_id: int | None) -> str:
    """« Aujourd’hui, 5 personnes venues pour cela ont attendu 14 min (la moitié moins, la moitié plus). »"""
    found = usual_wait(walk_ins, motif_id)
    if found is None:
        return ""
    waited, people = found
    said = tr("Aujourd’hui, sur {} personnes venues pour cela, la moitié a attendu moins de {}.")
    return said.format(people, minutes(waited))


def queues_text(walk_ins: Sequence[WalkIn]) -> str:
    """« Consultation : 3 (14 min aujourd’hui) · sans motif : 1 »: who waits for what, how long that has taken."""
    waiting: dict[int | None, list[WalkIn]] = {}
    for one in walk_ins:
        if one.outcome is WalkInOutcome.WAITING:
            waiting.setdefault(one.motif_id, []).append(one)
    said = []
    for motif_id, those in sorted(waiting.items(), key=_most_first):
        found = usual_wait(walk_ins, motif_id)
        figure = str(len(those)) if found is None else tr("{} ({} aujourd’hui)").format(len(those), minutes(found[0]))
        said.append(tr("{}\u00a0: {}").format(those[0].motif_name or tr("sans motif"), figure))
    return " · ".join(said)


def count_text(with_rdv: int, without: int) -> str:
    """« 4 usagers en salle d’attente, dont 1 sans rendez-vous »."""
    if not with_rdv + without:
        return tr("Salle d’attente")
    said = counted(with_rdv + without, "{} usager en salle d’attente", "{} usagers en salle d’attente")
    return tr("{}, dont {} sans rendez-vous").format(said, without) if without else said


def _most_first(queue: tuple[int | None, list[WalkIn]]) -> tuple[bool, int, str]:
    motif_id, those = queue
    return motif_id is None, -len(those), those[0].motif_name


def _arrival(row: Row) -> tuple[bool, float, str, str]:
    since = row.waiting_since
    return since is None, since.timestamp() if since else 0.0, row.name, row.key

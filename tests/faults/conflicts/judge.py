"""What is wrong with a line of the matrix, whatever is written there: by the platform's own history and outbox."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.day.gesture import Fate
from tests.faults.conflicts.deeds import DAY, State
from tests.faults.conflicts.play import Line

_TOO_OLD = 900
"""Seconds after which nobody is told of anything without having been asked again."""
DENIES = ("n’a pas été", "n’ont pas été")
_UNSURE = ("rien ne dit", "peut-être")


def wrong(line: Line, *, own: bool) -> tuple[str, ...]:
    """All that is, in the words of the matrix. ``own``: the platform has a waiting room, and shows its history."""
    return tuple(dict.fromkeys(_found(line, own=own)))


def _found(line: Line, *, own: bool) -> Iterator[str]:
    theirs = _changed(line.before, line.meanwhile)
    if not own:
        # No waiting room, and no history: of these nobody can know there.
        theirs = set() if line.cell.theirs.name == "excused and back" else theirs - {"waits"}
    if any(_undone(line, name) for name in theirs):
        yield "overwritten"
    told = [one for one in line.on_return if not one.to_agent]
    crossed = theirs - {"context"} or line.meanwhile is None
    if told and (line.cell.age.seconds > _TOO_OLD or crossed or len({one.event for one in told}) > 1):
        yield "told for nothing"
    if not line.announced and [one for one in (*line.by_us, *line.on_return) if not one.to_agent]:
        yield "told unasked"
    wrote = line.written_by_us or line.written_on_return
    if wrote and any(words in line.said for words in DENIES):
        yield "untrue"
    # Of an RDV that is gone no history is told; of several people some may have been done.
    if own and line.after is not None and not line.cell.ours.two and any(words in line.said for words in _UNSURE):
        yield "vague"
    settled = line.fate is not Fate.WAITING
    if settled and not line.said and not wrote and not _holds(line, line.after) and not _only_here(line, own=own):
        yield "dropped"
    if not settled and not line.said:
        yield "stuck"
    if settled and not line.said and not _sees(line.at_a, line.after, own=own):
        yield "A sees otherwise"
    if not _sees(line.at_b, line.after, own=own):
        yield "B sees otherwise"


def _changed(before: State, after: State | None) -> set[str]:
    """What of an RDV is not as it was."""
    if after is None:
        return set()
    names = ("statuses", "waits", "starts_at", "people", "context")
    found = {name for name in names if getattr(before, name) != getattr(after, name)}
    if "people" in found:
        both = before.people & after.people
        if {n: s for n, s in before.statuses if n in both} == {n: s for n, s in after.statuses if n in both}:
            found.discard("statuses")
    return found


def _undone(line: Line, name: str) -> bool:
    """Whether what B made of it is gone."""
    meanwhile, after = line.meanwhile, line.after
    assert meanwhile is not None
    if after is None:
        return True
    if name == "waits" and meanwhile.waits:
        # Who has been received waits no more.
        return not after.waits and {status for _, status in after.statuses} != {"seen"}
    if name == "people":
        return not (meanwhile.people - line.before.people <= after.people) or bool(
            after.people & (line.before.people - meanwhile.people)
        )
    if name == "statuses":
        there = dict(after.statuses)
        return any(there.get(number, status) != status for number, status in meanwhile.statuses)
    return bool(getattr(meanwhile, name) != getattr(after, name))


def _holds(line: Line, state: State | None) -> bool:
    return state is not None and line.cell.ours.held(state)


def _only_here(line: Line, *, own: bool) -> bool:
    """Who waits where the platform has no waiting room is this desk's own business; what was taken back, nobody's."""
    return (not own and line.cell.ours.name == "arrived") or line.fate is Fate.UNDONE


def _sees(seen: State | None, there: State | None, *, own: bool) -> bool:
    """Whether a desk shows what is there. What has left the day may be out of sight."""
    if seen is None or there is None:
        return there is None or there.starts_at.date() != DAY
    same = (seen.statuses, seen.starts_at, seen.context) == (there.statuses, there.starts_at, there.context)
    return same and (not own or seen.waits == there.waits)

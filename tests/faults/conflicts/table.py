"""The matrix as text, a line for what came of a pair of deeds; ages at which the same came of it share one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from kiosk.domain.day.gesture import Fate
from tests.faults.conflicts.deeds import DAY, NOTE, THIRD, Cell, State
from tests.faults.conflicts.judge import wrong
from tests.faults.conflicts.play import Line, Told

_MINUTES = re.compile(r"(\d+):\d\d")
"""Of the hours in a sentence: each RDV has its own, for want of room."""
_GAP = re.compile(r" {2,}")
_HERE = Path(__file__).parent
_WIDTHS = (20, 18, 27, 27, 12, 12, 16, 19, 19, 0)
_HEAD = (
    "A, cut off",
    "B, meanwhile",
    "age",
    "there then",
    "A sees",
    "B sees",
    "A is told",
    "told by B",
    "told by A",
    "wrong",
)
_PREFACE = """\
# {like}: what becomes of what A does at a desk that is cut off, once it is connected again, when B does something to
# the same RDV meanwhile; by how long A's desk was cut off. Written by « python -m tests.faults.conflicts ».
#
# age        lost: the platform has what A did, and its answer was lost; then three hours without it
# there then what the platform has: status, hour if it moved, +1 or -1 who takes part, whose note
# sees       what each desk shows then; = the platform's
# A is told  the sentence of that number, below; « ? » with the choice to do it again
# told by    what the usager was told, in capitals where the agent was too: of what B did; of what A did, before the
#            answer was lost / once connected again
# wrong      what must never be (judge.py): overwritten without a word; told for nothing, or of what nobody was asked
#            about; untrue; vague where the platform's history tells; dropped without a word; stuck; seen otherwise
"""


def path_of(like: str) -> Path:
    """Where the matrix of a kind of platform is."""
    return _HERE / f"{like}.txt"


def text(like: str, lines: Iterable[Line]) -> str:
    """The whole file."""
    said: dict[str, int] = {}
    rows = list(_rows(like, lines, said))
    found = [_PREFACE.format(like=like), _spread(("#" + _HEAD[0], *_HEAD[1:])), *map(_spread, rows), ""]
    found += [f"{number:3}  {sentence}" for sentence, number in said.items()]
    return "\n".join([*found, ""])


def by_cell(content: str) -> Mapping[tuple[str, str, str], str]:
    """What a matrix says, sentences in full, of each pair and age."""
    head, _, tail = content.partition("\n\n")
    del head
    table, _, sentences = tail.partition("\n\n")
    said = {line[:3].strip(): line[5:] for line in sentences.splitlines() if line.strip()}
    found = {}
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = _GAP.split(line.rstrip())
        cells += [""] * (len(_WIDTHS) - len(cells))
        number = re.match(r"\d*", cells[6])
        told = number.group() if number is not None else ""
        rest = [*cells[3:6], said.get(told, told) + cells[6][len(told) :], *cells[7:]]
        for age in cells[2].split(", "):
            found[cells[0], cells[1], age] = " | ".join(rest)
    return found


def _rows(like: str, lines: Iterable[Line], said: dict[str, int]) -> Iterator[Sequence[str]]:
    def pair(line: Line) -> tuple[str, str]:
        return line.cell.ours.name, line.cell.theirs.name

    for names, of_pair in groupby(lines, key=pair):
        by_rest: dict[tuple[str, ...], list[str]] = {}
        for line in of_pair:
            by_rest.setdefault(_rest(like, line, said), []).append(line.cell.age.name)
        for rest, ages in by_rest.items():
            yield (*names, ", ".join(ages), *rest)


def _rest(like: str, line: Line, said: dict[str, int]) -> tuple[str, ...]:
    cell, there = line.cell, _state(line.cell, line.after)
    told = ""
    if line.said:
        told = str(said.setdefault(_MINUTES.sub(r"\1:00", line.said), len(said) + 1))
    told = told + ("?" if line.asked else "")
    if line.fate is Fate.WAITING:
        told = f"{told} waits".strip()
    by_us = _told(line.by_us)
    return (
        there,
        _seen(cell, line.at_a, there, own=like == "own"),
        _seen(cell, line.at_b, there, own=like == "own"),
        told or "-",
        _told(line.by_them),
        f"{by_us}/{_told(line.on_return)}" if cell.age.lost else _told(line.on_return),
        ", ".join(wrong(line, own=like == "own")),
    )


def _seen(cell: Cell, state: State | None, there: str, *, own: bool) -> str:
    seen = _state(cell, state)
    return "=" if seen == there else seen


def _state(cell: Cell, state: State | None) -> str:
    if state is None:
        return "gone"
    statuses = list(dict.fromkeys(status for _, status in state.statuses))
    said = ["/".join(statuses) if not state.waits else "waiting"]
    if state.starts_at.date() != DAY:
        said.append("tomorrow")
    elif state.starts_at.hour != cell.ours.starts_at.hour:
        said.append(f"{state.starts_at:%H}:00")
    usual = 2 if cell.ours.two else 1
    if THIRD in state.people:
        said.append("+1")
    if len(state.people - {THIRD}) < usual:
        said.append("-1")
    if state.context:
        said.append("A's note" if state.context == NOTE else "B's note")
    return " ".join(said)


def _told(messages: Sequence[Told]) -> str:
    agents = {one.event for one in messages if one.to_agent}
    usagers = dict.fromkeys(one.event for one in messages if not one.to_agent)
    said = [one.upper() if one in agents else one for one in usagers]
    said += [f"({one})" for one in sorted(agents - usagers.keys())]
    return " ".join(said) or "-"


def _spread(row: Sequence[str]) -> str:
    return "".join(
        f"{cell:<{max(width, len(cell) + 2)}}" if width else cell for cell, width in zip(row, _WIDTHS, strict=True)
    ).rstrip()

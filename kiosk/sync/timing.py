"""How often and how long: every duration of sync, in seconds unless it says days."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

AT_ONCE = 0.5  # seconds: a platform waits for something to change, for 25 s
SEVERAL_AT_ONCE = 10
PAUSE_AT_MOST = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class SyncTiming:
    """The defaults are those of a desk at work; tests bring shorter ones."""

    poll_least: float = 18.0  # between two looks at the day, where the server cannot tell what changes
    poll_most: float = 60.0  # the same when nothing happens
    poll_growth: float = 1.5
    poll_busy: float = 900.0  # how long nothing must have moved for fewer looks to be enough
    silence: float = 30.0  # without any news at all, where the server answers at the latest after 25 s
    answer: float = 12.0  # what an answer may take, where it is asked for from time to time
    agenda_again: float = 900.0  # between two looks at the absences, at least, where the server cannot tell
    backoff_first: float = 1.0
    backoff_most: float = 60.0
    housekeeping: float = 60.0  # between two looks at the calendar
    usagers_pause: float = 0.5  # between two pages of a whole organisation's usagers
    people_looked_for: int = 20  # calls at most that ask by their ids for usagers whom a list has left out
    days_back: int = 2  # of « the week around » the day looked at
    days_ahead: int = 7
    pushed_at_once: int = 4  # RDVs whose gestures are on their way at the same time
    fresh_for: float = 5.0  # of a reading: what a gesture rests on is read again after that, where nothing is locked
    asks_after: float = 900.0  # what would tell people, and is older than that when it can leave, asks whether to
    fetched_singly: int = 8  # more RDVs than that changed at once: their days are pulled instead
    faults_before_refusal: int = 3  # a gesture that makes a platform fail, which answers otherwise, is given up
    strangers_before_asking: int = 6  # what is answered by somebody else, where the platform answers all the rest,
    strangers_for: float = 600.0  # and for that long, is given up too: the person is asked


class Backoff:
    """How long to wait after each failure in a row: twice as long each time, never at the same moment for all desks."""

    def __init__(self, timing: SyncTiming, jitter: Callable[[], float] = random.random) -> None:
        self._timing = timing
        self._jitter = jitter
        self._failures = 0
        self.let_go = False
        """An answer to another call ended the last wait: if that was too soon, the next one is not ended so."""

    def next(self, at_least: float | None = None) -> float:
        """Seconds to wait now, from half to the whole of the step; ``at_least`` is what the platform asked for."""
        step = min(self._timing.backoff_most, self._timing.backoff_first * 2.0 ** min(self._failures, 16))
        self._failures += 1
        wait = step * (0.5 + self._jitter() / 2)
        return wait if at_least is None else max(wait, at_least)

    def reset(self) -> None:
        """Something worked."""
        self._failures = 0
        self.let_go = False

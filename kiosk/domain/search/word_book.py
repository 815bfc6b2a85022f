"""Words, each with the numbers of those who bear it, found whole or by their beginning.

Made for a hundred thousand bearers in the memory of a small machine.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

_LAST_LETTER = "\U0010ffff"
_NOBODY = array("I")
_ANSWERS_KEPT, _COUNTS_KEPT = 8, 1000
"""Answers are sets of thousands; counts are numbers, kept true through changes, and long to make for a first letter."""
_A_RUN = 4096
"""Words that are sorted in one go; sorted ones are then put together in a fraction of the time."""


class WordBook:
    """Not safe for several threads."""

    def __init__(self) -> None:
        self._bearers: dict[str, array[int]] = {}
        self._sorted: list[str] = []
        self._settled = True  # the words in order are those there are
        # While somebody types, all words but the last stay what they are.
        self._answers: dict[str, frozenset[int]] = {}
        self._counts: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._bearers)

    def unsettle(self) -> None:
        """Many words are to come: they are put in order when the first is looked for, or by ``settle``."""
        self._settled = False

    def settle(self) -> None:
        """They have come."""
        if not self._settled:
            self._sorted = _in_order(list(self._bearers))
            self._settled = True

    def add(self, word: str, bearer: int) -> bool:
        """Once for each word and bearer; whether the word is new."""
        self._answers.clear()
        self._count_again(word, 1)
        bearers = self._bearers.get(word)
        if bearers is not None:
            bearers.append(bearer)
            return False
        self._bearers[word] = array("I", (bearer,))
        if self._settled:
            insort(self._sorted, word)
        return True

    def take(self, word: str, bearer: int) -> bool:
        """The bearer no longer has the word; whether nobody has it any more: it is forgotten then."""
        self._answers.clear()
        bearers = self._bearers[word]
        bearers.remove(bearer)
        self._count_again(word, -1)
        if bearers:
            return False
        del self._bearers[word]
        if self._settled:
            del self._sorted[bisect_left(self._sorted, word)]
        return True

    def whole(self, word: str) -> array[int]:
        """The bearers of exactly this word; to be looked at only."""
        return self._bearers.get(word, _NOBODY)

    def beginning(self, start: str) -> Sequence[str]:
        """The words that begin so, in order."""
        self.settle()
        return self._sorted[bisect_left(self._sorted, start) : bisect_left(self._sorted, start + _LAST_LETTER)]

    def begun(self, start: str) -> frozenset[int]:
        """All who bear a word that begins so."""
        if (known := self._answers.get(start)) is None:
            if len(self._answers) >= _ANSWERS_KEPT:
                del self._answers[next(iter(self._answers))]
            known = self._answers[start] = self.bearers(self.beginning(start))
        return known

    def bearers(self, words: Iterable[str]) -> frozenset[int]:
        """All who bear one of ``words``."""
        return frozenset[int]().union(*map(self._bearers.__getitem__, words))

    def count(self, start: str) -> int:
        """How many bear a word that begins so; who bears two of them counts twice."""
        if (known := self._counts.get(start)) is None:
            if len(self._counts) >= _COUNTS_KEPT:
                del self._counts[next(iter(self._counts))]
            known = self._counts[start] = sum(map(len, map(self._bearers.__getitem__, self.beginning(start))))
        return known

    def _count_again(self, word: str, more: int) -> None:
        """One bearer more, or less, for each beginning of ``word`` that has been counted."""
        if not self._counts:
            return
        for end in range(len(word) + 1):
            if (start := word[:end]) in self._counts:
                self._counts[start] += more


def _in_order(words: list[str]) -> list[str]:
    """``words`` sorted, never for more than a few milliseconds in one go: no other thread runs meanwhile."""
    runs = [sorted(words[start : start + _A_RUN]) for start in range(0, len(words), _A_RUN)]
    while len(runs) > 1:
        pairs = (runs[start] + (runs[start + 1] if start + 1 < len(runs) else []) for start in range(0, len(runs), 2))
        runs = [sorted(pair) for pair in pairs]
    return runs[0] if runs else []

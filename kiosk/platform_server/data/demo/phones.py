"""Phone numbers that ring nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

MOBILE = "06 39 98"
LANDLINES = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49")
"""Ranges that the French regulator keeps for works of fiction (ARCEP, numbering plan, decision 2018-0881)."""


class PhoneBook:
    """Hands out numbers of those ranges, each once while there are any left (60 000), then again from the start."""

    def __init__(self, rng: Random, taken: Iterable[str] = ()) -> None:
        """``taken``: numbers already given to someone."""
        self._taken = frozenset(taken)
        self._own = self._serve(rng, (MOBILE,))
        self._fixed = self._serve(rng, LANDLINES)
        self._more = self._serve(rng, (MOBILE,), again=True)

    def mobile(self) -> str:
        """A mobile number, or a landline once they are all given: the large territory has more people than that."""
        return next(self._own, None) or self.landline()

    def landline(self) -> str:
        """A landline number, the town's own range first."""
        return next(self._fixed, None) or next(self._more)

    def _serve(self, rng: Random, prefixes: tuple[str, ...], again: bool = False) -> Iterator[str]:
        while True:
            for prefix in sorted(prefixes, key=lambda p: p != LANDLINES[2]):
                for number in rng.sample(range(10_000), 10_000):
                    text = f"{prefix} {number // 100:02d} {number % 100:02d}"
                    if text not in self._taken:
                        yield text
            if not again:
                return

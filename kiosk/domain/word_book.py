"""Words, each with the numbers of those who bear it; found whole, by their beginning, or by what looks or sounds alike.

Made for a hundred thousand bearers in the memory of a small machine. Not safe for several threads.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence

from kiosk.domain.french_sound import skeleton, sound

_LAST_LETTER = "\U0010ffff"
_NOBODY: Sequence[int] = ()
SAME_SOUND, SAME_SKELETON = 0.7, 2.1
"""What sounding alike counts, where a wrong letter counts 1."""
_SHORTEST_SKELETON = 3
_ANSWERS_KEPT = 16


class WordBook:
    """``sounds``: whether words are found by their sound too."""

    def __init__(self, *, sounds: bool = False) -> None:
        self._bearers: dict[str, array[int]] = {}
        self._sorted: list[str] = []
        self._settled = True  # the words in order are those there are
        self._by_length: dict[int, list[str]] | None = None  # made when it is first looked at
        # Most sounds are those of one word: no list is made for it.
        self._by_sound: dict[str, str | list[str]] | None = {} if sounds else None
        # While somebody types, all words but the last stay what they are.
        self._asked: dict[tuple[str, int, bool], dict[str, float]] = {}

    def __len__(self) -> int:
        return len(self._bearers)

    def unsettle(self) -> None:
        """Many words are to come: they are put in order when the first is looked for."""
        self._settled = False
        self._by_length = None

    def settle(self) -> None:
        """Puts in order what has come; asked for, or found to be needed."""
        if not self._settled:
            self._sorted = sorted(self._bearers)
            self._settled = True

    def add(self, word: str, bearer: int) -> None:
        """Once for each word and bearer."""
        bearers = self._bearers.get(word)
        if bearers is not None:
            bearers.append(bearer)
            return
        self._bearers[word] = array("I", (bearer,))
        self._asked.clear()
        if self._settled:
            insort(self._sorted, word)
        if self._by_length is not None:
            self._by_length.setdefault(len(word), []).append(word)
        if self._by_sound is not None:
            for key in _sounds(word):
                known = self._by_sound.setdefault(key, word)
                if isinstance(known, list):
                    known.append(word)
                elif known is not word:
                    self._by_sound[key] = [known, word]

    def take(self, word: str, bearer: int) -> None:
        """The bearer no longer has the word; a word that nobody has is forgotten."""
        bearers = self._bearers[word]
        bearers.remove(bearer)
        if bearers:
            return
        del self._bearers[word]
        self._asked.clear()
        if self._settled:
            del self._sorted[bisect_left(self._sorted, word)]
        if self._by_length is not None:
            self._by_length[len(word)].remove(word)
        if self._by_sound is not None:
            for key in _sounds(word):
                known = self._by_sound[key]
                if isinstance(known, list) and len(known) > 1:
                    known.remove(word)
                else:
                    del self._by_sound[key]

    def whole(self, word: str) -> Sequence[int]:
        """The bearers of exactly this word."""
        return self._bearers.get(word, _NOBODY)

    def beginning(self, start: str) -> Sequence[str]:
        """The words that begin so, in order."""
        self.settle()
        return self._sorted[bisect_left(self._sorted, start) : bisect_left(self._sorted, start + _LAST_LETTER)]

    def bearers(self, words: Iterable[str]) -> set[int]:
        """All who bear one of ``words``."""
        return set().union(*map(self._bearers.__getitem__, words))

    def count(self, words: Sequence[str], enough: int) -> int:
        """How many bearers ``words`` have, who bears two of them counted twice; counted no further than ``enough``."""
        if len(words) >= enough:
            return enough
        return min(enough, sum(map(len, map(self._bearers.__getitem__, words))))

    def knows(self, word: str) -> bool:
        """Whether someone bears the word, or one that begins so or sounds the same."""
        if word in self._bearers or self.beginning(word):
            return True
        return self._by_sound is not None and sound(word) in self._by_sound

    def alike(self, word: str, slips: int, *, same_start: bool = False) -> Mapping[str, float]:
        """The words at most ``slips`` from ``word`` (a letter wrong, missing, too many, or two swapped), or that sound
        like it, each with how far it is; ``same_start``: of the former only those with the same first letter."""
        asked = (word, slips, same_start)
        if (known := self._asked.get(asked)) is None:
            if len(self._asked) >= _ANSWERS_KEPT:
                del self._asked[next(iter(self._asked))]
            known = self._asked[asked] = self._look_alike(word, slips, same_start)
        return known

    def _look_alike(self, word: str, slips: int, same_start: bool) -> dict[str, float]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: dict[str, float] = {word: 0} if word in self._bearers else {}
        if slips and same_start:
            looked_at = [self.beginning(word[:1])]
        elif slips:
            lengths = self._lengths()
            looked_at = [lengths.get(length, ()) for length in range(len(word) - slips, len(word) + slips + 1)]
        else:
            looked_at = []
        for words in looked_at:
            close = process.extract(word, words, scorer=OSA.distance, processor=None, score_cutoff=slips, limit=None)
            found.update((choice, distance) for choice, distance, _ in close)
        if self._by_sound is not None:
            for key, cost in zip(_sounds(word), (SAME_SOUND, SAME_SKELETON), strict=False):
                heard = self._by_sound.get(key, ())
                for other in (heard,) if isinstance(heard, str) else heard:
                    if found.get(other, cost) >= cost:
                        found[other] = cost
        return found

    def _lengths(self) -> dict[int, list[str]]:
        if self._by_length is None:
            self._by_length = {}
            for word in self._bearers:
                self._by_length.setdefault(len(word), []).append(word)
        return self._by_length


def _sounds(word: str) -> tuple[str, ...]:
    """The keys by which a word is heard: its sound, then its consonants where there are enough of them."""
    heard = sound(word)
    if not heard:
        return ()
    bones = skeleton(heard)
    return (heard, f"-{bones}") if len(bones) >= _SHORTEST_SKELETON else (heard,)

"""Words that look or sound like another one: found among a hundred thousand while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from kiosk.domain.text.french_sound import skeleton, sound

SAME_SOUND, SAME_SKELETON = 0.7, 2.1
"""What sounding alike counts, where a wrong letter counts 1."""
_SHORTEST_SKELETON = 3
_ANSWERS_KEPT = 16


class Where(Enum):
    """Among which words those that look alike are searched; of one slip, hardly any spoils both ends of a word."""

    SAME_START = auto()  # their first letter is the same
    SAME_END = auto()  # their first or their last letter is
    EVERYWHERE = auto()


class AlikeWords:
    """Not safe for several threads."""

    def __init__(self) -> None:
        # By first or last letter, and by length.
        self._starts: dict[tuple[str, int], list[str]] = {}
        self._ends: dict[tuple[str, int], list[str]] = {}
        # Most sounds are those of one word: no list is made for it.
        self._by_sound: dict[str, str | list[str]] = {}
        # While somebody types, all words but the last stay what they are.
        self._answers: dict[tuple[str, int, Where], Mapping[str, float]] = {}

    def add(self, word: str) -> None:
        """A word that is not there yet."""
        self._answers.clear()
        self._starts.setdefault((word[0], len(word)), []).append(word)
        self._ends.setdefault((word[-1], len(word)), []).append(word)
        for key in _sounds(word):
            known = self._by_sound.setdefault(key, word)
            if isinstance(known, list):
                known.append(word)
            elif known is not word:
                self._by_sound[key] = [known, word]

    def take(self, word: str) -> None:
        """A word that is there, no longer."""
        self._answers.clear()
        self._starts[word[0], len(word)].remove(word)
        self._ends[word[-1], len(word)].remove(word)
        for key in _sounds(word):
            known = self._by_sound[key]
            if isinstance(known, list) and len(known) > 1:
                known.remove(word)
            else:
                del self._by_sound[key]

    def heard(self, word: str) -> bool:
        """Whether there is a word that sounds the same."""
        return sound(word) in self._by_sound

    def alike(self, word: str, slips: int, where: Where = Where.EVERYWHERE) -> Mapping[str, float]:
        """The words at most ``slips`` from ``word`` (a letter wrong, missing, too many, or two swapped) that are
        ``where``, and all that sound like it, each with how far it is."""
        asked = (word, slips, where)
        if (known := self._answers.get(asked)) is None:
            if len(self._answers) >= _ANSWERS_KEPT:
                del self._answers[next(iter(self._answers))]
            known = self._answers[asked] = self._look(word, slips, where)
        return known

    def _look(self, word: str, slips: int, where: Where) -> Mapping[str, float]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: dict[str, float] = {}
        for words in self._near(word, slips, where):
            close = process.extract(word, words, scorer=OSA.distance, processor=None, score_cutoff=slips, limit=None)
            found.update((choice, distance) for choice, distance, _ in close)
        for key, cost in zip(_sounds(word), (SAME_SOUND, SAME_SKELETON), strict=False):
            heard = self._by_sound.get(key, ())
            for other in (heard,) if isinstance(heard, str) else heard:
                if found.get(other, cost) >= cost:
                    found[other] = 0 if other == word else cost
        return found

    def _near(self, word: str, slips: int, where: Where) -> Iterator[list[str]]:
        lengths = range(max(1, len(word) - slips), len(word) + slips + 1)
        if where is Where.EVERYWHERE:
            for key, words in self._starts.items():
                if key[1] in lengths:
                    yield words
            return
        for length in lengths:
            yield self._starts.get((word[0], length), [])
            if where is Where.SAME_END:
                yield self._ends.get((word[-1], length), [])


def _sounds(word: str) -> tuple[str, ...]:
    """The keys by which a word is heard: its sound, then its consonants where there are enough of them."""
    heard = sound(word)
    if not heard:
        return ()
    bones = skeleton(heard)
    return (heard, f"-{bones}") if len(bones) >= _SHORTEST_SKELETON else (heard,)

"""How far the names of somebody are from what was typed: a wrong letter counts 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.people.tidy import PARTICLES
from kiosk.domain.text.masked import masked

FIELDS = "\t"
"""Between the last, the first and the birth name of somebody, folded, in one text."""
FAR = 99.0
_PARTICLE_LEFT_OUT = 0.3
_RUN_TOGETHER = 0.2
_BEGUN = 0.2
_NOT_SAID = 0.15
"""What a name counts that was not typed, up to three of them."""


@masked
@dataclass(frozen=True, slots=True)
class Like:
    """A word typed, and those that look or sound like it."""

    word: str
    words: Mapping[str, float]

    def cost(self, borne: str) -> float:
        """How far ``borne`` is from what was typed."""
        if borne.startswith(self.word):
            return 0.0 if len(borne) == len(self.word) else _BEGUN
        return self.words.get(borne, FAR)


@masked
@dataclass(frozen=True, slots=True)
class Variant:
    """Words as they may have been meant, and what that counts. ``run_together``: one made of two."""

    words: tuple[str, ...]
    cost: float = 0.0
    run_together: str = ""


def variants(words: Sequence[str]) -> Iterator[Variant]:
    """``words`` themselves; without particles and single letters; two of them run together."""
    yield Variant(tuple(words))
    telling = tuple(word for word in words if word not in PARTICLES and len(word) > 1)
    if telling and len(telling) < len(words):
        yield Variant(telling, _PARTICLE_LEFT_OUT)
    for at in range(len(words) - 1):
        together = words[at] + words[at + 1]
        yield Variant((*words[:at], together, *words[at + 2 :]), _RUN_TOGETHER, together)


def distance(names: str, likes: Sequence[Like]) -> float:
    """How far ``names`` are from the words of ``likes``; ``FAR`` or more: they are others."""
    borne = words_of(names)
    usual = names[: names.rindex(FIELDS)].split()
    left = sum(1 for word in usual if not any(like.cost(word) < FAR for like in likes))
    return sum(min(map(like.cost, borne)) for like in likes) + _NOT_SAID * min(left, 3)


def words_of(names: str) -> frozenset[str]:
    """The words by which somebody is found: each of their names, and several run together (« jeanpierre »)."""
    words: set[str] = set()
    for name in names.split(FIELDS):
        parts = name.split()
        words.update(parts)
        if len(parts) > 1:
            words.add("".join(parts))
            if len(parts) > 2:
                words.add("".join(parts[1:]))
    return frozenset(words)

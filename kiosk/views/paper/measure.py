"""How wide words are on paper, and where a text is broken into lines.

Widths grow as the size does, so that each word is asked of the font once, whatever sizes are tried.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QFontMetricsF

from kiosk.views import fonts, theme

_WORDS = re.compile(r"[^ -]*(?:-| +|$)")
"""Words with what they end in: a line may be broken after a space, or a hyphen."""
_REFERENCE = 1000
"""Pixels at which words are measured: large enough that no rounding counts."""


class Measure:
    """Widths of words and of lines, in points for each point of size."""

    def __init__(self) -> None:
        self._metrics = {
            strong: QFontMetricsF(fonts.make_for_paper(_REFERENCE, theme.STRONG if strong else theme.NORMAL))
            for strong in (False, True)
        }
        self._widths: dict[tuple[str, bool], float] = {}

    def width(self, words: str, strong: bool) -> float:
        """How wide ``words`` are on one line."""
        found = self._widths.get((words, strong))
        if found is None:
            found = self._metrics[strong].horizontalAdvance(words) / _REFERENCE
            self._widths[words, strong] = found
        return found

    def lines(self, words: str, room: float, strong: bool) -> list[str]:
        """``words`` in lines no wider than ``room``; what has no space to break at is broken where the line ends."""
        if self.width(words, strong) <= room and "\n" not in words:
            return [words]
        lines = []
        for paragraph in words.splitlines():
            line = ""
            for word in _WORDS.findall(paragraph):
                if self.width((line + word).rstrip(), strong) <= room:
                    line += word
                    continue
                if line:
                    lines.append(line.rstrip())
                *whole, line = self._pieces(word, room, strong)
                lines += whole
            lines.append(line.rstrip())
        return lines

    def longest_word(self, words: str, strong: bool) -> float:
        """How wide that word of ``words`` is that cannot be broken well."""
        return max((self.width(word.rstrip(), strong) for word in _WORDS.findall(words)), default=0.0)

    def _pieces(self, word: str, room: float, strong: bool) -> list[str]:
        """``word`` in pieces that each fit, the last maybe short."""
        pieces, piece, taken = [], "", 0.0
        if self.width(word, strong) <= room:
            return [word]
        for letter in word:
            wide = self.width(letter, strong)
            if piece and taken + wide > room:
                pieces.append(piece)
                piece, taken = "", 0.0
            piece, taken = piece + letter, taken + wide
        return [*pieces, piece]

"""Short texts by number, found by any part of them: telephone numbers, e-mails.

They lie in large pieces of text that one search goes through as a whole: a hundred thousand of them cost a few
megabytes and a fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

_IN_A_PIECE = 256
_END = "\n"


class TextColumn:
    """A text for each number from 0 on, mostly one after the other. Texts have no line ends."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: dict[int, list[str]] = {}  # pieces in which something is being changed

    def put(self, number: int, text: str) -> None:
        """``text`` in the place of what was there; empty for none."""
        piece, place = divmod(number, _IN_A_PIECE)
        while len(self._pieces) <= piece:
            self._pieces.append(_END * _IN_A_PIECE)
        lines = self._open.get(piece)
        if lines is None:
            lines = self._open[piece] = self._pieces[piece].split(_END)[:-1]
        lines[place] = text

    def containing(self, part: str, enough: int | None = None, wanted: Callable[[int], bool] | None = None) -> set[int]:
        """The numbers of the texts with ``part`` in them; of those ``wanted``, hardly more than ``enough``, where these
        are given."""
        self.settle()
        found: set[int] = set()
        for piece, text in enumerate(self._pieces):
            at = text.find(part)
            if at >= 0:
                places = (_IN_A_PIECE * piece + place for place in _places(text, part, at))
                found.update(places if wanted is None else filter(wanted, places))
                if enough is not None and len(found) >= enough:
                    break
        return found

    def whole(self, text: str) -> set[int]:
        """The numbers of the texts that are exactly ``text``."""
        wanted = text + _END
        return {number for number in self.containing(wanted) if self.text(number) == text}

    def alike(self, text: str, slips: int) -> set[int]:
        """The numbers of the texts at most ``slips`` from ``text``."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        self.settle()
        found: set[int] = set()
        for piece, texts in enumerate(self._pieces):
            close = process.extract_iter(
                text, texts.split(_END), scorer=OSA.distance, processor=None, score_cutoff=slips
            )
            found.update(_IN_A_PIECE * piece + place for _, _, place in close)
        return found

    def text(self, number: int) -> str:
        self.settle()
        piece, place = divmod(number, _IN_A_PIECE)
        return self._pieces[piece].split(_END, place + 1)[place]

    def settle(self) -> None:
        """Puts what was changed in its place: before a search, or to hold less memory after many changes."""
        for piece, lines in self._open.items():
            self._pieces[piece] = _END.join(lines) + _END
        self._open.clear()


def _places(text: str, part: str, at: int) -> Iterator[int]:
    line, counted = 0, 0
    while at >= 0:
        line += text.count(_END, counted, at)
        yield line
        counted = at
        end = text.find(_END, at)
        at = text.find(part, end + 1)

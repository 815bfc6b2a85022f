"""What reads that repeat were answered, so that the server need only say that it is the same still."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from kiosk.api_client.answers import Answer
from kiosk.api_client.call import Call

LONGEST_ETAG = 200  # letters, which go back with each question
AT_MOST = 32  # answers: the pages of the days looked at, and one of each list


class KeptAnswers:
    """The newest answers as the trade's objects, which nobody changes, with their ``ETag``.

    Never what came on the wire: it holds fields that are shown and not kept. Nor whole fiches, for the same reason.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[str, Any]] = OrderedDict()

    def asking(self, call: Call) -> tuple[Call, Any]:
        """``call``, naming the answer that we have where we have one; and what was made of that."""
        found = self._kept.get(_key(call))
        if found is None:
            return call, None
        self._kept.move_to_end(_key(call))
        return replace(call, etag=found[0]), found[1]

    def keep(self, call: Call, answer: Answer, made: Any, *, whole: bool = True) -> None:
        """``made`` is what was made of ``answer``; what was not read ``whole`` is asked for again each time."""
        etag = answer.headers.get("etag", "")
        if not whole or not 0 < len(etag) <= LONGEST_ETAG:
            self._kept.pop(_key(call), None)
            return
        self._kept[_key(call)] = etag, made
        self._kept.move_to_end(_key(call))
        while len(self._kept) > AT_MOST:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Another agent may see other things."""
        self._kept.clear()


def _key(call: Call) -> Hashable:
    return call.path, tuple(call.query)

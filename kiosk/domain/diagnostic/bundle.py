"""What is gathered for the support holds nothing of those whom the desk knows: looked for once more, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.text.search_text import fold, national_digits

_NUMBER = re.compile(r"\+?\d[\d .\u00a0\u202f()/-]{7,}\d")
_SHORTEST = 6  # letters of a text that tells of somebody by itself
_MOST_WORDS = 12


class Known:
    """By what somebody could be recognised: their whole name, e-mails, telephone, address, number of file."""

    def __init__(self, people: Iterable[Usager | Agent]) -> None:
        self._texts: set[tuple[str, ...]] = set()
        self._numbers: set[str] = set()
        for one in people:
            self._name(one.first_name, one.last_name)
            self._add(one.email)
            if isinstance(one, Usager):
                self._name(one.first_name, one.birth_name or one.last_name)
                self._add(one.address, one.case_number, one.responsible_name)
                for reached in (one, one.responsible_contact):
                    if reached is not None:
                        self._add(reached.email, reached.notification_email)
                        self._call(reached.phone_number, reached.phone_number_formatted)

    def _name(self, first: str, last: str) -> None:
        self._add(f"{first} {last}", f"{last} {first}")

    def _call(self, *numbers: str | None) -> None:
        self._numbers.update(national_digits(number) for number in numbers if number)

    def _add(self, *texts: str | None) -> None:
        for text in texts:
            words = tuple(fold(text or "").split())[:_MOST_WORDS]
            if sum(map(len, words)) >= _SHORTEST:
                self._texts.add(words)

    def told_in(self, line: str) -> bool:
        """Whether ``line`` tells of one of them."""
        words = fold(line).split()
        lengths = {len(text) for text in self._texts}
        if any(tuple(words[at : at + n]) in self._texts for n in lengths for at in range(len(words) - n + 1)):
            return True
        return any(national_digits(number) in self._numbers for number in _NUMBER.findall(line))


def without(known: Known, text: str) -> tuple[str, int]:
    """``text`` without the lines that tell of somebody known, and how many those were."""
    lines = text.splitlines()
    kept = [line for line in lines if not known.told_in(line)]
    return "\n".join(kept) + "\n", len(lines) - len(kept)

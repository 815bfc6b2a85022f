"""Gathers what is wrong with what was sent, field by field, into one refusal of the platform's shape."""

from __future__ import annotations

from typing import Any

from kiosk.platform_server.values.refusals import Refusal, fails_there, unprocessable

_SENTENCES = {
    "blank": "doit être rempli(e)",
    "taken": "est déjà utilisé",
    "invalid": "n'est pas valide",
    "inclusion": "n'est pas inclus(e) dans la liste",
    "not_a_number": "n'est pas un nombre",
}


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        self._errors: dict[str, list[dict[str, Any]]] = {}
        self._messages: list[str] = []

    def add(self, field: str, error: str, message: str = "", **details: Any) -> None:
        """A fault of ``field``: a code (``blank``) or a sentence, what a person reads, and details for machines."""
        self._errors.setdefault(field, []).append({"error": error, **details})
        self._messages.append(f"{field} {message or _SENTENCES.get(error, error)}")

    def refuse(self) -> None:
        """Raises Refusal (422) when there is any."""
        if self._errors:
            raise self.refusal()

    def refusal(self) -> Refusal:
        """422 that names them all."""
        refusal = unprocessable(self._errors, sorted(self._messages))
        # A value outside of its list is more than the original can take.
        outside = any(error["error"] == "inclusion" for errors in self._errors.values() for error in errors)
        return fails_there(refusal) if outside else refusal


def refused(field: str, error: str, message: str = "", **details: Any) -> Refusal:
    """422 of one fault alone."""
    faults = Faults()
    faults.add(field, error, message, **details)
    return faults.refusal()

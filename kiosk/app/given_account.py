"""Who signs in at once: an account that was given at the start, and is not kept longer than it takes."""

from __future__ import annotations


class GivenAccount:
    """An address and a password; both empty where none was given."""

    def __init__(self, email: str = "", password: str = "") -> None:
        self._given = (email, password)

    def take(self) -> tuple[str, str]:
        """The account, once: nothing of it is held here afterwards."""
        given, self._given = self._given, ("", "")
        return given

    def __bool__(self) -> bool:
        return all(self._given)

"""Passwords, hashed with argon2id."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LONGEST = 1024
# Of a password that was thrown away, with our parameters.
_NOBODY_S = "$argon2id$v=19$m=19456,t=2,p=1$EdfWpfYFJzrQUFnOvdHK9w$vB6ewftQbojvhLu8vyRHMltC01iX7MCjePQSZ2TDp1A"


class Passwords:
    """Hashes and verifies. Parameters: the OWASP minimum for argon2id (19 MiB, 2 passes, 1 lane)."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

    def hash(self, password: str) -> str:
        """The hash to keep."""
        return self._hasher.hash(password)

    def verify(self, password: str, hashed: str | None) -> bool:
        """Whether that is the password. Without a hash (unknown account) it takes as long, and is not."""
        try:
            self._hasher.verify(hashed or _NOBODY_S, password)
        except (VerificationError, InvalidHashError):
            return False
        return hashed is not None

"""What a secret leaves behind so that it can be known again: argon2id. Slow on purpose: never on the loop."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # here: a start has no use for it

    # The OWASP minimum for argon2id: 19 MiB, 2 passes, 1 lane.
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hashed(secret: str) -> str:
    """What is kept instead of ``secret``."""
    return _hasher().hash(secret)


def is_that(kept: str, secret: str) -> bool:
    """Whether ``kept`` is what ``secret`` left behind."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, secret)
    except (VerificationError, InvalidHashError):
        return False

"""argon2 that costs next to nothing, for whoever does not ask what a guess costs: a thousand tests sign in.

A hash still says the parameters that were asked for: what is kept looks as it does at work.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from argon2 import PasswordHasher, Type, low_level

_COST = re.compile(r"m=\d+,t=\d+,p=\d+")
_LEAST = "m=8,t=1,p=1"
_at_work: dict[str, Callable[..., Any]] = {"hash": PasswordHasher.hash, "verify": PasswordHasher.verify}


def _hash(self: PasswordHasher, password: str | bytes, *, salt: bytes | None = None) -> str:
    secret = password.encode() if isinstance(password, str) else password
    made = low_level.hash_secret(secret, salt or os.urandom(16), 1, 8, 1, self.hash_len, Type.ID).decode()
    return made.replace(_LEAST, f"m={self.memory_cost},t={self.time_cost},p={self.parallelism}")


def _verify(self: PasswordHasher, hashed: str | bytes, password: str | bytes) -> Any:
    kept = hashed if isinstance(hashed, str) else hashed.decode()
    return _at_work["verify"](self, _COST.sub(_LEAST, kept), password)


@contextmanager
def cheap_hashes() -> Iterator[None]:
    """From now on, until it ends."""
    with _hashing(hash=_hash, verify=_verify):
        yield


@contextmanager
def as_at_work() -> Iterator[None]:
    """What hashes cost, for a while."""
    with _hashing(**_at_work):
        yield


@contextmanager
def _hashing(**ways: Callable[..., Any]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, way in ways.items():
            patch.setattr(PasswordHasher, name, way)
        yield

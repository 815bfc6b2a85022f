"""What is secret here is random and long: a plain hash of it is all that is kept."""

from __future__ import annotations

import hashlib
import re
import secrets

_MADE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def made() -> str:
    """A new one: 256 bits, in letters that addresses and forms leave alone."""
    return secrets.token_urlsafe(32)


def could_be(text: str) -> bool:
    """Whether that is written as one."""
    return _MADE.fullmatch(text) is not None


def hashed(secret: str) -> bytes:
    """What is kept of it."""
    return hashlib.sha256(secret.encode()).digest()

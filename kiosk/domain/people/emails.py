"""E-mail addresses, as the platform reads them."""

from __future__ import annotations

import re

from kiosk.domain.text.clean import clean_line

_ADDRESS = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+")
_DOTS = re.compile(r"\.{2,}")


def mended_email(text: str) -> str:
    """``text`` in small letters, without the two slips that the platform mends: « a..b@c.fr », « a.@c.fr »."""
    return _DOTS.sub(".", clean_line(text).strip().lower()).replace(".@", "@")


def is_email(text: str) -> bool:
    """Whether ``text``, mended, is an address that the platform accepts."""
    return _ADDRESS.fullmatch(text) is not None

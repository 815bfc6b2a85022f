"""Kiosk's own version, of this checkout."""

from __future__ import annotations

import re

from libraries import ROOT


def version() -> str:
    """« 0.1.0 »."""
    told = re.search(r'^__version__[^=]*= "([^"]+)"', (ROOT / "kiosk/__init__.py").read_text(), re.MULTILINE)
    assert told is not None
    return told[1]

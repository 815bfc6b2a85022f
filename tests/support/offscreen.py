"""Qt without a display, as if on a desk’s screen: on its own stand-in, a small one, questions are pushed aside."""

from __future__ import annotations

from pathlib import Path

PLATFORM = f"offscreen:configfile={Path(__file__).with_name('offscreen.json')}"
"""For ``QT_QPA_PLATFORM``, before Qt is loaded."""

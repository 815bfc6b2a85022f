"""Qt without a display, as if on a desk's screen: its own stand-in is so small that questions are pushed aside on it."""

from __future__ import annotations

from pathlib import Path

PLATFORM = f"offscreen:configfile={Path(__file__).with_name('offscreen.json')}"
"""For ``QT_QPA_PLATFORM``, before Qt is loaded."""

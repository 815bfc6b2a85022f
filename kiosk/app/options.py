"""What the command line asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    profile: Path | None = None  # None: the person's own data folder
    config: Path | None = None  # None: the machine's file, then the person's
    instance: str = ""
    now: datetime | None = None
    language: str = ""  # empty: the configuration says
    demo: bool = False
    windowed: bool = False  # of a screen or a borne: in a window like any other
    like: str = ""  # what the demonstration's platform behaves like; empty: our own, better way
    answer: str = field(default="", repr=False)  # the address at which a browser came back

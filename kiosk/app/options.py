"""What the command line asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    profile: Path | None = None  # None: the person's own data folder
    config: Path | None = None  # None: the machine's file, then the person's
    instance: str = ""
    now: datetime | None = None
    demo: bool = False

"""Where the desk stood last: organisation, lieu, form of the board. Nothing about people."""

from __future__ import annotations

import json
import logging
import re
import threading
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.exports.private_file import write_private
from kiosk.presenters.around.preferences import SEEN

logger = logging.getLogger(__name__)
_OF_AN_AGENT: Final = re.compile("[0-9a-f]{12}")


class PreferencesFile:
    """Small texts by name, in one JSON file of the profile. One that cannot be read or written costs only comfort."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()
        self._one = threading.Lock()

    def _read(self) -> dict[str, str]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(data, dict):
            return {}
        return {str(k): v for k, v in data.items() if isinstance(v, str)}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def set(self, name: str, value: str) -> None:
        """Keeps ``value``: written whole beside the file, then put in its place; a crash leaves the old or the new."""
        if self._values.get(name) == value:
            return
        with self._one:
            self._values[name] = value
            self._write()

    def forget(self, prefix: str) -> None:
        """Forgets all whose name begins with ``prefix`` and a dot: what one agent chose. On any thread."""
        with self._one:
            left = {name: value for name, value in self._values.items() if not name.startswith(f"{prefix}.")}
            if len(left) < len(self._values):
                self._values = left
                self._write()

    def forget_unseen(self, today: date, days: int) -> None:
        """Forgets what those chose who have not been at work here for ``days``. Who was never dated is from today."""
        seen: dict[str, date] = {}
        for name in self._values:
            prefix = name.partition(".")[0]
            if _OF_AN_AGENT.fullmatch(prefix):
                seen[prefix] = self._seen(prefix) or today
        for prefix, day in seen.items():
            if (today - day).days > days:
                self.forget(prefix)
            elif self._seen(prefix) is None:
                self.set(f"{prefix}.{SEEN}", today.isoformat())

    def _seen(self, prefix: str) -> date | None:
        try:
            return date.fromisoformat(self._values.get(f"{prefix}.{SEEN}", ""))
        except ValueError:
            return None

    def _write(self) -> None:
        try:
            write_private(self._path, json.dumps(self._values, indent=1))
        except OSError:
            logger.warning("preferences could not be written")

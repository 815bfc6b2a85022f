"""Where the desk stood last: organisation, lieu, form of the board. Nothing about people."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from kiosk.exports.private_file import write_private

logger = logging.getLogger(__name__)


class PreferencesFile:
    """Small texts by name, in one JSON file of the profile. One that cannot be read or written costs only comfort."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()

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
        self._values[name] = value
        try:
            write_private(self._path, json.dumps(self._values, indent=1))
        except OSError:
            logger.warning("preferences could not be written")

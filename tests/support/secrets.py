"""Places for keys that tests bring along. The application knows none of them."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from kiosk.domain.platform.failures import KeyringMissing

_one_at_a_time = threading.Lock()
"""A keyring keeps each secret by itself; in one file, two that are kept at once would lose one of them."""


class MemorySecrets:
    """In a dict, for tests in one process."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self.kept[name] = value

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)


class FileSecrets:
    """In clear in a file, for subprocesses that follow each other."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str | None:
        return self._read().get(name)

    def set(self, name: str, value: str) -> None:
        with _one_at_a_time:
            self._write({**self._read(), name: value})

    def delete(self, name: str) -> None:
        with _one_at_a_time:
            kept = self._read()
            if kept.pop(name, None) is not None:
                self._write(kept)

    def _read(self) -> dict[str, str]:
        try:
            kept: dict[str, str] = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_name(self._path.name + ".new")
        new.write_text(json.dumps(kept), "utf-8")
        new.replace(self._path)


class NoSecrets:
    """A machine without a keyring."""

    def get(self, name: str) -> str | None:
        raise KeyringMissing

    def set(self, name: str, value: str) -> None:
        raise KeyringMissing

    def delete(self, name: str) -> None:
        raise KeyringMissing

"""What a device keeps of the companion that let it in: a file that is its account's alone.

Nobody is there in the morning to unlock a keyring, and what is kept tells nothing of anybody (decision 0056).
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kiosk.domain.platform.failures import KeyringMissing
from kiosk.store.file.own_files import own_file, own_folder


class DeviceSecrets:
    """In ``folder``, a file for each name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> str | None:
        """The secret; None where there is none, or it cannot be read."""
        try:
            return self._file(name).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def set(self, name: str, value: str) -> None:
        """Keeps it, whole or not at all. Raises ``KeyringMissing`` where it cannot be written."""
        file = self._file(name)
        whole = file.with_suffix(".new")
        try:
            own_folder(self._folder)
            own_file(whole)
            whole.write_text(value, "utf-8")
            whole.replace(file)
        except OSError:
            raise KeyringMissing from None

    def delete(self, name: str) -> None:
        """Forgets it."""
        with suppress(OSError):
            self._file(name).unlink()

    def _file(self, name: str) -> Path:
        return self._folder / f"device-{name}"

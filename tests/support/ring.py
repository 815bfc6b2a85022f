"""A keyring of the system's kind over a file, for processes: ``PYTHON_KEYRING_BACKEND=tests.support.ring.FileRing``."""

from __future__ import annotations

import os
from pathlib import Path

from keyring.backend import KeyringBackend

from tests.support.secrets import FileSecrets

FILE = "KIOSK_TESTS_RING"
"""The variable that names the file."""


class FileRing(KeyringBackend):
    priority = 5.0
    # Others than the systems' own are not trusted with anything.
    __module__ = "keyring.backends.SecretService"
    __qualname__ = "Keyring"

    def get_password(self, service: str, username: str) -> str | None:
        return FileSecrets(Path(os.environ[FILE])).get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("a check writes nothing")

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError("a check forgets nothing")

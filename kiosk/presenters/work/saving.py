"""What a person keeps as a file, where they chose."""

from __future__ import annotations

from pathlib import Path


def save(path: Path, content: bytes) -> bool:
    """Writes a file for its owner alone; whether it could be written. A file that is there is a whole one."""
    from kiosk.exports.private_file import write_private

    try:
        write_private(path, content)
    except OSError:
        return False
    return True

"""A private folder that does not outlive its process: not its end, not a kill, not a power cut beyond the next start.

Who is killed can take nothing away any more. So a small shell waits beside for this process to end, however it does,
and then removes the folder; where that was killed too, the next process that asks for such a folder does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

_LOCK = ".held-by-kiosk"
_GONE_WITHIN_S = 10
# It reads what is never written: until who holds the other end is gone.
_WATCH = 'trap "" HUP INT TERM; while read -r _; do :; done; rm -rf -- "$1"'
_NOFOLLOW: int = getattr(os, "O_NOFOLLOW", 0)


class PassingFolder:
    """``path`` is there until ``close``, or until the process is gone."""

    def __init__(self, prefix: str) -> None:
        """``prefix`` of its name; folders of that name whose process is gone are removed first."""
        sweep(prefix)
        self.path = Path(tempfile.mkdtemp(prefix=prefix))
        self._held = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600)
        _is_locked(self._held)
        self._watch = None
        if os.name == "posix":
            self._watch = subprocess.Popen(  # noqa: S603 - the shell is the system's, the path an argument
                ["/bin/sh", "-c", _WATCH, "sh", str(self.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # what is typed in a terminal, or sent to a whole group, is not for it
                cwd="/",
            )

    def close(self) -> None:
        """Removes it."""
        if self._watch is not None:
            assert self._watch.stdin is not None
            self._watch.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._watch.wait(_GONE_WITHIN_S)
        os.close(self._held)  # before the folder goes: elsewhere an open file stays
        shutil.rmtree(self.path, ignore_errors=True)


def sweep(prefix: str) -> None:
    """Removes the folders of that name that nobody holds any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        # Anybody may make something of that name there.
        with contextlib.suppress(OSError):
            about = folder.lstat()
            if not stat.S_ISDIR(about.st_mode) or (os.name == "posix" and about.st_uid != os.getuid()):
                continue
            held = os.open(folder / _LOCK, os.O_RDWR | _NOFOLLOW)
            try:
                ours = _is_locked(held)
            finally:
                os.close(held)
            if ours:
                shutil.rmtree(folder, ignore_errors=True)


def _is_locked(file: int) -> bool:
    """Whether this process holds it now: until the file is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

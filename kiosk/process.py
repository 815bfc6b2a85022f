"""What holds for each process of ours from its first moment, before it knows anything of anybody."""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk import telling

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 1, 2
_WER_NO_HEAP = 1

WITHOUT_CONSOLE: Final = 0x08000000 if sys.platform == "win32" else 0
"""``creationflags`` of what is started beside a window: Windows would open a black one for it."""


def own(module: str, *arguments: str) -> list[str]:
    """The command that runs ``module`` of ours as another process, which writes UTF-8 whatever the system's own code.

    What is in the folder where Kiosk was started is no part of it: the path of modules is that of the installation.
    """
    interpreter = Path(sys.executable)
    if sys.platform == "win32" and (without_window := interpreter.with_name("pythonw.exe")).is_file():
        interpreter = without_window  # what was started may be our launcher, which runs the desk and nothing else
    # As this one was started: a package's launcher lets no variable of the environment add modules.
    alone = "-I" if sys.flags.isolated else "-P"
    return [str(interpreter), alone, "-X", "utf8", "-m", module, *arguments]


def begin() -> None:
    """Nothing of this process is written out when it falls, and what it writes is for its owner's eyes only.

    Never raises: a system that refuses one of these does not keep Kiosk from working.
    """
    os.umask(0o077)
    logging.getLogger().addHandler(telling.ErrorOutput())
    telling.catch_all()
    with suppress(OSError, AttributeError, ValueError, ImportError):
        _leave_no_core()


def _leave_no_core() -> None:
    if sys.platform == "win32":
        # No report of the fault by Windows, and none of the heap in one that is made all the same.
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        ctypes.windll.kernel32.WerSetFlags(_WER_NO_HEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A core that is handed to a program – systemd's, Apport – knows no limit. Nor may others of this account look
        # into the memory or the environment from now on.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def take_variable(name: str) -> str:
    """What the environment says of ``name``, empty where nothing; it is no longer there afterwards.

    Taking it away as usual leaves it in the block that the system shows of a process: it is written over there.
    """
    value = os.environ.get(name, "")
    if value and os.name == "posix":
        c = ctypes.CDLL(None)
        c.getenv.restype = ctypes.c_void_p
        c.strlen.argtypes, c.strlen.restype = (ctypes.c_void_p,), ctypes.c_size_t
        if there := c.getenv(os.fsencode(name)):
            ctypes.memset(there, 0, c.strlen(there))
    os.environ.pop(name, None)
    return value


def read_secret(descriptor: int) -> str:
    """The first line of a descriptor that whoever started this process left open, and closes it. Raises ``OSError``."""
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as given:
        return given.readline(4096).rstrip("\r\n")

"""A Kiosk that holds the profile and does not answer any more: which process it is, and how it is ended."""

from __future__ import annotations

import asyncio
import os
import signal
import struct
import sys
import time

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.app.one_process import OneProcess
from kiosk.domain.text.language import tr
from kiosk.presenters.work.questions import Question
from kiosk.views.confirm import ConfirmDialog

_IN_GOOD_ORDER = 3.0  # seconds, before it is ended by force
_BY_FORCE = 5.0
_STEP = 0.05


def question() -> Question:
    """What the person is asked; the yes ends that process."""
    return Question(
        title=tr("Kiosk ne répond pas"),
        text=tr(
            "Kiosk est déjà ouvert sur ce poste, et ne répond plus. Vous pouvez attendre un peu, ou le fermer et "
            "recommencer\u00a0: ce qui était en train d’être tapé sera perdu. Les gestes déjà faits restent gardés, "
            "sauf sur un poste sans coffre des mots de passe."
        ),
        lines=(),
        yes=tr("Le fermer et recommencer"),
        no=tr("Attendre"),
        accept=lambda: None,
    )


def advice() -> Question:
    """What is said where it is not certain which process it is."""
    return Question(
        title=tr("Kiosk ne répond pas"),
        text=tr(
            "Kiosk semble déjà ouvert sur ce poste, et ne répond pas. Fermez votre session de l’ordinateur, "
            "rouvrez-la, puis recommencez. Si cela dure, prévenez votre support informatique."
        ),
        lines=(),
        yes=tr("Fermer"),
        no="",
        accept=lambda: None,
    )


def ask_in_a_window(application: QApplication, asked: Question, *, only: bool = False) -> bool:
    """Shows ``asked`` where there is no window yet, and returns whether the person said yes; ``only``: there is
    nothing else to say."""

    async def answered() -> bool:
        dialog = ConfirmDialog(asked)
        if only:
            dialog.no.hide()
            dialog.yes.setFocus()
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        dialog.finished.connect(lambda code: answer.set_result(code == ConfirmDialog.DialogCode.Accepted.value))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return await answer

    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        return runner.run(answered())


def process_of(one: OneProcess) -> int | None:
    """The process that holds the profile of ``one``; None where that is not certain.

    The lock names it, and so does the system of who listens on the profile's socket, which only the same person may
    open: a number that another program has been given since is neither.
    """
    heard, descriptor = one.held_by, one.descriptor
    if heard is None or descriptor is None or heard == os.getpid():
        return None
    return heard if listener(descriptor) == heard else None


def listener(descriptor: int) -> int | None:
    """The process at the other end of a local socket, where it is this person's; None where the system does not say."""
    if sys.platform == "win32":
        import ctypes

        found = ctypes.c_ulong()
        ok = ctypes.windll.kernel32.GetNamedPipeServerProcessId(ctypes.c_void_p(descriptor), ctypes.byref(found))
        return int(found.value) if ok else None
    import socket

    with socket.socket(fileno=os.dup(descriptor)) as end:
        try:
            if sys.platform == "darwin":
                local, peer_pid = 0, 2  # SOL_LOCAL, LOCAL_PEERPID, which Python does not name
                return int(struct.unpack("i", end.getsockopt(local, peer_pid, 4))[0])
            pid, user, _ = struct.unpack("3i", end.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        except OSError:
            return None
        return pid if user == os.getuid() else None


def end(one: OneProcess, pid: int) -> bool:
    """Ends the process ``pid`` that holds the profile, in good order where it can; whether the profile is free now."""
    for number, patience in ((signal.SIGTERM, _IN_GOOD_ORDER), (_FORCE, _BY_FORCE)):
        if one.held_by != pid:
            break
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass
        except OSError:
            return False
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if one.take():
                return True
            time.sleep(_STEP)
    return one.take()


_FORCE = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL

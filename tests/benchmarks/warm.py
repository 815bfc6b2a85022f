"""A profile with a warm memory: an agent who stays signed in, and the day pulled."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.app.compose import Parts, compose
from kiosk.clock import Clock
from kiosk.settings import Settings
from kiosk.store.secrets import SecretStore
from tests.benchmarks.data import EMAIL, NOW, PASSWORD
from tests.support.waiting import until


async def signed_in(instance: str, profile: Path, secrets: SecretStore, rdvs: int, *, stay: bool = False) -> Parts:
    """A desk at work on ``instance`` whose board holds ``rdvs`` RDVs and whose sync has come to rest."""
    parts = compose(Settings(), profile, Clock(NOW), secrets, instance=instance)
    parts.window.show()
    parts.presenter.start()
    await until(lambda: parts.window.stack.currentWidget() is not None, "a page", 30)
    parts.presenter.sign_in.sign_in(instance, EMAIL, PASSWORD, stay)
    await until(lambda: parts.presenter.frame is not None, "the frame", 30)
    frame = parts.presenter.frame
    assert frame is not None
    await until(
        lambda: frame.page("agenda").board.board is not None and frame.page("agenda").board.board.total == rdvs,
        f"{rdvs} RDVs on the board",
        60,
    )
    return parts


def make(instance: str, profile: Path, secrets: SecretStore, rdvs: int, application: QApplication) -> None:
    """Signs in for good, waits until everything around the day is pulled too, and closes."""

    async def work() -> None:
        parts = await signed_in(instance, profile, secrets, rdvs, stay=True)
        await until(lambda: not parts.desk.sync_state.busy, "sync at rest", 60)
        await parts.close()

    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(work())

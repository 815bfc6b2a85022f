"""What this desk keeps of agents who come no more, where it is told; one's own, erased; the keyring that is locked."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import KeyringLocked
from kiosk.store.keeping.index import Known
from kiosk.store.memory_folder import name_of
from kiosk.views.kept.dialog import KeptDialog
from kiosk.views.kept.keyring import KeyringPage
from tests.support.desk import INSTANCE, NOW
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.secrets import MemorySecrets
from tests.support.trade import gesture, rdv
from tests.support.waiting import until

ALAIN = 22
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
async def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path) as made:
        yield made


async def leave_behind(at: DeskWindow, agent_id: int, agent: str, unsent: int, days: int = 40) -> None:
    """As somebody did who has not come for ``days``."""
    folder = at.counter.desk.memories._memories
    memory = await folder.open(INSTANCE, agent_id)
    before = NOW - timedelta(days=days)
    await memory.queue.act([gesture(rdv(n + 500), Action.SEEN, made_at=before) for n in range(unsent)])
    await memory.close()
    await folder.note(Known(name_of(INSTANCE, agent_id), "", INSTANCE, agent_id, agent, "", before))
    await at.counter.desk.memories.tidy()


def said(at: DeskWindow) -> list[str]:
    return [text for _, text in at.frame.bottom.standing.said]


async def test_who_is_at_work_is_told_and_keeps_it_or_has_it_go(at: DeskWindow) -> None:
    await leave_behind(at, ALAIN, "Alain Petit", 2)
    await until(lambda: any("Alain Petit" in text for text in said(at)), "the sentence")
    assert said(at) == [
        "Alain Petit\u00a0: 2 gestes, faits depuis le 14/10, ne sont pas envoyés. "
        "Ils sont gardés pour cet agent, et effacés le 30/11 s’il ne se connecte pas sur ce poste."
    ]
    known = at.counter.desk.memories._known
    await until(lambda: all(one.told_at == NOW for one in known.values()), "that it counts as told")
    at.frame.bottom.standing._act.click()
    (dialog,) = at.window.findChildren(KeptDialog)
    assert dialog.focusWidget() is dialog.close_button
    _, erase = [one for one in dialog.findChildren(QPushButton) if one is not dialog.close_button]
    erase.click()
    assert at.asked[-1].after.startswith("Ce qui n’est pas envoyé sera perdu")
    await at.say_yes()
    await until(lambda: not said(at), "that nothing is said any more")
    await until(lambda: not at.window.findChildren(KeptDialog), "that the dialog is gone")
    assert len(await at.counter.desk.memories._memories.kept()) == 1, "one's own"


async def test_kept_longer_nothing_is_said_any_more(at: DeskWindow) -> None:
    await leave_behind(at, ALAIN, "Alain Petit", 1)
    await leave_behind(at, 23, "", 1)
    assert said(at) == [
        "2 agents ne viennent plus sur ce poste et y ont laissé des gestes non envoyés, effacés à partir du 30/11."
    ]
    at.frame.bottom.standing._act.click()
    (dialog,) = at.window.findChildren(KeptDialog)
    for left in (1, 0):
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Garder plus longtemps").click()
        await until(lambda left=left: len(at.application.kept.lines) == left, "that it waits")  # type: ignore[misc]
    assert said(at) == []
    assert len(await at.counter.desk.memories._memories.kept()) == 3


async def test_the_door_says_so_too_and_names_nobody_where_the_site_hides_them(at: DeskWindow) -> None:
    await leave_behind(at, ALAIN, "Alain Petit", 1)
    at.application.kept._show_names = False
    at.counter.desk.memories._known.clear()
    at.frame.presenter.sign_out()
    await until(lambda: at.window.sign_in_page is not None, "the door")
    page = at.window.sign_in_page
    assert page is not None
    await at.counter.desk.memories.tidy()
    assert page.left_behind.isVisible()
    assert page.left_behind.text().startswith("Un autre agent\u00a0: 1 geste, fait le 14/10, n’est pas envoyé.")
    assert "Petit" not in page.left_behind.text()


async def test_ones_own_is_erased_once_what_can_leave_has_left(at: DeskWindow) -> None:
    at.counter.cut()
    known = await at.counter.memory.confirmed(1)
    assert known is not None
    await at.counter.memory.queue.act([gesture(known, Action.SEEN)])
    at.frame.top._fill_menu()
    next(one for one in at.frame.top._menu.actions() if "Effacer mes données" in one.text()).trigger()
    assert at.asked[-1].warnings == ("1 geste n’est pas encore envoyé\u00a0: Kiosk essaie d’abord de l’envoyer.",)
    count = len(at.asked)
    at.asked[-1].accept()
    await until(lambda: len(at.asked) > count, "the second question")
    assert at.asked[-1].warnings == ("1 geste n’a pas pu être envoyé et serait perdu.",)
    folder = at.counter.desk.memories._memories
    at.asked[-1].accept()
    await until(lambda: at.counter.desk.who is None and at.window.sign_in_page is not None, "the door")
    await until(lambda: not at.application.work.tasks.names, "rest")
    assert await folder.kept() == []
    page = at.window.sign_in_page
    assert page is not None
    assert page.reason.text() == "Vos données ont été effacées de ce poste."


class Stuck(MemorySecrets):
    """A keyring that waits for a person: silent, then closed by them, then open."""

    def __init__(self) -> None:
        super().__init__()
        self.open = threading.Event()
        self.dismissed = False

    def get(self, name: str) -> str | None:
        self.open.wait(20)
        if self.dismissed:
            raise KeyringLocked
        return super().get(name)


async def test_a_keyring_that_waits_for_a_person(at: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    memories = at.counter.desk.memories._memories
    monkeypatch.setattr(memories.calls, "_slow", 0.01)
    stuck = Stuck()
    memories._secrets = memories._agents._secrets = memories._index._secrets = memories._guarded._secrets = stuck
    at.application.work.tasks.run("look", memories.remembered())
    await until(lambda: bool(at.window.findChildren(KeyringPage)), "the page")
    page = at.window.findChild(KeyringPage)
    assert page is not None
    assert at.window.stack.currentWidget() is page
    assert at.window.focusWidget() is page.again
    assert at.window.windowTitle() == "Déverrouillez le coffre des mots de passe"
    # It is closed without being opened, and asked again.
    stuck.dismissed = True
    stuck.open.set()
    page.again.click()
    await until(lambda: not [one for one in threading.enumerate() if one.name == "kiosk-keyring"], "what they say")
    assert at.window.stack.currentWidget() is page, "it is still locked"
    stuck.dismissed = False
    page.again.click()
    await until(lambda: at.window.stack.currentWidget() is at.window.frame, "the page that was there")
    # It is given up: nothing waits any more, and what is asked next is missing at once.
    stuck.open.clear()
    at.application.work.tasks.run("look", memories.remembered())
    await until(lambda: at.window.stack.currentWidget() is page, "the page")
    page.without.click()
    await until(lambda: at.window.stack.currentWidget() is at.window.frame, "the page that was there")
    assert memories.calls.given_up
    stuck.open.set()  # it answers after all
    await until(lambda: not memories.calls.given_up, "that it counts again")

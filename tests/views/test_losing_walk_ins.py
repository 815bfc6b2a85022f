"""Somebody who came without an RDV, at a desk without keyring: their name is kept, and not lost without a question."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.views.real_scene import CTRL, RealScene

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEY = Qt.Key


async def stands_here(scene: RealScene, name: str) -> None:
    """Somebody says their name, and has no fiche."""
    await scene.press(KEY.Key_U, CTRL)
    await scene.write(name)
    scene.frame.page("walk_ins").panel.nameless.click()
    await scene.settle()
    await scene.press(KEY.Key_Return, CTRL)


async def test_a_name_typed_before_going_on_without_a_fiche_is_kept(real_scene: RealScene) -> None:
    await stands_here(real_scene, "Hélène Zyl")
    (line,) = real_scene.frame.presenter.page("walk_ins").lines
    assert line.walk_in.name == "Hélène Zyl (sans fiche)"
    assert "Hélène Zyl (sans fiche)" in line.spoken
    assert real_scene.said.startswith("Hélène Zyl (sans fiche) : noté")


async def test_closing_says_how_many_would_be_lost(real_scene: RealScene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(real_scene.counter.desk), "memory_durable", property(lambda _: False))
    assert real_scene.application.may_close() == ""
    await stands_here(real_scene, "Un")
    await stands_here(real_scene, "Deux")
    ended: list[None] = []
    real_scene.window.ended.connect(lambda: ended.append(None))
    real_scene.window.close()
    await real_scene.settle()
    question = real_scene.question
    assert question is not None
    assert (ended, real_scene.window.isVisible()) == ([], True)
    said = real_scene.application.may_close()
    assert said.startswith("2 venues sans RDV ne sont notées que sur ce poste et seraient perdues.")
    question.reject()
    await real_scene.press(KEY.Key_Z, CTRL)
    assert real_scene.application.may_close().startswith("Une venue sans RDV")


async def test_where_the_memory_lasts_nothing_is_asked(real_scene: RealScene) -> None:
    await stands_here(real_scene, "Un")
    assert real_scene.application.may_close() == ""

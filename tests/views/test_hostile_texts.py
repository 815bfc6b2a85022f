"""Texts that mean harm, through every screen, every print and every field: nothing is opened, broken or lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.domain.text.clean import clean_line
from tests.support.hostile import LEGITIMATE, OPENED, hostile
from tests.views.hostile_desk import FIRST_USAGER, every_screen, hostile_desk, is_named

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
AT_ONCE = 70


def texts_of(watched: Path) -> list[str]:
    """What a data file can hold: half of a pair is no JSON."""
    texts = [*LEGITIMATE, *(text for kind, text in hostile(str(watched)) if kind != "surrogate")]
    assert len(texts) > 600
    return texts


async def go_through(folder: Path, texts: Sequence[str], searched: int) -> None:
    """Has a desk at work with ``texts``, and looks at all of it; the first ones are looked for too."""
    async with hostile_desk(folder, texts) as (at, watch):
        (folder / "watched" / OPENED).write_bytes(b"x")
        assert watch.names == [OPENED], "written just now: the watch sees"
        names = await every_screen(at, texts[-1], folder)
        assert len(names) > 35
        for number, text in enumerate(filter(is_named, texts), FIRST_USAGER):
            assert (await at.counter.usager(number)).first_name == clean_line(text), "nothing is lost"
        search = at.frame.presenter.page("usagers").palette
        for text in texts[:searched]:
            at.frame.page("agenda").header.filter.setText(text)
            search.set_text(text)
            await at.settle()
        assert watch.names == [OPENED], "nothing that was typed is opened"


@pytest.fixture
def left_to_the_loop(monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]) -> None:
    """Qt's events, which pytest-qt would take."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)


@pytest.mark.usefixtures("left_to_the_loop")
async def test_nothing_that_was_typed_is_read_opened_or_lost(tmp_path: Path) -> None:
    texts = texts_of(tmp_path / "watched")
    await go_through(tmp_path, ["W" * 10_000, *texts[:: len(texts) // 24]], 3)


@pytest.mark.soak
@pytest.mark.usefixtures("left_to_the_loop")
@pytest.mark.parametrize("part", range(10))
async def test_nothing_of_all_that_could_be_typed_is(tmp_path: Path, part: int) -> None:
    texts = texts_of(tmp_path / "watched")
    assert len(texts) <= 10 * AT_ONCE
    # The longest stand together: all of them in one day are more than an answer may hold.
    await go_through(tmp_path, texts[part::10], AT_ONCE)

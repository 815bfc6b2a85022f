"""« Élargir la recherche »: an RDV at another organisation of the territory, by the keys of a secretary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.clock import Clock
from kiosk.domain.people.names import usager_name
from kiosk.presenters.booking.modes import Filling, Made
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.words.slot_texts import place_text
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import Stage
from tests.platform_server.small_platform import ELSEWHERE, NOW, PASSWORD, SECRETARY, small_platform
from tests.support.platform_process import Account, PlatformProcess, start_platform
from tests.support.waiting import until

NORD, SUD = 1, 2
SUDS_MOTIF = 5


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[PlatformProcess]:
    """Two organisations with a motif of the same name, open to prescribers; agents of one do not see the other."""
    path = tmp_path / "data.json"
    path.write_text(json.dumps(small_platform()), encoding="utf-8")
    with start_platform("--data", path, "--now", NOW) as process:
        yield process


async def widened(screen: Screen) -> BookingPresenter:
    """Ctrl+N, the motif, E."""
    booking: BookingPresenter = screen.frame.presenter.page("booking")
    await screen.press(Key.Key_N, CTRL)
    await until(lambda: booking.search.motif_rows("") and booking.way == "slots", "the motifs")
    await screen.write("consult")
    await screen.press(Key.Key_Return)
    page = screen.frame.page("booking")
    assert page is not None
    await until(lambda: booking.search.state == "found", "what is free")
    await until(page.grid.hasFocus, "the keyboard on what is free")
    assert booking.search.found is not None
    assert {block.organisation.id for block in booking.search.found.blocks if block.organisation} == {NORD}
    assert page.head.wide.isVisible()
    await screen.press(Key.Key_L)

    def organisations() -> list[int]:
        found = booking.search.found
        return [block.organisation.id for block in found.blocks if block.organisation] if found is not None else []

    await until(lambda: booking.search.state == "found" and organisations() == [NORD, SUD], "both organisations")
    return booking


async def test_an_rdv_at_another_organisation_after_a_yes(
    platform: PlatformProcess, tmp_path: Path, qapp: object
) -> None:
    async with Stage(platform, tmp_path) as stage:
        screen = await stage.opens(Account("", SECRETARY, PASSWORD), clock=Clock(datetime.fromisoformat(NOW)))
        booking = await widened(screen)
        page = screen.frame.page("booking")
        assert page is not None
        found = booking.search.found
        assert found is not None
        block = found.blocks[1]
        assert place_text(block, "public_office", NORD) == "MDS Sud\u00a0: Sud"
        slot = next(slot for row in block.rows for cell in row.days for slot in cell)
        assert (slot.organisation_id, slot.motif_id) == (SUD, SUDS_MOTIF)
        page.grid.go_to(slot)
        await screen.press(Key.Key_Return)
        await until(page.side.search.field.hasFocus, "the keyboard on « Pour qui »")
        await screen.write("paul martin")
        await until(lambda: bool(booking.usagers.model.rows), "who bears that name")
        await screen.press(Key.Key_Return)
        await until(page.side.form.book_button.hasFocus, "the keyboard on « Créer RDV »")
        assert page.side.form.lieu.text() == "Sud"
        await screen.press(Key.Key_Return)
        question = await screen.asked()
        assert "MDS Sud" in screen.question_text
        await screen.press(Key.Key_Escape)
        await screen.answered()
        assert isinstance(booking.draft.stage, Filling), "« non » books nothing, and loses nothing"
        await screen.press(Key.Key_Return)
        question = await screen.asked()
        await screen.click(question.yes)
        await until(lambda: isinstance(booking.draft.stage, Made), "the RDV booked")
        slip = booking.slip()
        assert slip is not None
        assert (slip.organisation, slip.where) == ("MDS Sud", "Sud, 2 rue du Sud")
        theirs = await Colleague.arrive(platform.url, ELSEWHERE, PASSWORD, Clock(datetime.fromisoformat(NOW)))
        try:
            (made,) = await theirs.client.rdvs(SUD, slot.starts_at, slot.starts_at)
        finally:
            await theirs.leave()
        assert made.motif.id == SUDS_MOTIF
        assert [usager_name(p.usager) for p in made.participations] == ["MARTIN Paul"]


async def test_a_new_motif_is_looked_for_at_home_first(platform: PlatformProcess, tmp_path: Path, qapp: object) -> None:
    async with Stage(platform, tmp_path) as stage:
        screen = await stage.opens(Account("", SECRETARY, PASSWORD), clock=Clock(datetime.fromisoformat(NOW)))
        booking = await widened(screen)
        assert booking.search.directory is not None
        other = next(one for one in booking.search.directory.motifs.values() if one.name == "Visite")
        booking.search.set_motif(other.id)
        assert not booking.search.wide

"""Who asks for help at a borne, as each desk says it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.platform.lobby import HelpAsked
from kiosk.sync.state import SiteState
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NOW


class Door:
    """A companion that is told who goes."""

    address = "https://accueil.exemple.test:8843"

    def __init__(self) -> None:
        self.gone: list[tuple[int, int]] = []

    async def helped(self, organisation_id: int, number: int) -> None:
        self.gone.append((organisation_id, number))


async def test_it_is_said_until_somebody_goes(bench: Bench) -> None:
    door = bench.desk.site = Door()
    link = bench.frame.link
    changed: list[bool] = []
    link.changed.connect(lambda: changed.append(True))
    assert link.help_text == ""
    link.go_and_help()  # nobody asks
    asked = (HelpAsked(7, "Borne du hall", NOW), HelpAsked(8, "Borne de l’étage", NOW))
    bench.desk.sync_state = replace(bench.desk.sync_state, site=SiteState(helps=asked))
    link.tell()
    assert changed
    assert link.help_text.splitlines()[0].startswith(
        "Quelqu’un demande de l’aide à «\u00a0Borne du hall\u00a0» depuis "
    )
    assert len(link.help_text.splitlines()) == 2
    link.go_and_help()
    await bench.settle()
    assert door.gone == [(1, 7)]

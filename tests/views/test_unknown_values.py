"""Words that a newer platform invents, and nulls where there were none: shown plainly from the wire to the paper."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from kiosk.api_client.client import ApiClient
from kiosk.clock import SetClock
from kiosk.desk.documents import DayOf, day_list
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Rdv
from kiosk.store.memory_folder import MemoryFolder
from kiosk.views.printing import to_pdf
from tests.api_client.support import BASE, rdv_json
from tests.presenters.fakes import NOW
from tests.support.paper import words_of
from tests.support.secrets import MemorySecrets
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene

TODAY = NOW.date()


def person(number: int, **changed: Any) -> dict[str, Any]:
    user = {"id": number, "first_name": "Léa", "last_name": f"NOM{number}"}
    return {"id": 100 + number, "status": "unknown", "user": user} | changed


def motif(**changed: Any) -> dict[str, Any]:
    return {"id": 2, "name": "Consultation", "organisation_id": 1, "location_type": "public_office"} | changed


EVERY_OTHER = (
    *("status", "ends_at", "duration_in_min", "organisation", "motif", "lieu", "agents", "participations", "users"),
    *("collectif", "users_count", "created_by_type", "address", "url_for_agents", "name", "uuid"),
)
"""Fields of an RDV besides its identity and its hour."""
INVENTED: dict[str, dict[str, Any]] = {
    "status of the RDV": {"status": "reporté"},
    "status of one": {"status": "unknown", "participations": [person(1, status="reporté")]},
    "status of one among others": {"participations": [person(1, status="reporté"), person(2)]},
    "status of one at a workshop": {
        "collectif": True,
        "motif": motif(collectif=True),
        "participations": [person(1, status="reporté"), person(2, status="seen"), person(3)],
    },
    "a status that is markup and long": {"participations": [person(1, status="<b>" + "x" * 500)]},
    "location type": {"motif": motif(location_type="metavers"), "lieu": None},
    "bookable by": {"motif": motif(bookable_by=["tout le monde"])},
    "author": {"created_by_type": "Robot", "created_by": {"kind": "robot"}, "created_at": "un jour"},
    "zone": {"time_zone": "Mars/Olympus"},
    "visio": {"visio_url": "javascript:alert(1)"},
    "fields": {"unheard": {"of": [1, None]}, "users": [{"id": 1, "new": {}}], "agents": [{"id": 9, "halo": True}]},
    "nulls": dict.fromkeys(EVERY_OTHER),
    "nulls of people": {
        "participations": [person(1, user=None, status=None), person(2, user={"id": 2, "first_name": None})],
    },
    "nulls of the motif and the lieu": {
        "motif": {"id": 2, "name": None, "location_type": None, "collectif": None},
        "lieu": {"id": 4, "name": None, "address": None, "single_use": None, "enabled": None},
    },
}


async def kept(rdv: dict[str, Any], folder: Path) -> list[DeskRdv]:
    """``rdv`` as the wire brings it, through the desk's memory."""
    clock = SetClock(NOW)
    answer = httpx.Response(200, json={"rdvs": [rdv], "meta": {"total_pages": 1, "surprise": True}})
    transport = httpx.MockTransport(lambda _: answer)
    async with ApiClient(BASE, clock, transport=transport) as api:
        found = await api.rdvs(1, NOW - timedelta(hours=10), NOW + timedelta(hours=10))
    memory = MemoryFolder(folder, MemorySecrets(), clock).open_in_ram()
    await memory.save_rdvs(1, found, window=None, keep=())
    entries = await memory.day(1, TODAY, clock.zone)
    await memory.close()
    return entries


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def desk(name: str, tmp_path: Path) -> BelievableDesk:
    (entry,) = await kept(rdv_json(1) | INVENTED[name], tmp_path)
    return BelievableDesk(entry.rdv)


def details_shown(scene: Scene) -> str:
    return "\n".join(label.text() for label in scene.frame.panel.findChildren(QLabel))


def only(desk: BelievableDesk) -> Rdv:
    ((_, entry),) = desk.entries.items()
    return entry.rdv


@pytest.mark.parametrize("name", sorted(INVENTED), indirect=True)
async def test_it_is_painted_told_and_printed(scene: Scene, desk: BelievableDesk, name: str, tmp_path: Path) -> None:
    rdv = only(desk)
    board = scene.frame.presenter.page("agenda").board
    row = board.model.row_at("rdv-1")
    assert row is not None, "nothing is lost"
    assert row.spoken
    scene.frame.show_panel(True)
    board.select("rdv-1")
    await scene.settle()
    assert not scene.window.grab().isNull()
    assert row.name in details_shown(scene)
    board.set_form("columns")
    await scene.settle()
    assert not scene.window.grab().isNull()
    data = await desk.day(1, TODAY)
    printed = tmp_path / "liste.pdf"
    document = day_list(data, (), DayOf("MDS", "Tous les lieux", TODAY, NOW))
    assert to_pdf(document, printed) == 1
    if "status of one" in name or "markup" in name:
        stranger = next(p for p in rdv.participations if p.id == 101)
        theirs = board.row("participation-101") or row
        assert theirs.participation_ids == (stranger.id,)
        assert theirs.actions == (), "what a gesture would undo is not known"
        assert f"Statut inconnu de Kiosk\u00a0: «\u00a0{stranger.other_status}\u00a0»" in details_shown(scene)
        assert 0 < len(stranger.other_status) <= 40
        assert "Autre état" in words_of(document)
    if name == "location type":
        assert "metavers" in words_of(document).lower()
        assert "metavers" in details_shown(scene)


@pytest.mark.parametrize("name", ["visio"], indirect=True)
async def test_an_address_that_is_none_is_never_opened(
    scene: Scene, desk: BelievableDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def opens(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    scene.frame.presenter.page("agenda").board.select("rdv-1")
    await scene.settle()
    scene.frame.panel.page_wanted.emit(only(desk).visio_url)
    await scene.settle()
    assert opened == []

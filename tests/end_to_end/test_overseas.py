"""A desk of La Réunion, in the real window, on API v1 alone: every page shows the hours on the wall there."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.clock import PARIS, Clock
from kiosk.presenters.absences.lines import AbsenceLine
from kiosk.presenters.day.board_model import Column
from kiosk.settings import InstanceSettings, Settings
from kiosk.views import printing
from tests.end_to_end.browser import Browser
from tests.end_to_end.overseas import MEETING, NOW, PASSWORD, SECRETARY, ZONE, data_file
from tests.end_to_end.screen import ALT, CTRL, Key, Screen
from tests.end_to_end.stage import REGISTERED_HERE, make_folder
from tests.support.paper import words_of
from tests.support.platform_process import start_platform
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

OWN, CURRENT, HISTORIC = "own", "current-2026", "historic-2024"
ALL = [f"{hour}:{minute:02d}" for hour in range(24) for minute in range(60)]
HOURS = ["0:15", "9:30", "10:20", "11:30", "14:00", "15:00", "23:30"]
NEXT, ON_SCREEN, AT_THE_HALL = "TANTOT Léa", "ECRAN Léa", "FETES Léa"


@asynccontextmanager
async def desk(like: str, folder: Path, *open_hosts: str) -> AsyncIterator[Screen]:
    """A window before a platform like ``like``: a current one tells the zone of each RDV, and compares windows with the
    hours as if they were Paris's; a historic one knows no zones, and what it calls nine o'clock is nine o'clock there.
    """
    path = folder / "reunion.json"
    path.write_text(json.dumps(data_file()), "utf-8")
    make_folder(folder / "desk")
    settings = Settings(instance=InstanceSettings(open_hosts=open_hosts, oauth=REGISTERED_HERE))
    browser = Browser()
    with start_platform("--data", path, "--now", NOW.isoformat(), "--like", like) as platform:
        # The site says where it is where the platform does not.
        clock = Clock(NOW.astimezone(UTC), ZONE if like == HISTORIC else PARIS)
        screen = await Screen.open(folder / "desk", clock, MemorySecrets(), platform.url, settings=settings, width=1500)
        screen.browser = browser
        try:
            yield screen
        finally:
            await screen.close()
            browser.close()


both = pytest.mark.parametrize("like", [OWN, CURRENT, HISTORIC])


def hours(screen: Screen) -> list[str]:
    return [screen.text(place, Column.HOUR) for place in range(screen.table.model().rowCount(QModelIndex()))]


def panel_texts(screen: Screen) -> str:
    assert screen.frame.panel is not None
    return "\n".join(label.text() for label in screen.frame.panel.findChildren(QLabel))


@both
async def test_every_page_shows_the_hours_of_there(
    like: str, tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(like, tmp_path) as screen:
        shown: list[list[str]] = []
        await screen.sign_in(SECRETARY, PASSWORD)
        model = screen.table.model()
        for told in (model.modelReset, model.rowsInserted, model.dataChanged):
            told.connect(lambda *_: shown.append(hours(screen)))
        await screen.day_shown()
        await until(lambda: hours(screen) == HOURS, "the day of there, and no line of another")
        # From the first line on: nothing was ever shown under another hour.
        assert all(set(one) <= set(HOURS) for one in shown), shown
        frame = screen.frame
        assert frame.presenter.where.today == NOW.date()
        assert frame.presenter.link.sync_text.startswith("À jour ")

        # The day alone, asked for again, loses none of its evening.
        await screen.press(Key.Key_F5)
        await screen.tells("L’agenda est à jour")
        assert hours(screen) == HOURS

        # The line, its panel, the waiting room.
        await screen.gesture(NEXT, Key.Key_A)
        await screen.says(NEXT, "En salle d’attente")
        frame.show_panel(True)
        await until(lambda: "Lundi 23 novembre 2026, 11:30 – 12:00" in panel_texts(screen), "the panel")
        await until(lambda: "depuis 10:20" in panel_texts(screen), "since when they wait")
        await screen.press(Key.Key_2, CTRL)
        await until(lambda: screen.place(NEXT) >= 0, "the waiting room")
        row = frame.presenter.page("waiting_room").model.rows[0]
        assert row.waiting_since is not None
        assert (row.hour, f"{row.waiting_since:%H:%M}") == ("11:30", "10:20")
        await screen.press(Key.Key_1, CTRL)

        # The columns.
        await screen.press(Key.Key_C)
        columns = frame.presenter.page("agenda").board.columns
        assert columns is not None
        (nurse,) = columns.columns
        assert [card.start_minute for card in nurse.cards] == [15, 570, 690, 840, 900, 1410]
        assert columns.now_minute == 10 * 60 + 20
        await until(lambda: _absences(screen) == [(16 * 60, 17 * 60 + 30)], "the absence")
        await screen.press(Key.Key_L)

        # The fiche's RDVs, and the absences.
        await screen.go_to(NEXT)
        await screen.press(Key.Key_U)
        fiche = frame.presenter.page("usagers").fiche
        await until(lambda: bool(fiche.rdvs) and fiche.fiche is not None, "the fiche")
        assert [(line.day, line.hour) for line in fiche.rdvs] == [("23/11/2026", "11:30")]
        await screen.press(Key.Key_6, CTRL)
        absences = frame.presenter.page("absences")
        await until(lambda: absences.state == "shown" and bool(absences.model.lines), "the absences")
        assert absences.place.now.hour == 10
        (absence,) = [line for line in absences.model.lines if isinstance(line, AbsenceLine)]
        assert ("16:00" in absence.when, "17:30" in absence.when, absence.state) == (True, True, "aujourd’hui à 16:00")

        # Who comes without an RDV, and the paper.
        await screen.press(Key.Key_1, CTRL)
        walk_ins = frame.presenter.page("walk_ins")
        await screen.parts.desk.walk_ins.note(1, None, None, None, "une question")
        await until(lambda: bool(walk_ins.lines), "who came")
        assert walk_ins.lines[0].hour == "10:20"
        printed: list[str] = []
        monkeypatch.setattr(printing, "offer", lambda documents, *_, **__: printed.extend(map(words_of, documents)))
        await screen.press(Key.Key_P, CTRL)
        await until(lambda: bool(printed), "the list of the day")
        assert "Imprimé le 23/11/2026 à 10:20" in printed[0]
        assert [at for at in ALL if f"\n{at} | " in printed[0]] == HOURS, "10:20 is who came without an RDV"


@pytest.mark.parametrize("listed", [False, True], ids=["another host", "a host of the site"])
async def test_a_visio_is_joined_and_copied(tmp_path: Path, qapp: object, *, listed: bool) -> None:
    async with desk(CURRENT, tmp_path, *(("visio.test",) if listed else ())) as screen:
        await screen.sign_in(SECRETARY, PASSWORD)
        await screen.day_shown()
        screen.frame.show_panel(True)
        await screen.go_to(ON_SCREEN)
        await until(lambda: "Rejoindre la visio" in buttons(screen), "the link")
        await screen.click(buttons(screen)["Copier l’adresse de la visio"])
        assert QGuiApplication.clipboard().text() == MEETING
        await screen.tells(MEETING)
        await screen.click(buttons(screen)["Rejoindre la visio"])
        assert screen.browser is not None
        opened = screen.browser.opened
        if listed:
            await until(lambda: opened[-1] == MEETING, "the visio")
        else:
            await screen.tells("elle mène ailleurs que sur la plateforme (visio.test)")
            assert MEETING not in opened


@both
async def test_a_lieu_of_one_day_hides_nothing(like: str, tmp_path: Path, qapp: object) -> None:
    async with desk(like, tmp_path) as screen:
        await screen.sign_in(SECRETARY, PASSWORD)
        await screen.day_shown()
        await until(
            lambda: screen.frame.presenter.where.lieu_id is None and screen.place(AT_THE_HALL) >= 0, "all lieux"
        )
        await screen.choose(screen.frame.top.lieu, "Salle des fêtes (ponctuel)")
        await until(lambda: screen.place(NEXT) == -1, "those of that lieu")
        assert screen.place(AT_THE_HALL) >= 0
        assert screen.place(ON_SCREEN) >= 0, "who is received nowhere is everywhere"
        await screen.press(Key.Key_Right, ALT)
        await until(lambda: screen.names() == ["DEMAIN Léa"], "the day after, where that lieu does not serve")
        assert "Salle des fêtes" not in [name for _, name in screen.frame.presenter.where.lieux]


def buttons(screen: Screen) -> dict[str, QPushButton]:
    assert screen.frame.panel is not None
    return {button.text(): button for button in screen.frame.panel.findChildren(QPushButton)}


def _absences(screen: Screen) -> list[tuple[int, int]]:
    columns = screen.frame.presenter.page("agenda").board.columns
    assert columns is not None
    return [(one.start_minute, one.end_minute) for column in columns.columns for one in column.absences]

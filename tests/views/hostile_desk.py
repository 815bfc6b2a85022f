"""A desk whose every text was typed by somebody who means harm, and a look over each of its screens."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import vobject
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QToolTip, QWidget
from shiboken6 import isValid

from kiosk.domain.booking.availability import Slot
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.document import Document
from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.views import printing
from kiosk.views.widgets.pieces import KeyHints
from tests.support.desk import BEATRICE, NOW, counter_data, rdv_row, usager_row
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.opened import Watch, opened_in
from tests.support.waiting import until

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
FIRST_USAGER: Final = 100
_LINES: Final = 5
"""Of a list, on which the mouse rests."""
_ESCAPED: Final = re.compile(r"<qt>(?:[^<&]|<br>|&(?:amp|lt|gt|quot|#x27);)*</qt>")


def is_named(text: str) -> bool:
    """Whether somebody may be called ``text``: something of it is seen."""
    return bool(clean_line(text).strip())


def hostile_data(texts: Sequence[str]) -> dict[str, Any]:
    """One usager and one RDV of each of ``texts``, which the rest of the platform is called by too."""
    named = list(filter(is_named, texts))
    assert named
    turn = cycle(named)
    data = counter_data()
    for kind in ("territories", "organisations", "services", "lieux", "motifs"):
        for row in data[kind]:
            row["name"] = next(turn)
    for row in data["agents"]:
        row["first_name"], row["last_name"] = next(turn), next(turn)
    for row in data["lieux"]:
        row["address"] = next(turn)
    data["motifs"][0] |= {"instruction_for_rdv": next(turn), "restriction_for_rdv": next(turn)}
    data["users"] += [
        usager_row(
            FIRST_USAGER + n, text, next(turn), birth_name=next(turn), address=next(turn), address_details=next(turn),
            notes=next(turn), case_number=next(turn), affiliation_number=next(turn), phone_number=None, email=None,
            responsible=f"u{FIRST_USAGER}" if n % 3 == 2 else None,
        )
        for n, text in enumerate(named)
    ]  # fmt: skip
    data["rdvs"] = [
        rdv_row(
            n + 1, f"{9 + n % 9}:{5 * (n // 9 % 12):02}", FIRST_USAGER + n, context=text,
            motif="atelier" if n % 5 == 4 else "consultation", name=text if n % 5 == 4 else None,
        )
        for n, text in enumerate(named)
    ]  # fmt: skip
    tomorrow = {"key": "p2", "id": 2, "first_day": (NOW.date() + timedelta(1)).isoformat(), "title": next(turn)}
    data["plage_ouvertures"].append(data["plage_ouvertures"][0] | tomorrow)
    data["absences"] = [
        {"key": f"a{n}", "agent": "alain", "title": next(turn), "first_day": (NOW.date() + timedelta(n)).isoformat()}
        | {"start_time": "08:00", "end_time": "18:00"}
        for n in range(4)
    ]
    return data


@asynccontextmanager
async def hostile_desk(folder: Path, texts: Sequence[str]) -> AsyncIterator[tuple[DeskWindow, Watch]]:
    """The window of a desk over ``hostile_data``; the watch sees what is opened of ``folder / "watched"``."""
    watched = folder / "watched"
    watched.mkdir(exist_ok=True)
    async with desk_window(folder / "desk", hostile_data(texts)) as at:
        with opened_in(watched) as watch:
            yield at, watch


def look_over(window: QWidget) -> None:
    """Draws ``window`` and what stands over it, and has each of its tooltips shown.

    Fails on words that could be read as markup, and on a button that words have pushed out of sight.
    """
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top.objectName() != "qtooltip_label"]
    assert window in shown
    for top in shown:
        top.grab()
        for widget in (top, *top.findChildren(QWidget)):
            if isValid(widget) and widget.isVisible() and not widget.size().isEmpty():
                _look_at(widget)
                if isinstance(widget, QAbstractButton):
                    right = widget.mapTo(top, widget.rect().topRight()).x()
                    assert right <= top.width(), f"out of sight: {widget.text()}"
    QToolTip.hideText()


def _look_at(widget: QWidget) -> None:
    if isinstance(widget, QLabel) and not isinstance(widget, KeyHints):
        assert widget.textFormat() is Qt.TextFormat.PlainText, f"{widget} may read markup: {widget.text()}"
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        for row in range(min(model.rowCount(QModelIndex()), _LINES) if model is not None else 0):
            area = widget.visualRect(model.index(row, 0))
            if area.isValid() and widget.viewport().rect().contains(area.center()):
                for place in (area.center(), area.topLeft() + QPoint(90, area.height() // 2)):
                    _rest_on(widget.viewport(), place)
    else:
        _rest_on(widget, widget.rect().center())


def _rest_on(widget: QWidget, at: QPoint) -> None:
    """The mouse rests there: a tooltip comes, as Qt shows it, or none."""
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    said = QToolTip.text()
    if said:
        plain = "<" not in said and "&" not in said
        assert plain or _ESCAPED.fullmatch(said.replace("\n", "<br>")), f"{widget} may read markup: {said}"
        QToolTip.hideText()


async def every_screen(at: DeskWindow, typed: str, folder: Path) -> list[str]:
    """Goes through all that a desk shows, prints and says, and looks at each; ``typed`` is what is written in fields.

    The names of what was seen.
    """
    presenter, frame, names = at.frame.presenter, at.frame, list[str]()
    agenda, usagers, booking = (presenter.page(one) for one in ("agenda", "usagers", "booking"))

    async def seen(name: str) -> None:
        await at.settle()
        look_over(at.window)
        names.append(name)
        await put_away()

    async def put_away() -> None:
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top is not at.window:
                top.close()
        await at.settle()

    async def goes(place: str) -> None:
        presenter.pages.go_to(place)
        await at.settle()

    def paper(document: Document | None, name: str) -> None:
        assert document is not None
        assert printing.to_pdf(document, folder / f"{name}.pdf")
        names.append(f"{name} on paper")

    await until(lambda: any(row.entry is not None for row in agenda.board.model.rows), "the lines of the day")
    rows = [row.key for row in agenda.board.model.rows if row.entry is not None]
    await seen("agenda")
    frame.show_panel(True)
    for key in rows[:4]:
        agenda.board.select(key)
        await seen(f"panel of {key}")
    agenda.board.act(Action.EXCUSED, tuple(rows[-1:]))
    await seen("question")
    agenda.board.act(Action.WAITING, tuple(rows[:3]))
    await seen("what was done")
    frame.page("agenda").table.setFocus()
    await at.press(Key.Key_H)
    await seen("history of an RDV")
    frame.page("agenda").header.filter.setText(typed)
    await seen("filter")
    agenda.board.clear_filter()
    for opened in (frame.page("agenda").header.agents, frame.top.lieu):
        opened.click()
        await seen("choices")
    agenda.board.set_form("columns")
    await seen("columns")
    agenda.board.set_form("list")
    agenda.printer.wanted.connect(lambda documents, _: paper(documents[0], "day"))
    agenda.print_day()
    await at.settle()
    await put_away()  # the system's own dialog, that asks where
    for place in ("waiting_room", "walk_ins", "absences", "week", "workshops"):
        await goes(place)
        await seen(place)
    presenter.intents.begin_walk_in(typed)
    await seen("who comes")
    flow = presenter.page("walk_ins").flow
    flow.choose_usager(None, typed)
    flow.set_reason(typed)
    flow.note()
    await seen("noted")
    await goes("absences")
    presenter.page("absences").begin()
    await seen("an absence")
    frame.page("absences").step_back()
    presenter.page("workshops").begin()
    await goes("workshops")
    await seen("a workshop")
    presenter.intents.seek_usager(typed)
    await seen("palette")
    presenter.intents.show_fiche(FIRST_USAGER)
    await until(lambda: FicheAction.EDIT in usagers.fiche.offered, "the fiche")
    await seen("fiche")
    name, document = usagers.fiche.sheet
    assert name == tr("Fiche {}").format(FIRST_USAGER)
    paper(document, "fiche")
    for action in (FicheAction.HISTORY, FicheAction.REFERENTS, FicheAction.EDIT, FicheAction.REMOVE):
        usagers.fiche.act(action)
        await seen(action)
        while frame.page("usagers").step_back():
            await at.settle()
    usagers.merge.open(usagers.fiche.usager, 1, None)
    usagers.merge.set_typed(typed)
    await seen("whom to merge with")
    other = await at.counter.usager(FIRST_USAGER + 1)
    usagers.merge.choose_other(other)
    await seen("merge")
    usagers.merge.close()
    usagers.form.open_new(1, typed)
    await seen("form")
    usagers.form.close()
    await goes("booking")
    booking.search.set_motif(31)
    await at.settle()
    await seen("hours")
    hour = NOW + timedelta(days=1)
    booking.draft.take(Slot(hour, hour + timedelta(minutes=30), 11, 31, 1, (RdvAgent(BEATRICE, typed, typed),)))
    booking.draft.add_guest(other)
    booking.draft.set_context(typed)
    await seen("an RDV")
    booking.draft.book()
    await until(lambda: booking.draft.done, "the RDV")
    await seen("an RDV made")
    paper(booking.slip_document(), "slip")
    assert vobject.readOne(booking.calendar_file().decode()).vevent.summary.value
    await at.press(Key.Key_Z, CTRL_SHIFT)
    await seen("journal")
    await at.press(Key.Key_Escape)
    await at.press(Key.Key_F1)
    await seen("keys")
    return names

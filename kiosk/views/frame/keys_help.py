"""F1: all the keys on one card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import french, labelled, tr
from kiosk.views import theme
from kiosk.views.commands import BACK, HELP, Command, Where, every
from kiosk.views.keys import keys_shown
from kiosk.views.tokens import S1, S3, S4, S6, S8
from kiosk.views.widgets.pieces import Label, button, spaced, tight

_TITLES: Final[Mapping[Where, str]] = {
    Where.WAITING_ROOM: french("Sur les lignes choisies"),
    Where.FRAME: french("Partout"),
    Where.WINDOW: french("Partout"),
    Where.CHECK: french("Partout"),
    Where.AGENDA: french("Agenda du jour"),
    Where.COLUMNS: french("Agenda du jour"),
    Where.BOOKING: french("Trouver un RDV"),
    Where.BOOKED: french("Trouver un RDV"),
    Where.PLAN: french("Trouver un RDV"),
    Where.USAGERS: french("Usagers"),
    Where.FICHE: french("Usagers"),
    Where.FORM: french("Dans un formulaire"),
    Where.MERGE: french("Dans un formulaire"),
    Where.REFERENTS: french("Dans un formulaire"),
    Where.WALK_INS: french("Sans rendez-vous"),
    Where.WALK_IN: french("Sans rendez-vous"),
    Where.ABSENCES: french("Indisponibilités"),
    Where.JOURNAL: french("Journal de ce poste"),
    Where.WEEK: french("Mon agenda"),
    Where.WORKSHOPS: french("Ateliers"),
    Where.SENDINGS: french("Envois"),
    Where.STATISTICS: french("Statistiques"),
    Where.REMAINS: french("À renseigner"),
    Where.RDV_LIST: french("Liste des RDV"),
    Where.SWITCH: french("Changer d’agent"),
}
"""Under which title each command stands: that of the last place where it is offered. What is used most comes first."""


def sections() -> dict[str, list[Command]]:
    """Every command that has a key, by title."""
    found: dict[str, list[Command]] = {title: [] for title in _TITLES.values()}
    for command in every():
        if command.keys:
            found[_TITLES[command.where[-1]]].append(command)
    return found


class KeysHelp(QDialog):
    """Closes with Escape, F1 or its button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(HELP.text)
        self._words: list[Label] = []
        heading = Label(HELP.text, self)
        heading.setProperty("kind", "title")
        content = QWidget(self)
        content.setObjectName("page")
        columns = tight(QHBoxLayout(content), S8)
        width = parent.width() if parent is not None else theme.px(1060)
        abreast = 3 if width >= theme.px(1060) else 2 if width >= theme.px(760) else 1
        said = sections()
        apart = _column_starts([len(lines) + 2 for lines in said.values()], abreast)
        holder: QVBoxLayout | None = None
        for place, (title, lines) in enumerate(said.items()):
            if holder is None or place in apart:
                holder = QVBoxLayout()
                holder.setSpacing(S4)
                columns.addLayout(holder, 1)
            holder.addLayout(self._section(tr(title), lines, content))
        for index in range(columns.count()):
            item = columns.itemAt(index)
            column = item.layout() if item is not None else None
            if isinstance(column, QVBoxLayout):
                column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("page")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        close = button(self, "plain", BACK.with_key(tr("Fermer")), self.accept)
        layout = spaced(QVBoxLayout(self), (S6, S6, S6, S4), S4)
        layout.addWidget(heading)
        layout.addWidget(scroll, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.ensurePolished()
        for label in content.findChildren(Label):
            label.ensurePolished()  # the sheet gives them their size
        columns.invalidate()
        wanted = content.sizeHint()
        if parent is not None and wanted.width() + 3 * S6 > parent.width() - S8:
            # Words go on to a second line rather than out of sight.
            for what in self._words:
                what.setWordWrap(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            wanted.setHeight(parent.height())
        around = 2 * S6 + heading.sizeHint().height() + close.sizeHint().height() + 2 * S4
        width, height = wanted.width() + 2 * S6 + S6, wanted.height() + around
        if parent is not None:
            width, height = min(width, parent.width() - S8), min(height, parent.height() - S8)
        self.resize(width, height)

    def _section(self, title: str, lines: Sequence[Command], parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(S3)
        grid.setVerticalSpacing(S1)
        head = Label(title, parent)
        head.setProperty("kind", "section")
        grid.addWidget(head, 0, 0, 1, 2)
        for place, line in enumerate(lines, start=1):
            keys, words = keys_shown(line), line.text
            caps = QWidget(parent)
            row = tight(QHBoxLayout(caps), S1)
            for key in keys:
                cap = Label(key, caps)
                cap.setProperty("kind", "key")
                cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
                row.addWidget(cap)
            row.addStretch(1)
            what = Label(words, parent)
            self._words.append(what)
            what.setAccessibleName(labelled(tr(" ou ").join(keys), words))
            grid.addWidget(caps, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(what, place, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if HELP.pressed(event):
            self.accept()
            return
        super().keyPressEvent(event)


def _column_starts(heights: list[int], columns: int) -> set[int]:
    """Which sections begin a column, so that the columns, read one after the other, are about as high."""
    share = sum(heights) / columns
    starts, above = {0}, 0
    for place, height in enumerate(heights):
        if place and len(starts) < columns and above + height / 2 > share * len(starts):
            starts.add(place)
        above += height
    return starts

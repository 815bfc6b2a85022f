"""A button that opens a list of things to tick: several at once, without closing at each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.domain.text.language import labelled, tr
from kiosk.views import theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import ROW_HEIGHT, S1
from kiosk.views.widgets.choice_button import DropButton
from kiosk.views.widgets.pieces import button, drop, spaced
from kiosk.views.widgets.tick_box import TickDelegate

_ID = int(Qt.ItemDataRole.UserRole)


class CheckMenu(DropButton):
    """Choices are (identity, name, how many, None where that is not known). Nothing ticked lets everything through, but
    where something is to be ``picked``: there it is nothing.
    """

    chosen = Signal(object)
    """The set of the identities ticked."""

    def __init__(self, what: str, parent: QWidget | None = None, *, everything: str = "", picked: bool = False) -> None:
        """``everything``: what is said where nothing is ticked, « tous » else."""
        super().__init__(parent)
        self._what = what
        self._picked = picked
        self._everything = everything or (tr("aucun choisi") if picked else tr("tous"))
        self._choices: tuple[tuple[int, str, int | None], ...] = ()
        self._ticked: frozenset[int] = frozenset()
        self._popup: QFrame | None = None
        self._list: QListWidget | None = None
        self.clicked.connect(self.open)
        self._say()

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose, or chosen."""
        return len(self._choices) > 1 or bool(self._ticked)

    def ticked(self) -> frozenset[int]:
        return self._ticked

    def show_choices(self, choices: Sequence[tuple[int, str, int | None]], ticked: Collection[int]) -> None:
        """What can be ticked, and what is."""
        if (tuple(choices), frozenset(ticked)) == (self._choices, self._ticked):
            return
        self._choices = tuple(choices)
        self._ticked = frozenset(ticked)
        if self._popup is not None and self._popup.isVisible():
            return  # not under the hand of who is ticking
        self._say()

    def open(self) -> None:
        """Opens the list under the button."""
        if self._popup is None:
            self._popup = self._make()
        self._fill()
        height = theme.px(ROW_HEIGHT) * (min(10, len(self._choices)) + 1) + 4 * S1 + 2
        self._popup.resize(max(theme.px(300), self.width()), height)
        drop(self._popup, self)
        if self._list is not None:
            self._list.setFocus()
            self._list.setCurrentRow(0)

    def _make(self) -> QFrame:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        layout = spaced(QVBoxLayout(popup), (S1, S1, S1, S1), S1)
        self._list = QListWidget(popup)
        self._list.setAccessibleName(self._what)
        self._list.setItemDelegate(TickDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.itemChanged.connect(self._ticked_one)
        everything = button(
            popup, "link", tr("Tout décocher") if self._picked else tr("Tout afficher"), self._tick_none
        )
        layout.addWidget(self._list, 1)
        layout.addWidget(everything)
        return popup

    def _fill(self) -> None:
        assert self._list is not None
        self._list.blockSignals(True)
        self._list.clear()
        for identity, name, count in self._choices:
            item = QListWidgetItem(name if count is None else f"{name}  ({count})", self._list)
            item.setData(_ID, identity)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if identity in self._ticked else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)

    def _ticked_one(self, item: QListWidgetItem) -> None:
        identity = item.data(_ID)
        if item.checkState() == Qt.CheckState.Checked:
            self._set(self._ticked | {identity})
        else:
            self._set(self._ticked - {identity})

    def _tick_none(self) -> None:
        self._set(frozenset())
        if self._popup is not None:
            self._popup.close()

    def _set(self, ticked: frozenset[int]) -> None:
        self._ticked = ticked
        self._say()
        self.chosen.emit(ticked)

    def _say(self) -> None:
        names = [name for identity, name, _ in self._choices if identity in self._ticked]
        text = self._what if not names else names[0] if len(names) == 1 else labelled(self._what, len(names))
        self.setText(text)
        self.setProperty("active", "true" if names else "false")
        self.style().polish(self)
        said = ", ".join(names) if names else self._everything
        self.setAccessibleName(labelled(self._what, said))
        set_tip(self, labelled(self._what, said))
        self.updateGeometry()
        self.update()

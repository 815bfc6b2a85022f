"""What has the keyboard once a line has gone from a list: the next one, else the one before, else the list itself."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kiosk.views.widgets.pieces import has_keyboard

K = TypeVar("K", bound=Hashable)


def next_of(before: Sequence[K], gone: K, there: Container[K]) -> K | None:
    """Of what is still ``there``, what came after ``gone`` in ``before``, else what came last before it."""
    at = before.index(gone)
    return next((one for one in (*before[at + 1 :], *before[:at][::-1]) if one in there), None)


class NextLine(QObject):
    """Of one list, whose model is there already, and is made anew where a line goes: what Qt then leaves to chance.

    Lines are known by what they are of, not by their place.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        key: Callable[[QModelIndex | QPersistentModelIndex], Hashable],
        empty: Callable[[], QWidget],
    ) -> None:
        """``key`` says what a line is of; None: of nothing to be chosen, a head. ``empty`` is what stands in the list's
        place once nothing is left in it.
        """
        super().__init__(view)
        self._view = view
        self._model = view.model()
        self._key = key
        self._empty = empty
        self._before: list[Hashable] = []
        self._current: Hashable = None
        self._left: Hashable = None
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self._choose)

    def leave(self) -> None:
        """The line that has the keyboard is dealt with: when the list is next made anew, the keyboard goes on from it.

        The keyboard is the list's again, whatever was pressed with the mouse.
        """
        index = self._view.currentIndex()
        self._left = self._key(index) if index.isValid() else None
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """To be called once what is in sight is right: the keyboard does not stay with a list that is not shown."""
        empty = self._empty()
        if self._kept_keyboard and not self._view.isVisible() and empty.isVisible():
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
        self._kept_keyboard = False

    _kept_keyboard = False

    def _keys(self) -> list[Hashable]:
        model = self._model
        return [self._key(model.index(row, 0)) for row in range(model.rowCount())]

    def _remember(self) -> None:
        index = self._view.currentIndex()
        self._before, self._current = self._keys(), self._key(index) if index.isValid() else None
        self._kept_keyboard = has_keyboard(self._view)

    def _choose(self) -> None:
        wanted, left = self._current, self._left
        self._left = None
        if wanted is None or self._view.currentIndex().isValid():
            return  # nothing was chosen, or something else is by now
        there = {key: row for row, key in enumerate(self._keys()) if key is not None}
        found = wanted if wanted in there and wanted != left else next_of(self._before, wanted, there)
        row = there.get(found, there.get(wanted))
        if row is not None:
            self._view.setCurrentIndex(self._model.index(row, 0))

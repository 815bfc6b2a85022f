"""The first thing that a device shows: a field for the code that the companion has for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.platform.pairing import LETTERS
from kiosk.domain.text.language import tr
from kiosk.presenters.device.pairing import DevicePairing
from kiosk.views import theme
from kiosk.views.tokens import S1, S2, S3, S4, S6
from kiosk.views.widgets.pieces import button, label, spaced, tight

_WIDTH = 680
_LEAST_WIDTH = 480
_LONGEST = 40
_ACROSS = 8
_ERASE = "⌫"


class PairingPage(QWidget):
    """What was typed does not outlive it. ``touched``: it has keys of its own, where no keyboard may be there."""

    def __init__(self, presenter: DevicePairing, parent: QWidget | None = None, *, touched: bool = False) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._card = QFrame(self)
        self._card.setObjectName("card")
        inside = spaced(QVBoxLayout(self._card), (S6, S6, S6, S6), S3)
        self._title = label(self._card, "title", tr("Jumeler cet appareil avec le compagnon du site"))
        self._how = label(self._card, "read")
        self._named = label(self._card, "strong", tr("Code du compagnon"))
        self.code = QLineEdit(self._card)
        self.code.setMaxLength(_LONGEST)
        self.code.setMinimumHeight(theme.px(48))
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self.code.setAccessibleName(self._named.text())
        self._named.setBuddy(self.code)
        self.code.returnPressed.connect(self._pair)
        self.said = label(self._card)
        self.said.setProperty("said", "error")
        self.yes = button(self._card, "primary", tr("Jumeler"), self._pair)
        self.yes.setMinimumHeight(theme.px(48))
        for one in (self._title, self._how, self._named, self.code):
            inside.addWidget(one)
        if touched:
            inside.addLayout(self._keys())
            self._card.setMinimumWidth(theme.px(_LEAST_WIDTH))
        else:
            self._card.setFixedWidth(theme.px(_WIDTH))
        inside.addWidget(self.said)
        inside.addWidget(self.yes)
        column = spaced(QVBoxLayout(self), (S4, S4, S4, S4), S2)
        column.addStretch(1)
        row = tight(QHBoxLayout())
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def begin(self) -> None:
        """Is shown from now on."""
        self.code.clear()
        self._refresh()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(S1)
        for number, sign in enumerate((*LETTERS, _ERASE)):
            do = self.code.backspace if sign == _ERASE else partial(self.code.insert, sign)
            key = button(self._card, "key", sign, do)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a keyboard has the field
            key.setAccessibleName(tr("Effacer") if sign == _ERASE else sign)
            grid.addWidget(key, number // _ACROSS, number % _ACROSS)
        return grid

    def _pair(self) -> None:
        self._presenter.pair(self.code.text())

    def _refresh(self) -> None:
        told = tr("Sur la machine du compagnon, «\u00a0kiosk-platform pair-device {} NOM\u00a0» donne un code.")
        how = f"{told.format(self._presenter.what)}\n{self._presenter.address}"
        self._how.setText(how)
        self.said.setText(self._presenter.said)
        self.said.setVisible(bool(self._presenter.said))
        self.yes.setEnabled(not self._presenter.busy)
        if self._presenter.said:
            self.code.setFocus()
            self.code.selectAll()

"""« Jumeler ce poste avec le compagnon du site »."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.frame.companion import CompanionPresenter
from kiosk.views import theme
from kiosk.views.commands import BACK
from kiosk.views.tokens import S1, S2, S3, S4, S6
from kiosk.views.widgets.pieces import button, label, spaced

_LONGEST = 40


class PairingDialog(QDialog):
    """One field; what was typed does not outlive it."""

    def __init__(self, presenter: CompanionPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Jumeler ce poste"))
        self.setModal(True)
        self._presenter = presenter
        presenter.begin()
        layout = spaced(QVBoxLayout(self), (S6, S6, S6, S4), S1)
        layout.addWidget(label(self, "title", tr("Jumeler ce poste avec le compagnon du site")))
        layout.addWidget(
            label(
                self,
                text=tr(
                    "Le compagnon partage les arrivées et les personnes sans rendez-vous entre les postes du site. "
                    "Tapez le code qu’il a donné pour ce poste\u00a0: il vaut dix minutes et sert une fois."
                ),
            )
        )
        layout.addWidget(label(self, "muted", presenter.address))
        layout.addSpacing(S3)
        named = label(self, "strong", tr("Code du compagnon"))
        self.code = QLineEdit(self)
        self.code.setMaxLength(_LONGEST)
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self.code.setAccessibleName(named.text())
        named.setBuddy(self.code)
        self.code.returnPressed.connect(self._pair)
        self.said = label(self)
        self.said.setProperty("said", "error")
        layout.addWidget(named)
        layout.addWidget(self.code)
        layout.addWidget(self.said)
        layout.addSpacing(S4)
        self.cancel = button(self, "plain", BACK.with_key(tr("Fermer")), self.reject)
        self.yes = button(self, "primary", tr("Jumeler"), self._pair)
        buttons = spaced(QHBoxLayout(), (0, 0, 0, 0), S2)
        buttons.addStretch(1)
        for one in (self.cancel, self.yes):
            one.setAutoDefault(False)
            buttons.addWidget(one)
        layout.addLayout(buttons)
        self.setFixedWidth(min(theme.px(480), parent.window().width() - 2 * S6))
        presenter.changed.connect(self._refresh)
        presenter.joined.connect(self.accept)
        self.finished.connect(self.code.clear)
        self._refresh()
        self.code.setFocus()

    def _pair(self) -> None:
        self._presenter.pair(self.code.text())

    def _refresh(self) -> None:
        self.said.setText(self._presenter.said)
        self.said.setVisible(bool(self._presenter.said))
        self.code.setAccessibleDescription(self._presenter.said)
        self.yes.setEnabled(not self._presenter.busy)
        if self._presenter.said:
            self.code.setFocus()
            self.code.selectAll()
        self.adjustSize()

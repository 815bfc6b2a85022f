"""« Choisir un code pour ce poste »."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.platform.codes import LONGEST, SHORTEST
from kiosk.domain.text.language import tr
from kiosk.presenters.lock.code import CodePresenter
from kiosk.views import theme
from kiosk.views.commands import BACK
from kiosk.views.tokens import S1, S2, S3, S4, S6
from kiosk.views.widgets.edits.secret_edit import SecretEdit
from kiosk.views.widgets.pieces import button, label, spaced


class CodeDialog(QDialog):
    """Two fields; nothing of what was typed outlives it."""

    def __init__(self, presenter: CodePresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Choisir un code pour ce poste"))
        self.setModal(True)
        self._presenter = presenter
        layout = spaced(QVBoxLayout(self), (S6, S6, S6, S4), S1)
        layout.addWidget(label(self, "title", tr("Choisir un code pour ce poste")))
        layout.addWidget(
            label(
                self,
                text=tr(
                    "De {} à {} chiffres ou lettres. Il déverrouille ce poste pendant {}\u00a0h, même sans réseau, "
                    "et s’oublie à la déconnexion."
                ).format(SHORTEST, LONGEST, presenter.hours),
            )
        )
        layout.addSpacing(S3)
        self.said = label(self)
        self.code, self.again = SecretEdit(self), SecretEdit(self)
        for name, field in ((tr("Code"), self.code), (tr("Le même code, encore une fois"), self.again)):
            words = label(self, "strong", name)
            words.setBuddy(field)
            field.setAccessibleName(name)
            layout.addWidget(words)
            layout.addWidget(field)
        self.code.returnPressed.connect(lambda: self.again.setFocus(Qt.FocusReason.TabFocusReason))
        self.code.textEdited.connect(lambda _: self.said.hide())
        self.again.returnPressed.connect(self._make)
        self.said.setProperty("said", "error")
        layout.addWidget(self.said)
        layout.addSpacing(S4)
        self.forget = button(self, "link", tr("Ne plus utiliser de code"), self._forget)
        self.cancel = button(self, "plain", BACK.with_key(tr("Fermer")), self.reject)
        self.yes = button(self, "primary", tr("Choisir ce code"), self._make)
        for one in (self.forget, self.cancel, self.yes):
            one.setAutoDefault(False)
        buttons = spaced(QHBoxLayout(), (0, 0, 0, 0), S2)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.yes)
        layout.addLayout(buttons)
        self.setFixedWidth(min(theme.px(480), parent.window().width() - 2 * S6))
        presenter.changed.connect(self._refresh)
        presenter.made.connect(self.accept)
        self.finished.connect(self._wipe)
        self._refresh()
        self.code.setFocus()

    def _make(self) -> None:
        self._presenter.make(self.code.text(), self.again.text())
        if self._presenter.said:
            self.code.setFocus()
            self.code.selectAll()

    def _forget(self) -> None:
        self._presenter.forget()
        self.accept()

    def _refresh(self) -> None:
        self.said.setText(self._presenter.said)
        self.said.setVisible(bool(self._presenter.said))
        self.code.setAccessibleDescription(self._presenter.said)
        self.forget.setVisible(self._presenter.has)
        self.yes.setEnabled(not self._presenter.busy)
        self.adjustSize()

    def _wipe(self) -> None:
        self.code.wipe()
        self.again.wipe()

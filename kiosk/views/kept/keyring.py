"""The keyring of the system is locked, or says nothing: what goes on behind, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.kept.page import KeptPresenter
from kiosk.views import icons, theme
from kiosk.views.tokens import S3, S4, S6
from kiosk.views.widgets.pieces import Label, button, label, scrolling, spaced, tight

_WIDTH = 560


class KeyringPage(QWidget):
    """Waits with whoever sits here. It goes by itself when the keyring answers."""

    def __init__(self, presenter: KeptPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._icon = Label(parent=self)
        self._middle = QWidget(self)
        self._middle.setObjectName("page")
        self.title = label(self, "large", tr("Déverrouillez le coffre des mots de passe"))
        self.again = button(self, "primary", tr("Réessayer"), presenter.ask_keyring_again)
        self.without = button(self, "plain", tr("Continuer sans rien garder"), presenter.do_without_keyring)
        column = spaced(QVBoxLayout(self._middle), (S6, S6, S6, S6), S3)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self.title)
        column.addWidget(
            label(
                self,
                text=tr(
                    "Il garde la clé des données de ce poste, et ne répond pas encore. Cherchez sa fenêtre à l’écran "
                    "et tapez-y le mot de passe de l’ordinateur\u202f; Kiosk continue dès qu’il est ouvert."
                ),
            )
        )
        column.addSpacing(S4)
        buttons = spaced(QHBoxLayout(), (0, 0, 0, 0), S3)
        buttons.addWidget(self.again)
        buttons.addWidget(self.without)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(
            label(
                self,
                "muted",
                tr(
                    "Sans lui, tout marche, mais rien n’est gardé à la fermeture de Kiosk\u00a0: ce qui ne serait pas "
                    "encore envoyé serait perdu."
                ),
            )
        )
        column.addStretch(3)
        self.setAccessibleName(self.title.text())
        around = QWidget(self)
        around.setObjectName("page")
        row = tight(QHBoxLayout(around))
        row.addStretch(1)
        row.addWidget(self._middle)
        row.addStretch(1)
        scroll = scrolling(self, around)
        scroll.setObjectName("page")
        tight(QVBoxLayout(self)).addWidget(scroll)
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        ink = theme.look().colours.muted
        self._icon.setPixmap(icons.pixmap("lock", theme.px(40), ink, self.devicePixelRatioF()))
        self._middle.setFixedWidth(theme.px(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._dress()

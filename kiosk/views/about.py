"""« À propos »: which Kiosk this is, under which licence, and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import counted, tr
from kiosk.libraries import Library, made_of
from kiosk.views import theme
from kiosk.views.commands import ABOUT, BACK
from kiosk.views.tokens import S1, S3, S4, S6, S8
from kiosk.views.widgets.pieces import button, label, scrolling, spaced

_WIDTH = 620  # px at 100 %
_HEIGHT = 560


class About(QDialog):
    """Closes with Escape or its button; the list is read with the arrows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(ABOUT.text)
        self.setAccessibleName(ABOUT.text)
        self.setModal(True)
        own, found = made_of()
        content = QWidget(self)
        content.setObjectName("page")
        content.setLayout(_table(content, found))
        self.list = scrolling(self, content)
        self.list.setObjectName("page")
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setAccessibleName(tr("Bibliothèques et licences"))
        close = button(self, "plain", BACK.with_key(tr("Fermer")), self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = spaced(QVBoxLayout(self), (S6, S6, S6, S4), S3)
        layout.addWidget(label(self, "large", f"Kiosk {own.version}"))
        layout.addWidget(
            label(
                self,
                text=tr(
                    "L’accueil de RDV Service Public, sur le poste de travail. Logiciel libre, sous licence {}\u00a0: "
                    "chacun peut l’utiliser, le lire, le modifier et le redistribuer."
                ).format(own.licence),
            )
        )
        said = counted(len(found), "Il s’appuie sur {} bibliothèque\u00a0:", "Il s’appuie sur {} bibliothèques\u00a0:")
        layout.addWidget(label(self, "section", said))
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        room = parent.size().shrunkBy(QMargins(S4, S4, S4, S4))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.resize(self.size().boundedTo(room))
        self.list.setFocus()


def _table(parent: QWidget, found: tuple[Library, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, S3, 0)
    grid.setHorizontalSpacing(S8)
    grid.setVerticalSpacing(S1)
    for row, one in enumerate(found):
        for column, text in enumerate((one.name, one.version, one.licence or tr("non précisée"))):
            grid.addWidget(label(parent, "" if column == 0 else "muted", text), row, column)
    grid.setColumnStretch(2, 1)
    return grid

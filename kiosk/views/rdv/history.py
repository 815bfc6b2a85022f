"""« Historique des changements » of an RDV or of a fiche, over the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.rdv.history import RdvHistory
from kiosk.presenters.usagers.history.fiche import FicheHistory
from kiosk.views import theme
from kiosk.views.tokens import S1, S2, S3, S4, S6, S8
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.pieces import Label, button, label, spaced
from kiosk.views.widgets.skeleton import Skeleton


class HistoryDialog(QDialog):
    """Shows what the presenter knows by now; closes with Escape or its button."""

    def __init__(self, presenter: RdvHistory | FicheHistory, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._presenter = presenter
        heading = tr("Historique des changements")
        self.setWindowTitle(heading)
        self.setAccessibleName(f"{heading}, {presenter.title}")
        head = label(self, "title", heading)
        who = label(self, "strong", presenter.title)
        self.note = Band("info", "calm", self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        close = button(self, "plain", tr("Fermer (Échap)"), self.accept)
        layout = spaced(QVBoxLayout(self), (S6, S6, S6, S4), S3)
        layout.addWidget(head)
        layout.addWidget(who)
        layout.addWidget(self.note)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(min(theme.px(560), parent.width() - S8), min(theme.px(440), parent.height() - S8))
        presenter.changed.connect(self.refresh)
        self.finished.connect(presenter.close)
        self.refresh()
        close.setFocus()

    def refresh(self) -> None:
        """Shows the history as far as it is known."""
        presenter = self._presenter
        self.note.show_text(presenter.note)
        if presenter.loading and not presenter.here:
            self._scroll.setWidget(Skeleton(tr("L’historique arrive…"), self))
            return
        content = QWidget()
        content.setObjectName("page")
        column = spaced(QVBoxLayout(content), (0, 0, S2, 0), S1)
        for change in presenter.changes:
            column.addWidget(label(content, "muted", " · ".join(part for part in (change.when, change.who) if part)))
            for line in change.lines:
                column.addWidget(label(content, text=line))
            column.addSpacing(S3)
        if presenter.here:
            column.addWidget(label(content, "section", tr("Sur ce poste")))
            for one in presenter.here:
                said = f"{one.when} · {one.text}" + (f" ({one.fate})" if one.fate else "")
                column.addWidget(label(content, text=said))
        elif not presenter.changes and not presenter.loading:
            column.addWidget(label(content, "muted", presenter.nothing_text))
        column.addStretch(1)
        self._scroll.setWidget(content)

    def texts(self) -> list[str]:
        """What stands on it, from top to bottom."""
        return [one.text() for one in self.findChildren(Label) if one.text()]

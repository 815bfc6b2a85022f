"""The memories of agents who come no more: what each still has to send, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.kept.page import KeptPresenter, LeftLine
from kiosk.views import theme
from kiosk.views.tokens import S2, S3, S4, S6
from kiosk.views.widgets.pieces import button, empty, has_keyboard, label, scrolling, spaced


class KeptDialog(QDialog):
    """Closes with Escape, its button, and when there is nothing left to be told."""

    def __init__(self, presenter: KeptPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(tr("Gestes jamais envoyés"))
        self.setAccessibleName(self.windowTitle())
        self._presenter = presenter
        self._over = parent
        content = QWidget(self)
        content.setObjectName("page")
        self._lines = spaced(QVBoxLayout(content), (S6, 0, S6, 0), S3)
        self._scroll = scrolling(self, content)
        self._scroll.setObjectName("page")
        self.close_button = button(self, "plain", tr("Fermer (Échap)"), self.reject)
        self.close_button.setDefault(True)
        head = spaced(QVBoxLayout(), (S6, 0, S6, 0), S2)
        head.addWidget(label(self, "title", self.windowTitle()))
        head.addWidget(
            label(
                self,
                text=tr(
                    "Des agents qui ne viennent plus sur ce poste y ont laissé ce qu’ils ont fait pendant une coupure. "
                    "Dès qu’ils s’y connectent, tout part."
                ),
            )
        )
        foot = spaced(QHBoxLayout(), (S6, 0, S6, 0), S2)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer = spaced(QVBoxLayout(self), (1, S6, 1, S4), S3)
        outer.addLayout(head)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(foot)
        self.setFixedWidth(min(theme.px(560), parent.width() - 2 * S6))
        presenter.changed.connect(self._refresh)
        self._refresh()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        within = has_keyboard(self._scroll)
        empty(self._lines)
        lines = self._presenter.lines
        if not lines:
            self.reject()
            return
        for line in lines:
            self._lines.addWidget(self._line(line))
        self._lines.addStretch(1)
        room = self._over.height() - theme.px(260)
        self._lines.activate()
        wanted = self._lines.totalHeightForWidth(self.width() - 2)
        self._scroll.setMinimumHeight(max(theme.px(120), min(wanted, room)))
        if within:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, line: LeftLine) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        column = spaced(QVBoxLayout(card), (S4, S3, S4, S3), S2)
        column.addWidget(label(card, "strong", line.said))
        column.addWidget(label(card, "", line.until))
        row = spaced(QHBoxLayout(), (0, 0, 0, 0), S2)
        if line.may_keep:
            keep = button(card, "plain", tr("Garder plus longtemps"), lambda: self._presenter.keep(line.name))
            keep.setAccessibleDescription(line.said)
            row.addWidget(keep)
        erase = button(card, "plain", tr("Effacer maintenant…"), lambda: self._presenter.ask_to_erase(line.name))
        erase.setAccessibleDescription(line.said)
        row.addWidget(erase)
        row.addStretch(1)
        column.addLayout(row)
        return card

"""« Qui prend le poste ? »: the names of those who work here, then the code of the one who is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.switch.page import SwitchPresenter
from kiosk.views import confirm, theme
from kiosk.views.commands import BACK, FORGET_AGENT, bind
from kiosk.views.switch.agent_row import AgentRow
from kiosk.views.tokens import S1, S2, S3, S4, S5, S6
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.edits.secret_edit import SecretEdit, said_of_capitals
from kiosk.views.widgets.pieces import ENTER, button, empty, label, scrolling, spaced, tight

_WIDTH = 480


class _Names(QLineEdit):
    """Takes figures and letters, and leaves the keys that go about the names to the page."""

    def __init__(self, parent: QWidget, press: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(parent)
        self._press = press

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)


class SwitchPage(QWidget):
    """Asks the presenter, and shows what it answers. The keyboard is in one field from the first to the last."""

    def __init__(self, presenter: SwitchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        self._announced = ""
        self.rows: list[AgentRow] = []
        self.title = label(self, "title")
        self.reason = Band("info", "calm", self)
        self.names = _Names(self, self._pressed)
        self.names.setPlaceholderText(tr("Le chiffre d’un nom, ou ses premières lettres"))
        self.names.setAccessibleName(tr("Chercher un agent de ce poste"))
        self.names.textEdited.connect(presenter.type_in)
        self._list = QWidget(self)
        self._list.setObjectName("agents")
        self._lines = tight(QVBoxLayout(self._list), S1)
        self.nobody = label(self, "muted", tr("Personne de ce nom sur ce poste."))
        self.code_name = label(self, "strong", tr("Code de ce poste"))
        self.code = SecretEdit(self)
        self.code.setAccessibleName(self.code_name.text())
        self.code_name.setBuddy(self.code)
        self.code.returnPressed.connect(self._try)
        self.capitals = said_of_capitals(self.code, self)
        self.said = label(self)
        self.said.setProperty("said", "error")
        self.open = button(self, "primary", "", self._try)
        self.without_code = button(self, "link", "", presenter.by_platform)
        self.other = button(self, "plain", tr("Quelqu’un d’autre…"), presenter.somebody_else)
        self.back = button(self, "link", "", presenter.step_back)
        self._lay_out()
        bind(self, BACK, presenter.step_back)
        presenter.changed.connect(self.refresh)
        # Not where others ask: what is asked here names nobody but those of the list.
        presenter.asked.connect(lambda question: confirm.ask(question, self.window()))
        self._dress()
        self.refresh()

    def _lay_out(self) -> None:
        self._card = QFrame(self)
        self._card.setObjectName("card")
        inside = spaced(QVBoxLayout(self._card), (S6, S5, S6, S5), S2)
        for one in (self.title, self.reason, self.names, self._list, self.nobody):
            inside.addWidget(one)
        for one in (self.code_name, self.code, self.capitals, self.said, self.open):
            inside.addWidget(one)
        inside.addWidget(self.without_code, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(S3)
        inside.addWidget(self.other)
        inside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        ground = QWidget(self)
        ground.setObjectName("lockGround")
        column = spaced(QVBoxLayout(ground), (S4, S4, S4, S4), 0)
        column.addStretch(2)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._scroll: QScrollArea = scrolling(self, ground)
        self._scroll.setObjectName("lockGround")
        tight(QVBoxLayout(self)).addWidget(self._scroll)

    def begin(self) -> None:
        """Is shown from now on, with nothing of what was typed before."""
        self._announced = ""
        self.code.wipe()
        self.refresh()
        self.take_focus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.title.text()))

    def take_focus(self) -> None:
        """The field of the names, or that of the code."""
        target = self.names if self._presenter.asked_of is None else self.code
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Shows how things are."""
        shown = self._presenter
        asking = shown.asked_of is not None
        was_asking = not self.code.isHidden()
        self.title.setText(shown.asked_name if asking else tr("Qui prend le poste\u202f?"))
        self.reason.show_text("" if asking else shown.reason)
        for one in (self.names, self._list, self.other):
            one.setVisible(not asking)
        for one in (self.code_name, self.code, self.open, self.without_code):
            one.setVisible(asking)
        if self.names.text() != shown.text:
            self.names.setText(shown.text)
        self._show_lines()
        self.nobody.setVisible(not asking and bool(shown.text) and not shown.lines)
        self.said.setText(shown.said)
        self.said.setVisible(asking and bool(shown.said))
        self.code.setAccessibleDescription(shown.said)
        by_browser = shown.asked_of is not None and shown.asked_of.who.by_browser
        self.without_code.setText(tr("Utiliser le navigateur") if by_browser else tr("Utiliser le mot de passe"))
        self.open.setEnabled(not shown.busy)
        self.open.setText(tr("Vérification…") if shown.busy else tr("Ouvrir la session"))
        self.capitals.setVisible(asking and not self.capitals.isHidden())
        back = tr("Revenir aux noms") if asking else shown.leave_words
        self.back.setText(BACK.with_key(back))
        self.back.setVisible(bool(back))
        if asking is not was_asking:
            self.code.wipe()
            if self.isVisible():
                self.take_focus()

    def _show_lines(self) -> None:
        lines = self._presenter.lines
        if lines != self._shown:
            self._shown = lines
            empty(self._lines)
            self.rows = [AgentRow(line, self._list) for line in lines]
            for row in self.rows:
                row.chosen.connect(partial(self._presenter.choose, row.line))
                row.forgotten.connect(partial(self._presenter.ask_to_forget, row.line))
                self._lines.addWidget(row)
        for place, row in enumerate(self.rows):
            row.mark(place == self._presenter.place)
        self._say_marked()

    def _say_marked(self) -> None:
        place = self._presenter.place
        if not self.names.hasFocus() or not 0 <= place < len(self.rows):
            return
        row = self.rows[place]
        self._scroll.ensureWidgetVisible(row, 0, S4)
        if row.line.spoken != self._announced:
            self._announced = row.line.spoken
            self.names.setAccessibleDescription(self._announced)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._announced))

    def _pressed(self, event: QKeyEvent) -> bool:
        shown = self._presenter
        if event.key() in ENTER:
            shown.take()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            shown.move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif FORGET_AGENT.pressed(event) and not self.names.text() and 0 <= shown.place < len(shown.lines):
            shown.ask_to_forget(shown.lines[shown.place])
        else:
            return False
        return True

    def _try(self) -> None:
        if self.open.isEnabled():
            typed = self.code.text()
            self.code.wipe()
            self._presenter.try_code(typed)

    def _dress(self) -> None:
        self._card.setFixedWidth(max(320, min(theme.px(_WIDTH), self.width() - 2 * S4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_card"):
            self._dress()

"""A locked desk: the hour, whose session it is, and one field. Nothing of anybody else."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.lock.page import LockPresenter, Way
from kiosk.views import icons, theme
from kiosk.views.commands import CHECK
from kiosk.views.tokens import S1, S2, S3, S4, S5, S6
from kiosk.views.widgets.edits.secret_edit import SecretEdit, said_of_capitals
from kiosk.views.widgets.pieces import Label, button, label, scrolling, spaced, tight

_WIDTH = 400


class LockPage(QWidget):
    """Asks the presenter, and shows what it answers. What is typed leaves the field with the try."""

    check_wanted = Signal()
    """« Vérifier ce poste »: something keeps the person out."""

    def __init__(self, presenter: LockPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter = presenter
        self.hour = label(self, "hour")
        self.day = label(self, "on")
        self._icon = Label(parent=self)
        self.title = label(self, "title", tr("Kiosk est verrouillé"))
        self.who = label(self, "read")
        self._name = label(self, "strong")
        self.field = SecretEdit(self)
        self._name.setBuddy(self.field)
        self.capitals = said_of_capitals(self.field, self)
        self.said = label(self)
        self.said.setProperty("said", "error")
        self.button = button(self, "primary", "", self._unlock)
        self.hint = label(self, "small")
        self.other = button(self, "link", "", self._other_way)
        self.change = button(self, "link", tr("Changer d’agent"), presenter.change_wanted.emit)
        self.link = label(self, "on")
        self.check = button(self, "link", CHECK.with_key(), self.check_wanted.emit)
        self.field.returnPressed.connect(self._unlock)
        self._lay_out()
        presenter.changed.connect(self.refresh)
        self._dress()
        self.refresh()

    def _lay_out(self) -> None:
        for text in (self.hour, self.day, self.title, self.who, self.link):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._card = QFrame(self)
        self._card.setObjectName("card")
        inside = spaced(QVBoxLayout(self._card), (S6, S6, S6, S5), S1)
        inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(S2)
        inside.addWidget(self.title)
        inside.addWidget(self.who)
        inside.addSpacing(S4)
        inside.addWidget(self._name)
        inside.addWidget(self.field)
        inside.addWidget(self.capitals)
        inside.addWidget(self.said)
        inside.addWidget(self.hint)
        inside.addSpacing(S3)
        inside.addWidget(self.button)
        inside.addSpacing(S2)
        links = tight(QHBoxLayout(), S2)
        links.addWidget(self.other)
        links.addStretch(1)
        links.addWidget(self.change)
        inside.addLayout(links)
        inside.addWidget(self.check, 0, Qt.AlignmentFlag.AlignHCenter)
        ground = QWidget(self)
        ground.setObjectName("lockGround")
        column = spaced(QVBoxLayout(ground), (S4, S6, S4, S6), S1)
        column.addStretch(2)
        column.addWidget(self.hour)
        column.addWidget(self.day)
        column.addSpacing(S6)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(S4)
        column.addWidget(self.link)
        column.addStretch(3)
        scroll = scrolling(self, ground)
        scroll.setObjectName("lockGround")
        tight(QVBoxLayout(self)).addWidget(scroll)
        order = (self.field, self.button, self.other, self.change, self.check)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def begin(self) -> None:
        """Is shown from now on: nothing of what was typed before is there, and the keyboard is in the field."""
        self.field.wipe()
        self.refresh()
        self.take_focus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, tr("Kiosk est verrouillé")))

    def take_focus(self) -> None:
        """The field; the button where there is nothing to type."""
        target = self.button if self.field.isHidden() else self.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Shows how things are."""
        shown = self._presenter
        self.hour.setText(shown.hour_text)
        self.day.setText(shown.day_text)
        self.who.setText(tr("Session de {}").format(shown.who_text) if shown.who_text else "")
        self.who.setVisible(bool(shown.who_text))
        named = tr("Code de ce poste") if shown.way is Way.CODE else tr("Mot de passe")
        self._name.setText(named)
        self.field.setAccessibleName(named)
        typed = shown.way is not Way.BROWSER
        had = self.field.hasFocus() or self.button.hasFocus()
        self.field.setVisible(typed)
        self._name.setVisible(typed)
        self.capitals.setVisible(typed and not self.capitals.isHidden())
        self.said.setText(shown.said)
        self.said.setVisible(bool(shown.said))
        self.field.setAccessibleDescription(shown.said)
        demonstration = shown.way is Way.PASSWORD and shown.shown_password
        self.hint.setText(tr("Démonstration\u00a0: le mot de passe est {}").format(demonstration))
        self.hint.setVisible(bool(demonstration))
        self.button.setText(self._doing())
        self.button.setEnabled(not shown.busy and not shown.wait)
        password = tr("Utiliser le navigateur") if shown.by_browser else tr("Utiliser le mot de passe")
        self.other.setText(password if shown.way is Way.CODE else tr("Utiliser le code"))
        self.other.setVisible(shown.may_code)
        self.link.setText(shown.link_text)
        self.link.setVisible(bool(shown.link_text))
        if had:
            self.take_focus()

    def _doing(self) -> str:
        shown = self._presenter
        if shown.busy:
            return tr("Vérification…")
        if shown.wait:
            return tr("Réessayer dans {} s").format(shown.wait)
        return tr("Déverrouiller avec le navigateur") if shown.way is Way.BROWSER else tr("Déverrouiller")

    def _unlock(self) -> None:
        shown = self._presenter
        if shown.way is Way.BROWSER:
            shown.choose(Way.BROWSER)
        elif self.button.isEnabled():
            typed = self.field.text()
            self.field.wipe()
            shown.unlock(typed)
            if shown.said:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, shown.said))

    def _other_way(self) -> None:
        shown = self._presenter
        self.field.wipe()
        if shown.way is not Way.CODE:
            shown.choose(Way.CODE)
        else:
            shown.choose(Way.BROWSER if shown.by_browser else Way.PASSWORD)
        self.take_focus()

    def _dress(self) -> None:
        side = theme.px(28)
        ink = theme.look().colours.accent
        self._icon.setPixmap(icons.pixmap("lock", side, ink, self.devicePixelRatioF()))
        self._card.setFixedWidth(theme.px(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_card"):
            self._dress()

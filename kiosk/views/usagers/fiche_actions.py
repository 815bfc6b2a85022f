"""What one can do from a fiche: first what is done most, the rest under « Plus »."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.fiche import FicheAction, FichePresenter
from kiosk.presenters.usagers.fiche_texts import Identity
from kiosk.views import commands, icons, theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2
from kiosk.views.widgets.choice_button import DropButton
from kiosk.views.widgets.flow_layout import FlowLayout

_COMMANDS = {
    FicheAction.BOOK: commands.FICHE_BOOK,
    FicheAction.EDIT: commands.FICHE_EDIT,
    FicheAction.ADD_PROCHE: commands.FICHE_PROCHE,
    FicheAction.REFERENTS: commands.FICHE_REFERENTS,
    FicheAction.MERGE: commands.FICHE_MERGE,
    FicheAction.HISTORY: commands.FICHE_HISTORY,
    FicheAction.ATTACH: commands.FICHE_ATTACH,
    FicheAction.REMOVE: commands.FICHE_REMOVE,
}
_FIRST = (FicheAction.BOOK, FicheAction.EDIT)


class FicheActions(QWidget):
    """Wraps where room is short. Only what works on this fiche is there."""

    print_asked = Signal()
    address_wanted = Signal(str, str)
    """An address to be opened, and what is put on the clipboard for want of a program that takes it."""

    def __init__(self, presenter: FichePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._identity: Identity | None = None
        self.buttons: dict[FicheAction, QPushButton] = {}
        self._icons: dict[QPushButton, tuple[str, str]] = {}
        flow = FlowLayout(self, gap=S2)
        for action in _FIRST:
            button = self._button(_COMMANDS[action].with_key(), _COMMANDS[action].icon, primary=action is _FIRST[0])
            button.setAccessibleName(_COMMANDS[action].text)
            button.clicked.connect(lambda _=False, one=action: presenter.act(one))
            self.buttons[action] = button
        self.call = self._button(tr("Appeler"), "place-phone")
        self.call.clicked.connect(self._call)
        self.write = self._button(tr("Écrire"), "mail")
        self.write.clicked.connect(self._write)
        self.print = self._button(commands.FICHE_PRINT.with_key(), commands.FICHE_PRINT.icon)
        self.print.setAccessibleName(tr("Imprimer la fiche"))
        self.print.clicked.connect(self.print_asked)
        self.more = DropButton(self)
        self.more.setText(tr("Plus"))
        self.more.setAccessibleName(tr("Plus d’actions sur cette fiche"))
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill)
        self.more.opens(self._menu)
        for widget in (*self.buttons.values(), self.call, self.write, self.print, self.more):
            flow.addWidget(widget)
        self._dress()

    def _button(self, text: str, icon: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "primary" if primary else "plain")
        self._icons[button] = (icon, "on_accent" if primary else "text")
        return button

    def show_for(self, identity: Identity) -> None:
        """Shows what can be done on this fiche."""
        self._identity = identity
        offered = self._presenter.offered
        for action, button in self.buttons.items():
            button.setVisible(action in offered)
        uri, number = self._presenter.call
        self.call.setVisible(bool(uri))
        set_tip(self.call, tr("Appeler le {}").format(number))
        self.write.setVisible(bool(identity.email))
        set_tip(self.write, tr("Écrire à {}").format(identity.email))
        self.more.setVisible(any(action not in _FIRST for action in offered))

    def focus_first(self) -> None:
        """Gives the keyboard to the first button there is."""
        # Never on « Appeler »: who presses Enter once too often calls nobody.
        shown = [one for one in (*self.buttons.values(), self.print) if not one.isHidden()]
        shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key stands for on a fiche; False when it stands for nothing here."""
        if commands.FICHE_PRINT.pressed(event):
            self.print.click()
            return True
        action = commands.pressed_of({one: _COMMANDS[one] for one in self._presenter.offered}, event)
        if action is not None:
            self._presenter.act(action)
        return action is not None

    def _fill(self) -> None:
        self._menu.clear()
        for action in self._presenter.offered:
            if action not in _FIRST:
                commands.add_to(self._menu, _COMMANDS[action], partial(self._presenter.act, action))

    def _call(self) -> None:
        self.address_wanted.emit(*self._presenter.call)

    def _write(self) -> None:
        if self._identity is not None:
            self.address_wanted.emit(f"mailto:{self._identity.email}", self._identity.email)

    def _dress(self) -> None:
        c, side, ratio = theme.look().colours, theme.px(16), self.devicePixelRatioF()
        for button, (icon, ink) in self._icons.items():
            image, room = icons.before_text(icon, side, getattr(c, ink), ratio, S1)
            button.setIcon(image)
            button.setIconSize(room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "more"):
            self._dress()

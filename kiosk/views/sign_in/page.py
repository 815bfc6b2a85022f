"""Connexion: where, who, and what went wrong in plain words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.platform.failures import Unauthorised, UnauthorisedCause
from kiosk.domain.text.language import tr
from kiosk.presenters.sign_in.page import SignInPresenter
from kiosk.presenters.words.sentences import sentence_at_the_door
from kiosk.views import theme
from kiosk.views.commands import BACK, CHECK, bind
from kiosk.views.sign_in.address_field import AddressField
from kiosk.views.sign_in.brand import BrandPanel
from kiosk.views.sign_in.waiting import AccountsLabel, WaitingPart
from kiosk.views.tokens import S1, S2, S4, S5, S6, S8
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.edits.secret_edit import SecretEdit, said_of_capitals
from kiosk.views.widgets.pieces import Label, button, label, spaced, tight
from kiosk.views.widgets.tick_box import TickBox


class SignInPage(QWidget):
    """Emits nothing by itself: it asks the presenter, and shows what it answers.

    Under the address stand the ways that the platform there has, once they are known: two fields, one button, or both.
    """

    check_wanted = Signal()
    """« Vérifier ce poste »: something keeps the person out."""

    def __init__(self, presenter: SignInPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._presenter = presenter
        self._brand = BrandPanel(self)
        self.title = label(self, "large")
        self.reason = Band("info", "calm", self)
        self.error = Band("problem", "error", self)
        self.left_behind = Band("info", "warning", self)
        self.waiting = WaitingPart(presenter.browser, presenter.accounts, self)
        self.waiting.again.clicked.connect(self._begun_again)
        self.back = button(self, "link", "", presenter.leave)
        self._form = QWidget(self)
        self._form.setObjectName("page")
        fields = spaced(QVBoxLayout(self._form), (S6, S8, S6, S8), S1)
        fields.addStretch(2)
        fields.addWidget(self.title)
        fields.addSpacing(S2)
        fields.addWidget(self.reason)
        fields.addWidget(self.error)
        fields.addWidget(self.left_behind)
        fields.addSpacing(S2)
        fields.addWidget(self.waiting)
        fields.addWidget(self._make_entrance())
        fields.addSpacing(S2)
        fields.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        fields.addStretch(3)
        self._lay_out()
        bind(self, BACK, presenter.leave)
        presenter.busy_changed.connect(self._show_ways)
        presenter.failed.connect(self._failed)
        presenter.succeeded.connect(self._succeeded)
        presenter.changed.connect(self.refresh)
        presenter.ways.changed.connect(self._ways_changed)
        presenter.browser.changed.connect(self._browser_changed)
        self._was_waiting = False
        self._address_edited = False
        self._dress()
        self.refresh()

    def _make_entrance(self) -> QWidget:
        """The address, and the ways in."""
        self._entrance = QWidget(self)
        self._entrance.setObjectName("page")
        self.instance = AddressField(self._presenter.instances, self)
        self.instance.setPlaceholderText("rdv.exemple.fr")
        self.instance.chosen.connect(self._look)
        self.instance.textEdited.connect(self._edited)
        self.instance.editingFinished.connect(self._typed)
        self.name = label(self, "small")
        self.email = QLineEdit(self)
        self.email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.password = SecretEdit(self)
        self.password.name_eye(tr("Montrer le mot de passe"), tr("Cacher le mot de passe"))
        self.capitals = said_of_capitals(self.password, self)
        self.asking = Label(tr("La plateforme est interrogée…"), self)
        self.asking.setProperty("kind", "muted")
        self.stay = TickBox(tr("Rester connecté sur ce poste"), self)
        stay_hint = label(self, "small", tr("À ne cocher que si vous êtes seul à l’utiliser."))
        self.button = button(self, "primary", "", self._go_on)
        self.check = button(self, "link", CHECK.with_key(), self.check_wanted.emit)
        self.or_else = Label(tr("ou"), self)
        self.or_else.setProperty("kind", "muted")
        self.or_else.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.or_else.setContentsMargins(0, S1, 0, S1)
        self.how = label(self)
        self.accounts = AccountsLabel(self._presenter.accounts, self)
        self.browser_button = QPushButton(self)
        self.browser_button.clicked.connect(self._to_the_browser)
        self.fields_button = button(self, "link", tr("Se connecter par e-mail et mot de passe"), self._want_fields)
        self._fields_wanted = False
        layout = tight(QVBoxLayout(self._entrance), S1)
        self._labels: dict[QLineEdit, Label] = {}
        for text, field in (
            (tr("Adresse de la plateforme"), self.instance),
            (tr("Adresse e-mail"), self.email),
            (tr("Mot de passe"), self.password),
        ):
            name = Label(text, self)
            name.setProperty("kind", "strong")
            name.setBuddy(field)
            name.setContentsMargins(0, S4, 0, 0)
            self._labels[field] = name
            field.setAccessibleName(text)
            field.returnPressed.connect(self._go_on)
            layout.addWidget(name)
            layout.addWidget(field)
            if field is self.instance:
                layout.addWidget(self.name)
                layout.addWidget(self.asking)
        layout.addWidget(self.capitals)
        self._staying = QWidget(self)
        self._staying.setObjectName("page")
        staying = spaced(QVBoxLayout(self._staying), (0, S4, 0, 0), S1)
        staying.addWidget(self.stay)
        staying.addWidget(stay_hint)
        self._how_part = QWidget(self)
        self._how_part.setObjectName("page")
        explained = spaced(QVBoxLayout(self._how_part), (0, S4, 0, 0), S1)
        explained.addWidget(self.how)
        explained.addWidget(self.accounts)
        layout.addWidget(self._how_part)
        layout.addWidget(self._staying)
        layout.addSpacing(S5)
        layout.addWidget(self.button)
        layout.addWidget(self.or_else)
        layout.addWidget(self.browser_button)
        layout.addWidget(self.fields_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(S2)
        layout.addWidget(self.check, 0, Qt.AlignmentFlag.AlignHCenter)
        return self._entrance

    def _lay_out(self) -> None:
        centre = QWidget(self)
        centre.setObjectName("page")
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._form)
        row.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("page")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(centre)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self._brand, 2)
        layout.addWidget(scroll, 3)

    def refresh(self) -> None:
        """Fills in what the presenter proposes; a password that was begun is not for who comes now."""
        presenter = self._presenter
        self.password.wipe()
        self.instance.setText(presenter.instance)
        if presenter.email or presenter.may_leave or not presenter.says_who:
            self.email.setText(presenter.email)
        self.stay.setChecked(presenter.stay)
        self.reason.show_text(presenter.reason)
        self.error.show_text("")
        if presenter.instance:
            presenter.look_at(presenter.instance)
        self._browser_changed()

    def say(self, text: str) -> None:
        """Shows what went wrong outside a try to sign in."""
        self.error.show_text(text)

    def _begun_again(self) -> None:
        """The browser is open again: what went wrong before is past, and the next code is pasted over the last."""
        self.error.show_text("")
        self.waiting.take_focus()

    def focus_first(self) -> None:
        """The first field that is still empty; the button where there is nothing to fill in."""
        if not self.waiting.isHidden():
            self.waiting.take_focus()
            return
        fields = [field for field in (self.instance, self.email, self.password) if not field.isHidden()]
        last = self.browser_button if self.password.isHidden() and not self.browser_button.isHidden() else fields[-1]
        next((field for field in fields if not field.text()), last).setFocus(Qt.FocusReason.OtherFocusReason)

    # The address

    def _edited(self) -> None:
        self._address_edited = True
        self._fields_wanted = False
        self._presenter.ways.look_away()
        self._show_ways()

    def _typed(self) -> None:
        if self._address_edited and self.instance.text().strip():
            self._look()

    def _look(self) -> None:
        self._address_edited = False
        self.error.show_text("")
        self._presenter.look_at(self.instance.text())

    # What is shown

    def _ways_changed(self) -> None:
        place = self.window().focusWidget()
        self._show_ways()
        # The field in which one was may just have gone, or the next one come; elsewhere one is typing already.
        lost = place is None or not place.isVisible() or place is self.instance
        if self.isVisible() and lost and self._presenter.ways.ways is not None:
            self.focus_first()

    def _show_ways(self) -> None:
        presenter = self._presenter
        ways = presenter.ways.ways
        # A button that leads nowhere is no second way. Where one leads on, the fields wait to be asked for: an instance
        # that has OAuth may answer to passwords and yet take none.
        browser = ways is not None and ways.browser and (ways.application or not (ways.password and ways.certain))
        password = ways is not None and ways.password and (self._fields_wanted or not (browser and ways.certain))
        for field in (self.email, self.password):
            field.setVisible(password)
            self._labels[field].setVisible(password)
        self.capitals.setVisible(password and not self.capitals.isHidden())
        name = presenter.name_of(self.instance.text())
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.asking.setVisible(presenter.ways.asking)
        self._staying.setVisible(password or browser)
        # Where nothing is known there is nothing yet but to go on.
        self.button.setVisible(password or (ways is None and not presenter.ways.asking))
        self.button.setEnabled(not presenter.busy)
        going_on = tr("Se connecter") if password else tr("Continuer")
        self.button.setText(tr("Connexion en cours…") if presenter.busy else going_on)
        self.or_else.setVisible(password and browser)
        self.browser_button.setVisible(browser)
        self.fields_button.setVisible(ways is not None and ways.password and not password)
        self._show_how(alone=browser and not password)

    def _show_how(self, *, alone: bool) -> None:
        """What comes by the browser, where that is the only way; in vain where the site has nothing to ask with."""
        presenter = self._presenter
        ways = presenter.ways.ways
        lacking = alone and ways is not None and not ways.application
        self._how_part.setVisible(alone)
        self.how.setText(
            sentence_at_the_door(Unauthorised(UnauthorisedCause.NO_APPLICATION))
            if lacking
            else tr("Votre navigateur s’ouvre sur la page de la plateforme, où vous vous identifiez.")
        )
        self._staying.setVisible(not self._staying.isHidden() and not lacking)
        busy = presenter.browser.busy
        kind = "primary" if alone else "plain"
        if self.browser_button.property("kind") != kind:
            self.browser_button.setProperty("kind", kind)
            self.style().unpolish(self.browser_button)
            self.style().polish(self.browser_button)
        self.browser_button.setEnabled(not busy and not lacking)
        self.browser_button.setText(tr("Ouverture du navigateur…") if busy else tr("Se connecter avec le navigateur"))

    def _browser_changed(self) -> None:
        waiting = self._presenter.browser.waiting
        self.title.setText(tr("Terminez la connexion dans votre navigateur") if waiting else tr("Connexion"))
        self.waiting.setVisible(waiting)
        self._entrance.setVisible(not waiting)
        may_leave = self._presenter.may_leave
        self.back.setVisible(waiting or may_leave)
        self.back.setText(BACK.with_key(self._presenter.leave_words or tr("Annuler")))
        self.waiting.show_state()
        self._show_ways()
        if waiting != self._was_waiting:
            self._was_waiting = waiting
            self.waiting.code.setText("")  # clear() could be undone
            if self.isVisible():
                self.error.show_text("")
                self.focus_first()

    # What one does

    def _want_fields(self) -> None:
        self._fields_wanted = True
        self._show_ways()
        self.focus_first()

    def _go_on(self) -> None:
        self._address_edited = False
        ways = self._presenter.ways.ways
        if ways is None:
            self.error.show_text("")
            self._presenter.look_at(self.instance.text())
        elif not self.password.isHidden():
            self._sign_in()
        else:
            self._to_the_browser()

    def _sign_in(self) -> None:
        if self.button.isEnabled():
            self.error.show_text("")
            self._presenter.sign_in(
                self.instance.text(), self.email.text(), self.password.text(), self.stay.isChecked()
            )

    def _to_the_browser(self) -> None:
        if self.browser_button.isEnabled():
            self.error.show_text("")
            self._presenter.sign_in_by_browser(self.instance.text(), self.stay.isChecked())

    def _failed(self, text: str) -> None:
        self.error.show_text(text)
        if self.waiting.isHidden() and not self.password.isHidden() and self._all_filled_in():
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password.selectAll()
        else:
            self.focus_first()

    def _all_filled_in(self) -> bool:
        return all(field.text() for field in (self.instance, self.email, self.password))

    def _succeeded(self) -> None:
        self.password.wipe()
        self.error.show_text("")
        self.reason.show_text("")

    def _dress(self) -> None:
        self._form.setFixedWidth(theme.px(440))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Beside it, three fifths are left for the form and its scroll bar.
        self._brand.setVisible(self.width() * 3 // 5 >= theme.px(440) + S6)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_first()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_form"):
            self._dress()

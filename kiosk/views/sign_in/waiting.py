"""While the browser is waited for: what to do there, and what can be done here meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.sign_in.browser import BrowserSignIn
from kiosk.views import clipboard
from kiosk.views.tokens import S1, S2, S4, S5
from kiosk.views.widgets.pieces import Label, button, label, tight


class WaitingPart(QWidget):
    """Shows the presenter's question, and hands it what is pasted."""

    def __init__(
        self, browser: BrowserSignIn, accounts: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._browser = browser
        self.what = label(self, "read")
        self.accounts = AccountsLabel(accounts, self)
        self.copy = button(self, "plain", tr("Copier l’adresse"), lambda: clipboard.put(browser.address))
        self._label = Label(tr("Code, si la page en donne un"), self)
        self._label.setProperty("kind", "strong")
        self.code = QLineEdit(self)
        self.code.setMaxLength(4096)
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self.code.returnPressed.connect(self._give)
        self.code.textChanged.connect(lambda: self.show_state())
        self._label.setBuddy(self.code)
        self.give = button(self, "plain", tr("Valider"), self._give)
        self.again = button(self, "plain", tr("Ouvrir de nouveau le navigateur"), browser.reopen)
        pasted = QHBoxLayout()
        pasted.setSpacing(S2)
        pasted.addWidget(self.code, 1)
        pasted.addWidget(self.give)
        layout = tight(QVBoxLayout(self), S1)
        layout.addWidget(self.what)
        layout.addWidget(self.accounts)
        layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(S4)
        layout.addWidget(self.again)
        layout.addSpacing(S5)
        layout.addWidget(self._label)
        layout.addLayout(pasted)
        self.show_state()

    def show_state(self) -> None:
        """Says where one is."""
        browser = self._browser
        wanted = browser.code_wanted
        self.copy.setVisible(not browser.opened)
        if not browser.opened:
            said = tr("Le navigateur ne s’est pas ouvert. Copiez l’adresse, et ouvrez-la dans votre navigateur.")
        elif wanted:
            said = tr(
                "Votre navigateur s’ouvre sur la page de la plateforme. Identifiez-vous, puis autorisez "
                "Kiosk\u00a0: elle vous donne un code, à coller ici."
            )
        else:
            said = tr(
                "Votre navigateur s’ouvre sur la page de la plateforme. Identifiez-vous, puis autorisez "
                "Kiosk\u00a0: la suite se fait ici, sans rien recopier."
            )
        self.what.setText(tr("Connexion en cours…") if browser.busy and browser.waiting else said)
        self._label.setText(tr("Code donné par la page") if wanted else tr("Code, si la page en donne un"))
        self.code.setAccessibleName(self._label.text())
        self.give.setEnabled(bool(self.code.text().strip()) and not browser.busy)
        self.again.setEnabled(not browser.busy)

    def take_focus(self) -> None:
        """The field where only a code leads on; else the button."""
        field = self.code if self._browser.code_wanted or self.code.text() else self.again
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if field is self.code:
            self.code.selectAll()

    def _give(self) -> None:
        if self.give.isEnabled():
            self._browser.answer(self.code.text())


class AccountsLabel(Label):
    """Of a demonstration: who may be played. Hidden where there is nobody."""

    SHOWN = 2
    """A secretary, and a second desk to be played beside."""

    def __init__(self, accounts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines = [tr("{}, mot de passe {}").format(email, password) for email, password in accounts[: self.SHOWN]]
        self.setText("\n".join((tr("Comptes de la démonstration, à saisir dans le navigateur\u00a0:"), *lines)))
        self.setVisible(bool(accounts))

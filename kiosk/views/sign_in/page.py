"""Connexion: where, who, and what went wrong in plain words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.presenters.sign_in import SignInPresenter
from kiosk.views import icons, keys, theme
from kiosk.views.tokens import S1, S2, S4, S5, S6, S8
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.tick_box import TickBox


class BrandPanel(QFrame):
    """The quiet half: a drawing of a day, its line of now, and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brandPanel")
        name = QLabel("Kiosk", self)
        name.setProperty("kind", "large")
        what = QLabel(self.tr("L’accueil de vos rendez-vous"), self)
        what.setProperty("kind", "read")
        what.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S8, S8, S8, S8)
        layout.setSpacing(S1)
        layout.addStretch(1)
        layout.addWidget(name)
        layout.addWidget(what)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, right = S8, self.width() - S8
        row, gap = 12, 22
        lines = max(0, (self.height() - 2 * S8 - theme.px(120)) // (row + gap))
        now = max(2, round(lines * 0.45))
        shares = (0.62, 0.44, 0.71, 0.52, 0.38, 0.66, 0.48)
        y = float(S8)
        for line in range(lines):
            if line == now:
                painter.setOpacity(1.0)
                painter.setBrush(theme.qcolor(c.brand_mark))
                painter.drawRoundedRect(QRectF(left, y + row / 2 - 1, right - left, 2), 1, 1)
                painter.drawEllipse(QRectF(left - 4, y + row / 2 - 5, 10, 10))
            else:
                near = 1 - min(1.0, abs(line - now) / max(1, lines))
                painter.setOpacity(0.06 + 0.16 * near**2)
                painter.setBrush(theme.qcolor(c.on_brand))
                painter.drawRoundedRect(QRectF(left, y, 36, row), row / 2, row / 2)
                width = (right - left - 52) * shares[line % len(shares)]
                painter.drawRoundedRect(QRectF(left + 52, y, width, row), row / 2, row / 2)
            y += row + gap
        painter.end()


class SignInPage(QWidget):
    """Signs nobody in by itself: it asks the presenter, and shows what it answers."""

    check_wanted = Signal()
    """« Vérifier ce poste »: something keeps the person out."""

    def __init__(self, presenter: SignInPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._presenter = presenter
        self._brand = BrandPanel(self)
        title = QLabel(self.tr("Connexion"), self)
        title.setProperty("kind", "large")
        self.reason = Band("info", "calm", self)
        self.error = Band("problem", "error", self)
        self.instance = QLineEdit(self)
        self.instance.setPlaceholderText("rdv.exemple.fr")
        self.email = QLineEdit(self)
        self.email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show_password)
        self.password.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.stay = TickBox(self.tr("Rester connecté sur ce poste"), self)
        stay_hint = QLabel(self.tr("À ne cocher que si vous êtes seul à l’utiliser."), self)
        stay_hint.setProperty("kind", "small")
        stay_hint.setWordWrap(True)
        self.button = QPushButton(self.tr("Se connecter"), self)
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self._sign_in)
        self.check = QPushButton(self.tr("Vérifier ce poste ({key})").format(key=keys.CHECK), self)
        self.check.setProperty("kind", "link")
        self.check.clicked.connect(self.check_wanted)
        form = QWidget(self)
        form.setObjectName("page")
        fields = QVBoxLayout(form)
        fields.setContentsMargins(S6, S8, S6, S8)
        fields.setSpacing(S1)
        fields.addStretch(2)
        fields.addWidget(title)
        fields.addSpacing(S2)
        fields.addWidget(self.reason)
        fields.addWidget(self.error)
        for text, field in (
            (self.tr("Adresse de la plateforme"), self.instance),
            (self.tr("Adresse e-mail"), self.email),
            (self.tr("Mot de passe"), self.password),
        ):
            label = QLabel(text, form)
            label.setProperty("kind", "strong")
            label.setBuddy(field)
            field.setAccessibleName(text)
            field.returnPressed.connect(self._sign_in)
            fields.addSpacing(S4)
            fields.addWidget(label)
            fields.addWidget(field)
        fields.addSpacing(S4)
        fields.addWidget(self.stay)
        fields.addWidget(stay_hint)
        fields.addSpacing(S5)
        fields.addWidget(self.button)
        fields.addSpacing(S2)
        fields.addWidget(self.check, 0, Qt.AlignmentFlag.AlignHCenter)
        fields.addStretch(3)
        self._form = form
        centre = QWidget(self)
        centre.setObjectName("page")
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(form)
        row.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("page")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(centre)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._brand, 2)
        layout.addWidget(scroll, 3)
        presenter.busy_changed.connect(self._busy)
        presenter.failed.connect(self._failed)
        presenter.succeeded.connect(self._succeeded)
        presenter.changed.connect(self.refresh)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Fills in what the presenter proposes, without touching what was typed since."""
        presenter = self._presenter
        self.instance.setText(presenter.instance)
        if presenter.email:
            self.email.setText(presenter.email)
        if len(presenter.instances) > 1:
            self.instance.setCompleter(QCompleter(list(presenter.instances), self.instance))
        self.reason.show_text(presenter.reason)
        self.error.show_text("")

    def say(self, text: str) -> None:
        """Shows what went wrong outside a try to sign in."""
        self.error.show_text(text)

    def focus_first(self) -> None:
        """The first field that is still empty."""
        for field in (self.instance, self.email, self.password):
            if not field.text():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_in(self) -> None:
        if self.button.isEnabled():
            self.error.show_text("")
            self._presenter.sign_in(
                self.instance.text(), self.email.text(), self.password.text(), self.stay.isChecked()
            )

    def _busy(self, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self.button.setText(self.tr("Connexion en cours…") if busy else self.tr("Se connecter"))

    def _failed(self, text: str) -> None:
        self.error.show_text(text)
        if all(field.text() for field in (self.instance, self.email, self.password)):
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password.selectAll()
        else:
            self.focus_first()

    def _succeeded(self) -> None:
        self.password.clear()
        self._eye.setChecked(False)
        self.error.show_text("")
        self.reason.show_text("")

    def _show_password(self, shown: bool) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._dress()

    def _dress(self) -> None:
        shown = self._eye.isChecked()
        ink = theme.look().colours.muted
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye", theme.px(18), ink, self.devicePixelRatioF()))
        self._eye.setText(self.tr("Cacher le mot de passe") if shown else self.tr("Montrer le mot de passe"))
        self._form.setFixedWidth(theme.px(440))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._brand.setVisible(self.width() >= theme.px(440) + 420)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_first()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_form"):
            self._dress()

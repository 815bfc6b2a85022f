"""The borne's window: a head, the page of the step, and a foot with languages and looks, one touch away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.borne.page import BornePresenter
from kiosk.presenters.borne.state import Step
from kiosk.presenters.borne.words import LANGUAGES
from kiosk.views import icons, theme
from kiosk.views.borne.dress import Sizes, sheet
from kiosk.views.borne.pages import PAGES, AnswerPage, BornePage
from kiosk.views.borne.scanner import Scanner
from kiosk.views.device.full_screen import FullScreen
from kiosk.views.device.pairing_page import PairingPage
from kiosk.views.tokens import Scheme
from kiosk.views.widgets.pieces import ENTER, button, label, spaced, tight

_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


class BorneWindow(FullScreen):
    """Shows what the presenter says, and is dressed anew for each size."""

    def __init__(self, presenter: BornePresenter) -> None:
        super().__init__()
        self.setObjectName("borne")
        self.presenter = presenter
        self._shown: tuple[object, ...] = ()
        self.page: BornePage | PairingPage | None = None
        self._scanner = Scanner(presenter.scanned)
        self.setWindowTitle(presenter.choices.title or "Kiosk")
        self._outer = spaced(QVBoxLayout(self), (0, 0, 0, 0), 0)
        self._ground: QWidget | None = None
        self._sizes = Sizes(self.width(), self.height())
        self._normal = theme.asked()[0]
        self._keys = False  # whether the keyboard is used: the ring shows nobody else where it is
        presenter.changed.connect(self.refresh)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Shows the step; the same page goes on where only what was typed is another."""
        presenter = self.presenter
        self._sizes = Sizes(self.width(), self.height(), presenter.large, presenter.low)
        shown = (
            presenter.step,
            presenter.language,
            presenter.low,
            presenter.contrast,
            self._sizes,
            presenter.away,
            presenter.answer[:1] if presenter.step is Step.ANSWER else None,
        )
        if shown != self._shown:
            self._shown = shown
            self._make()
        elif isinstance(self.page, BornePage):
            self.page.refresh()
        if self._ground is not None:
            self._hour.setText(presenter.hour)

    # --- how it is made

    def _make(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wanted = Scheme.CONTRAST.value if self.presenter.contrast else self._normal
        if theme.asked()[0] != wanted:
            theme.apply(application, wanted, theme.asked()[1])
        self._dress()
        if self._ground is not None:
            self._ground.hide()
            self._ground.setParent(None)
            self._ground.deleteLater()
        ground = self._ground = QWidget(self)
        edge = self._sizes.px(3)
        column = spaced(QVBoxLayout(ground), (edge, edge, edge, edge), self._sizes.px(2))
        column.addLayout(self._head(ground))
        if self.presenter.low:
            column.addStretch(1)
        if self.presenter.step is Step.PAIRING:
            self.page = PairingPage(self.presenter.pairing, ground, touched=True)
            column.addWidget(self.page, 1)
        else:
            self.page = PAGES[self.presenter.step](self.presenter, self._sizes, ground)
            body = tight(QHBoxLayout())
            body.addStretch(1)
            body.addWidget(self.page, 12)
            body.addStretch(1)
            column.addLayout(body, 2 if self.presenter.low else 1)
            column.addLayout(self._foot(ground))
        self._outer.addWidget(ground)
        ground.show()
        self._take_focus()

    def _dress(self) -> None:
        self.setStyleSheet(sheet(theme.look().colours, self._sizes, ring=self._keys))

    def _head(self, ground: QWidget) -> QHBoxLayout:
        row = tight(QHBoxLayout(), self._sizes.px(2))
        title = label(ground, "head", self.presenter.choices.title)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        title.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(title, 1)
        self._hour = label(ground, "head", self.presenter.hour)
        self._hour.setWordWrap(False)
        row.addWidget(self._hour)
        return row

    def _foot(self, ground: QWidget) -> QVBoxLayout:
        foot = tight(QVBoxLayout(), self._sizes.px(1.2))
        if self.presenter.step is Step.LEAVING:
            return foot
        grid = QGridLayout()
        grid.setSpacing(self._sizes.px(1))
        across = 4 if self._sizes.upright else 8
        for number, (code, name) in enumerate(LANGUAGES.items()):
            made = button(ground, "foot", name, partial(self.presenter.choose_language, code))
            made.setCheckable(True)
            made.setChecked(code == self.presenter.language)
            made.clicked.connect(partial(made.setChecked, code == self.presenter.language))
            grid.addWidget(made, number // across, number % across)
        looks = tight(QHBoxLayout(), self._sizes.px(1))
        for icon, words, on, do in (
            ("larger", tr("Plus grand"), self.presenter.large, self.presenter.enlarge),
            ("display", tr("Contraste"), self.presenter.contrast, self.presenter.heighten),
            ("chevron-down", tr("Plus bas"), self.presenter.low, self.presenter.lower),
        ):
            looks.addWidget(self._look(ground, icon, words, on, do), 1)
        foot.addLayout(grid)
        foot.addLayout(looks)
        return foot

    def _look(self, ground: QWidget, icon: str, words: str, on: bool, do: object) -> QPushButton:
        assert callable(do)
        made = button(ground, "foot", words, do)
        side = self._sizes.px(3.2)
        ink = theme.look().colours.text
        drawn, room = icons.before_text(
            icon, side, ink, self.devicePixelRatioF(), self._sizes.px(1), right_to_left=self.isRightToLeft()
        )
        made.setIcon(drawn)
        made.setIconSize(room)
        made.setCheckable(True)
        made.setChecked(on)
        return made

    def _take_focus(self) -> None:
        if isinstance(self.page, PairingPage):
            self.page.begin()
        elif self.page is not None:
            if self.page.first is not None:
                self.page.first.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(self.page, AnswerPage):
                said = QAccessibleAnnouncementEvent(self.page, self.page.accessibleName())
                QAccessible.updateAccessibility(said)

    # --- what is heard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self.isActiveWindow():
            self.presenter.touched()
            if self._keys != (event.type() is QEvent.Type.KeyPress):
                self._keys = not self._keys
                self._dress()
            heard = isinstance(event, QKeyEvent) and watched is self.windowHandle()
            if heard and self.presenter.step is not Step.PAIRING and self._scanned(event):
                return True
        return super().eventFilter(watched, event)

    def _scanned(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        return self._scanner.hears(event.text().strip(), event.timestamp(), enter=event.key() in ENTER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, presenter = event.key(), self.presenter
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and key == Qt.Key.Key_Backspace:
            presenter.erase()
        elif plain and key == Qt.Key.Key_Escape:
            presenter.back()
        elif plain and key in ENTER:
            presses_or_confirms(self)
        elif plain and event.text().strip():
            presenter.press(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()


def presses_or_confirms(window: BorneWindow) -> None:
    """Return presses the button that has the keyboard, or goes on with what was typed."""
    focused = window.focusWidget()
    typed = bool(window.presenter.typed)
    if isinstance(focused, QPushButton) and not (typed and focused.property("kind") == "key"):
        focused.click()
    else:
        window.presenter.confirm()

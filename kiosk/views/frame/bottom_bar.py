"""At the bottom: what has just happened, else what lasts, else a reminder of keys; and the link with the platform."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from kiosk.domain.text.language import counted, tr
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.link_state import LinkState
from kiosk.presenters.work.notices import Notice
from kiosk.views import icons, theme
from kiosk.views.commands import REFRESH, UNDO, hints
from kiosk.views.cut_texts import set_tip
from kiosk.views.standing import StandingBar
from kiosk.views.tokens import S1, S2, S3, S4, TARGET, TYPE_SMALL
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.notice_bar import NoticeBar
from kiosk.views.widgets.pieces import KeyHints, Label, button, spaced

_LINK: Final = {
    LinkState.SESSION: ("lock", True),
    LinkState.CUT: ("cut", True),
    LinkState.SILENT: ("cut", True),
    LinkState.CLOCK: ("clock", True),
    LinkState.SLOW: ("slow", False),
    LinkState.CONNECTED: ("connected", False),
    LinkState.CONNECTING: ("connected", False),
}
"""The icon of each state of the link, and whether it stands out."""


class _Hint(KeyHints):
    """As many of the keys as there is room for."""

    def __init__(self, hints: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints = hints
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_hints(self, hints: tuple[tuple[str, str], ...]) -> None:
        self._hints = hints
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bold, plain = theme.metrics(TYPE_SMALL, theme.BOLD), theme.metrics(TYPE_SMALL)
        gap = plain.horizontalAdvance(" ")
        room, shown = self.width(), 0
        for key, what in self._hints:
            room -= bold.horizontalAdvance(key) + plain.horizontalAdvance(what) + 5 * gap
            if room < 0:
                break
            shown += 1
        self.show_keys(self._hints[:shown])


class BottomBar(QFrame):
    """One place: a notice stands before what lasts, and that before the reminder of keys. Nothing else moves."""

    def __init__(self, presenter: FramePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottomBar")
        self._link = link = presenter.link
        self.notice = NoticeBar(UNDO.with_key(tr("Reprendre")), self)
        self.notice.undo_asked.connect(presenter.journal.undo)
        self.notice.closed.connect(self._arrange)
        self.notice.acted.connect(self._act)
        self._acts: dict[str, Callable[[], None]] = {}
        self._hint = _Hint((), self)
        self.standing = StandingBar(self)
        self.standing.changed.connect(self._arrange)
        self.behind = button(self, "link", "", self.standing.open_all)
        self.behind.setMinimumWidth(TARGET)
        self.behind.hide()
        self._unsent_icon = Label(parent=self)
        self.unsent = Label(parent=self)
        self.unsent.setProperty("kind", "strong")
        self.synced = ElidedLabel("", self)
        self.synced.setProperty("kind", "muted")
        self._link_icon = Label(parent=self)
        self.link = Label(parent=self)
        self.refresh_button = QToolButton(self)
        self.refresh_button.setAccessibleName(REFRESH.text)
        set_tip(self.refresh_button, REFRESH.with_key())
        self.refresh_button.clicked.connect(link.refresh)
        layout = spaced(QHBoxLayout(self), (S4, 1, S2, 1), S1)
        layout.addWidget(self._hint, 1)
        layout.addWidget(self.standing, 1)
        layout.addWidget(self.notice, 1)
        layout.addWidget(self.behind)
        layout.addSpacing(S4)
        layout.addWidget(self._unsent_icon)
        layout.addWidget(self.unsent)
        layout.addSpacing(S3)
        layout.addWidget(self._link_icon)
        layout.addWidget(self.link)
        layout.addSpacing(S3)
        layout.addWidget(self.synced)
        layout.addWidget(self.refresh_button)
        self._drawn: tuple[object, ...] = ()
        link.changed.connect(self.show_sync)
        self.show_sync()

    def show_hints(self, place: str) -> None:
        """Reminds of the keys of a place."""
        self._hint.show_hints(hints(place))

    def say(self, notice: Notice) -> None:
        """Shows a notice."""
        if notice.act is not None:
            self._acts[notice.key] = notice.act
        self.notice.say(notice.text, notice.kind, undo=notice.undo, key=notice.key, action=notice.action)
        self._arrange()

    def _act(self, key: str) -> None:
        if (act := self._acts.pop(key, None)) is not None:
            act()

    def _arrange(self) -> None:
        """The notice, else what lasts, else the keys; behind a notice, how much lasts."""
        said, noticed = len(self.standing.said), not self.notice.isHidden()
        # Of one height, whatever is said; a notice alone, which is read once, may take a second line.
        self.setMaximumHeight((3 if noticed else 1) * self._height())
        self.standing.setVisible(bool(said) and not noticed)
        self._hint.setVisible(not said and not noticed)
        self.behind.setVisible(bool(said) and noticed)
        self.behind.setText(f"+{said}")
        self.behind.setAccessibleName(counted(said, "Lire le message qui dure", "Lire les {} messages qui durent"))
        set_tip(self.behind, self.behind.accessibleName())
        self._fit()

    def _fit(self) -> None:
        """Where room is short, the words beside what lasts give way to it: the icons say enough."""
        lasts = self.standing.isVisibleTo(self)
        room = self.width() - 4 * S4 - self.standing.least_width() - self.refresh_button.sizeHint().width()
        for words, icon in ((self.unsent, self._unsent_icon), (self.link, self._link_icon), (self.synced, None)):
            room -= words.sizeHint().width() + (0 if icon is None else icon.sizeHint().width()) + S3
            said = words.text() if icon is not self._unsent_icon else self._link.unsent_text
            words.setVisible(bool(said) and (not lasts or room >= 0))
            if icon is not None and words.isHidden():
                set_tip(icon, said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @staticmethod
    def _height() -> int:
        return max(TARGET, theme.px(TARGET)) + 4

    def show_sync(self) -> None:
        """Shows the link as the presenter tells it."""
        link = self._link
        self.synced.setText(link.sync_text)
        self.unsent.setText(link.unsent_text)
        self._unsent_icon.setVisible(bool(link.unsent_text))
        state = link.state
        unheard = state in (LinkState.CUT, LinkState.SILENT)
        self.link.setText(link.state_text)
        self.synced.set_more(link.ages)
        self.synced.setAccessibleDescription(link.ages)
        for shown in (self.link, self._link_icon):
            set_tip(shown, link.detail)
        self._fit()
        self.link.setAccessibleDescription(link.detail)
        look, ratio = theme.look(), self.devicePixelRatioF()
        # Out of reach, something is always to be sent or read again: that is when one wants to press it.
        self.refresh_button.setEnabled(not link.busy or unheard)
        drawn = (state, bool(link.unsent_text), look, ratio)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._arrange()
        c, side = look.colours, theme.px(16)
        if link.unsent_text:
            self._unsent_icon.setPixmap(icons.pixmap("unsent", side, c.accent, ratio))
        icon, worries = _LINK[state]
        self._link_icon.setPixmap(icons.pixmap(icon, side, c.now if worries else c.muted, ratio))
        theme.set_icon(self.refresh_button, REFRESH.icon, "muted", 16)

    def minimumSizeHint(self) -> QSize:
        """Room for a notice, whether there is one: asked for again whenever the text has another size."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._height()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "refresh_button"):
            self.show_sync()
        super().changeEvent(event)

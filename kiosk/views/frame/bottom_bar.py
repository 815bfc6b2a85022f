"""At the bottom: what has just happened, else what lasts, else a reminder of keys; and the link with the platform."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from kiosk.domain.text.language import counted, tr
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.link_state import LinkState
from kiosk.presenters.work.notices import Notice
from kiosk.views import icons, theme
from kiosk.views.commands import REFRESH, TO_SENDINGS, UNDO, hints
from kiosk.views.cut_texts import set_tip
from kiosk.views.standing import StandingBar
from kiosk.views.tokens import S1, S2, S3, S4, TARGET, TYPE_BASE, TYPE_SMALL
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.notice_bar import NoticeBar
from kiosk.views.widgets.pieces import KeyHints, button, on_button, spaced

_LINK: Final = {
    LinkState.SESSION: ("lock", True),
    LinkState.PORTAL: ("lock", True),
    LinkState.CUT: ("cut", True),
    LinkState.SILENT: ("cut", True),
    LinkState.CLOCK: ("clock", True),
    LinkState.SLOW: ("slow", False),
    LinkState.CONNECTED: ("connected", False),
    LinkState.CONNECTING: ("connected", False),
}
"""The icon of each state of the link, and whether it stands out."""

_NOTICE: Final = 380
"""The width, in px at 100 %, under which a notice takes too many lines to be read."""


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


class Mark(QToolButton):
    """An icon with a word or two; the icon alone where room is short. It leads to « Envois »."""

    def __init__(self, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("mark", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def say(self, icon: str, ink: str, text: str, detail: str = "") -> None:
        """Says ``text``, in sight only where there is one; ``ink`` is the icon's token, ``detail`` there is to know."""
        self.setText(on_button(text))
        self.setVisible(bool(text))
        said = "\n".join(part for part in (text, detail, TO_SENDINGS.with_key()) if part)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        set_tip(self, said)
        colour = getattr(theme.look().colours, ink)
        made, room = icons.before_text(icon, theme.px(16), colour, self.devicePixelRatioF(), gap=theme.px(S1))
        self.setIcon(made)
        self.setIconSize(room)

    def whole_width(self) -> int:
        """What it takes with its words, in px."""
        if not self.text():
            return 0
        words = theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(self.text())
        return words + theme.px(16 + S1) + 2 * theme.px(S2) + 2 * S2

    def fold(self, folded: bool) -> None:
        """Shows the icon alone, or the words beside it."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if folded else beside)


class BottomBar(QFrame):
    """One place: a notice stands before what lasts, and that before the reminder of keys. Nothing else moves."""

    sendings_wanted = Signal()
    """Somebody wants to see what waits, and how the link is."""

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
        self.unsent = Mark("strong", self)
        self.unsent.clicked.connect(self.sendings_wanted)
        self.synced = ElidedLabel("", self)
        self.synced.setProperty("kind", "muted")
        self.link = Mark("quiet", self)
        self.link.clicked.connect(self.sendings_wanted)
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
        layout.addWidget(self.unsent)
        layout.addWidget(self.link)
        layout.addSpacing(S1)
        layout.addWidget(self.synced)
        layout.addWidget(self.refresh_button)
        link.changed.connect(self.show_sync)
        self._sendings = presenter.sendings
        self._sendings.changed.connect(self.show_sync)
        self.show_sync()

    def show_hints(self, place: str, *, calls: bool) -> None:
        """Reminds of the keys of a place; ``calls``: whether anybody can be called here."""
        self._hint.show_hints(hints(place, calls=calls))

    def say(self, notice: Notice) -> None:
        """Shows a notice."""
        if notice.act is not None:
            self._acts[notice.key] = notice.act
        self.notice.say(notice.text, notice.kind, undo=notice.undo, key=notice.key, action=notice.action)
        self._arrange()

    def be_discreet(self, on: bool) -> None:
        """What is said may name somebody: it is out of sight while the screen is discreet, and then there again."""
        if on:
            self.notice.put_away()
        else:
            self.notice.give_back()
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
        lasts, noticed = self.standing.isVisibleTo(self), self.notice.isVisibleTo(self)
        least = theme.px(_NOTICE) if noticed else self.standing.least_width()
        lasts |= noticed
        room = self.width() - 4 * S4 - least - self.refresh_button.sizeHint().width()
        for mark in (self.unsent, self.link):
            room -= mark.whole_width()
            mark.fold(lasts and room < 0)
        room -= self.synced.sizeHint().width() + S3
        self.synced.setVisible(bool(self.synced.text()) and (not lasts or room >= 0))

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
        state = link.state
        unheard = state in (LinkState.PORTAL, LinkState.CUT, LinkState.SILENT)
        icon, worries = _LINK[state]
        asks = bool(self._sendings.asking)
        self.unsent.say("differs" if asks else "unsent", "now" if asks else "accent", self._sendings.text)
        self.link.say(icon, "now" if worries else "muted", link.state_text, link.detail)
        self.synced.set_more(link.ages)
        self.synced.setAccessibleDescription(link.ages)
        self._fit()
        # Out of reach, something is always to be sent or read again: that is when one wants to press it.
        self.refresh_button.setEnabled(not link.busy or unheard)
        theme.set_icon(self.refresh_button, REFRESH.icon, "muted", 16)

    def minimumSizeHint(self) -> QSize:
        """Room for a notice, whether there is one: asked for again whenever the text has another size."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._height()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "refresh_button"):
            self.show_sync()
            self._arrange()  # its height goes by the letters
        super().changeEvent(event)

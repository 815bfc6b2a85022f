"""Who takes part, one line each: the name, what is sent to them, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.booking.form import GuestLine
from kiosk.presenters.booking.texts import detail_text
from kiosk.views import theme
from kiosk.views.tokens import S1, S2, S3
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.pieces import empty, label, tight
from kiosk.views.widgets.tick_box import TickBox


class GuestRows(QWidget):
    """Built anew when the people change; ticks are shown in place."""

    removed = Signal(int)
    """The identity of an usager."""
    told = Signal(int, bool)
    reminded = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[GuestLine, ...] = ()
        self._notified = True
        self._layout = tight(QVBoxLayout(self), S2)
        self._ticks: dict[int, tuple[TickBox, TickBox]] = {}
        self.controls: list[QWidget] = []
        """What takes the keyboard, from top to bottom."""

    def show_guests(self, guests: tuple[GuestLine, ...], *, notified: bool) -> None:
        """``notified``: the motif lets usagers be told at all."""
        if guests == self._shown and notified == self._notified:
            return
        same = [one.usager for one in guests] == [one.usager for one in self._shown] and notified == self._notified
        self._shown, self._notified = guests, notified
        if not same:
            self._build()
        for guest in guests:
            if guest.usager.id in self._ticks:
                lifecycle, reminder = self._ticks[guest.usager.id]
                lifecycle.setChecked(guest.lifecycle)
                reminder.setChecked(guest.reminder)

    def _build(self) -> None:
        empty(self._layout)
        self._ticks.clear()
        self.controls.clear()
        for guest in self._shown:
            self._layout.addWidget(self._row(guest))

    def _row(self, guest: GuestLine) -> QWidget:
        row = QWidget(self)
        usager_id, name = guest.usager.id, usager_name(guest.usager)
        title = ElidedLabel(name, row)
        title.setProperty("kind", "strong")
        detail = label(row, "small", detail_text(guest.usager))
        out = QToolButton(row)
        out.setAccessibleName(tr("Retirer {}").format(name))
        out.setToolTip(out.accessibleName())
        theme.set_icon(out, "close", "muted", 16)
        out.clicked.connect(lambda: self.removed.emit(usager_id))
        self.controls.append(out)
        head = QHBoxLayout()
        head.setSpacing(S1)
        head.addWidget(title, 1)
        head.addWidget(out)
        layout = tight(QVBoxLayout(row))
        layout.addLayout(head)
        layout.addWidget(detail)
        if self._notified:
            lifecycle = TickBox(tr("Prévenir"), row)
            lifecycle.setAccessibleName(tr("Prévenir {} de la création et des modifications").format(name))
            lifecycle.setToolTip(tr("Notifications de création et modification"))
            lifecycle.toggled.connect(lambda on: self.told.emit(usager_id, on))
            reminder = TickBox(tr("Rappeler"), row)
            reminder.setAccessibleName(tr("Envoyer un rappel à {}").format(name))
            reminder.setToolTip(tr("Notification de rappel"))
            reminder.toggled.connect(lambda on: self.reminded.emit(usager_id, on))
            self._ticks[usager_id] = (lifecycle, reminder)
            self.controls += (lifecycle, reminder)
            ticks = QHBoxLayout()
            ticks.setSpacing(S3)
            ticks.addWidget(lifecycle)
            ticks.addWidget(reminder)
            ticks.addStretch(1)
            layout.addLayout(ticks)
        return row

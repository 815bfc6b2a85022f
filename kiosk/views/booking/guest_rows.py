"""Who takes part, one line each: the name, what is sent to them, and a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.booking.form import GuestLine
from kiosk.presenters.booking.texts import detail_text
from kiosk.views import theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.next_line import next_of
from kiosk.views.tokens import S1, S2, S3
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.pieces import Label, empty, label, tight
from kiosk.views.widgets.tick_box import TickBox


class GuestRows(QWidget):
    """Built anew when the people change; ticks are shown in place."""

    removed = Signal(int)
    """The identity of an usager."""
    told = Signal(int, bool)
    reminded = Signal(int, bool)

    def __init__(self, otherwise: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        """``otherwise``: what has the keyboard once the last of them is gone."""
        super().__init__(parent)
        self._otherwise = otherwise
        self._shown: tuple[tuple[GuestLine, str], ...] = ()
        self._layout = tight(QVBoxLayout(self), S2)
        self._ticks: dict[int, tuple[TickBox, TickBox, Label]] = {}
        self._outs: dict[int, QToolButton] = {}
        self.controls: list[QWidget] = []
        """What takes the keyboard, from top to bottom."""

    def show_guests(self, guests: tuple[GuestLine, ...], why_untold: Callable[[Usager], str]) -> None:
        """``why_untold`` says why nothing can be sent to somebody, whatever is ticked; empty where something can."""
        shown = tuple((guest, why_untold(guest.usager)) for guest in guests)
        if shown == self._shown:
            return
        same = [one.usager for one, _ in shown] == [one.usager for one, _ in self._shown]
        self._shown = shown
        if not same:
            self._build()
        for guest, why in shown:
            lifecycle, reminder, reason = self._ticks[guest.usager.id]
            for box, ticked in ((lifecycle, guest.lifecycle), (reminder, guest.reminder)):
                with QSignalBlocker(box):  # what cannot be is not what the person wants
                    box.setChecked(ticked and not why)
                box.setEnabled(not why)
            reason.setText(why)
            reason.setVisible(bool(why))

    def _build(self) -> None:
        """The keyboard that was on the way out of somebody goes on to the next one's."""
        left = next((key for key, out in self._outs.items() if out.hasFocus()), None)
        before = list(self._outs)
        empty(self._layout)
        self._ticks.clear()
        self._outs.clear()
        self.controls.clear()
        for guest, _ in self._shown:
            row = self._row(guest)
            self._layout.addWidget(row)
            row.show()  # now: what is not in sight does not take the keyboard
        if left is not None:
            found = next_of(before, left, self._outs)
            target = self._outs[found] if found is not None else self._otherwise()
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, guest: GuestLine) -> QWidget:
        row = QWidget(self)
        usager_id, name = guest.usager.id, usager_name(guest.usager)
        title = ElidedLabel(name, row)
        title.setProperty("kind", "strong")
        detail = label(row, "small", detail_text(guest.usager))
        out = QToolButton(row)
        out.setAccessibleName(tr("Retirer {}").format(name))
        set_tip(out, out.accessibleName())
        theme.set_icon(out, "close", "muted", 16)
        out.clicked.connect(lambda: self.removed.emit(usager_id))
        self.controls.append(out)
        self._outs[usager_id] = out
        head = QHBoxLayout()
        head.setSpacing(S1)
        head.addWidget(title, 1)
        head.addWidget(out)
        layout = tight(QVBoxLayout(row))
        layout.addLayout(head)
        layout.addWidget(detail)
        lifecycle = TickBox(tr("Prévenir"), row)
        lifecycle.setAccessibleName(tr("Prévenir {} de la création et des modifications").format(name))
        set_tip(lifecycle, tr("Notifications de création et modification"))
        lifecycle.toggled.connect(lambda on: self.told.emit(usager_id, on))
        reminder = TickBox(tr("Rappeler"), row)
        reminder.setAccessibleName(tr("Envoyer un rappel à {}").format(name))
        set_tip(reminder, tr("Notification de rappel"))
        reminder.toggled.connect(lambda on: self.reminded.emit(usager_id, on))
        reason = label(row, "small")
        self._ticks[usager_id] = (lifecycle, reminder, reason)
        self.controls += (lifecycle, reminder)
        ticks = QHBoxLayout()
        ticks.setSpacing(S3)
        ticks.addWidget(lifecycle)
        ticks.addWidget(reminder)
        ticks.addStretch(1)
        layout.addLayout(ticks)
        layout.addWidget(reason)
        return row

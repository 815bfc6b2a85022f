"""Beside a form: who is probably the same person, and in what they differ from what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.people.names import usager_name
from kiosk.domain.people.usager_comparison import Verdict, compare_texts, texts_of
from kiosk.domain.people.usagers import Duplicate
from kiosk.domain.platform.field_labels import field_label
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.usagers.fields import likeness_text
from kiosk.presenters.words.usager_texts import born_text
from kiosk.views import icons, theme
from kiosk.views.commands import CHOOSE
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.pieces import Label, label, scrolling, spaced, tight

_LOOKS = {Verdict.SAME: ("equal", "seen", "same"), Verdict.DIFFERENT: ("differs", "to_fill", "different")}
_PLAIN = ("", "muted", "plain")
_ANY = 16777215  # Qt's « no limit »


class DuplicateCard(QFrame):
    """One of them: field by field what is the same and what is not, by icon, word and colour."""

    chosen = Signal()

    def __init__(
        self, other: Duplicate, typed: Mapping[str, str], action: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        name = label(self, "title", usager_name(other.usager))
        why = "\n".join(likeness_text(one) for one in other.likenesses)
        reason = Band("error" if other.blocks else "info", "error" if other.blocks else "warning", self)
        reason.show_text(why)
        self.setAccessibleName(f"{usager_name(other.usager)}. {why}")
        self._rows = QWidget(self)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(S2)
        grid.setVerticalSpacing(S1)
        grid.setColumnStretch(2, 1)
        self._marks: list[tuple[Label, str, str]] = []
        self._fill(grid, other, typed)
        self.button = QPushButton(f"{action} ({key})" if key else action, self)
        self.button.setProperty("kind", "primary" if other.blocks else "plain")
        self.button.setAccessibleName(labelled(action, usager_name(other.usager)))
        self.button.setHidden(not action)
        self.button.clicked.connect(self.chosen)
        layout = spaced(QVBoxLayout(self), (S4, S3, S4, S3), S2)
        layout.addWidget(name)
        layout.addWidget(reason)
        layout.addWidget(self._rows)
        layout.addSpacing(S1)
        layout.addWidget(self.button)
        self._dress()

    def _fill(self, grid: QGridLayout, other: Duplicate, typed: Mapping[str, str]) -> None:
        if other.masked:
            hidden = label(self, "muted", tr("Connu d’une autre organisation\u00a0: le reste de sa fiche est masqué."))
            grid.addWidget(hidden, 0, 0, 1, 3)
            born = born_text(other.usager, other.birth_year)
            if born:
                grid.addWidget(Label(born, self), 1, 0, 1, 3)
            return
        for row, one in enumerate(compare_texts(typed, texts_of(other.usager))):
            if one.verdict is Verdict.ONLY_LEFT:
                continue
            icon, ink, said = _LOOKS.get(one.verdict, _PLAIN)
            name = Label(field_label(one.field), self)
            name.setProperty("kind", "muted")
            mark = Label(parent=self)
            text = label(self, text=one.right)
            text.setProperty("verdict", said)
            words = {"same": tr("identique"), "different": tr("différent"), "plain": ""}[said]
            text.setAccessibleName(labelled(field_label(one.field), f"{one.right} {words}").strip())
            set_tip(text, words)
            if icon:
                self._marks.append((mark, icon, ink))
            for column, widget in enumerate((name, mark, text)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)

    def set_compact(self, compact: bool) -> None:
        """Leaves the comparison out where there is no room for it."""
        self._rows.setHidden(compact)

    def _dress(self) -> None:
        for mark, icon, ink in self._marks:
            colour = getattr(theme.look().colours, ink)
            mark.setPixmap(icons.pixmap(icon, theme.px(16), colour, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)


class DuplicatePanel(QWidget):
    """The cards, in order; the first is one key away."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._title = label(self, "strong")
        self._holder = QWidget(self)
        self._holder.setObjectName("page")
        self._column = tight(QVBoxLayout(self._holder), S3)
        self._column.addStretch(1)
        scroll = scrolling(self, self._holder)
        scroll.setObjectName("page")
        layout = tight(QVBoxLayout(self), S2)
        layout.addWidget(self._title)
        layout.addWidget(scroll, 1)
        self._shown: tuple[tuple[Duplicate, ...], dict[str, str]] = ((), {})
        self._compact = False
        self._most = 0
        self.cards: list[DuplicateCard] = []
        self.hide()

    def set_compact(self, compact: bool, most: int) -> None:
        """Where there is no room, leaves the comparisons out and is at most ``most`` px high."""
        self._most = most
        if compact is not self._compact:
            self._compact = compact
            for card in self.cards:
                card.set_compact(compact)
        self._fit()

    def _fit(self) -> None:
        if not self._compact:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ANY)
            return
        wanted = self._holder.sizeHint().height() + self._title.sizeHint().height() + S2
        self.setFixedHeight(min(wanted, self._most))

    def show_duplicates(
        self, found: tuple[Duplicate, ...], typed: Mapping[str, str], action: Callable[[Duplicate], str]
    ) -> None:
        """Shows ``found`` against what is ``typed``; each button says what ``action`` answers."""
        if (found, dict(typed)) == self._shown:
            return
        self._shown = (found, dict(typed))
        focused = next((i for i, card in enumerate(self.cards) if card.button.hasFocus()), None)
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for place, other in enumerate(found):
            card = DuplicateCard(other, typed, action(other), "" if place else CHOOSE.key, self._holder)
            card.chosen.connect(lambda place=place: self.chosen.emit(place))
            self._column.insertWidget(place, card)
            card.set_compact(self._compact)
            card.show()
            self.cards.append(card)
        if focused is not None and self.cards:
            self.cards[min(focused, len(self.cards) - 1)].button.setFocus()
        self._title.setText(
            tr("Est-ce cette personne\u202f?")
            if len(found) == 1
            else tr("Est-ce l’une de ces {} personnes\u202f?").format(len(found))
        )
        self.setVisible(bool(found))
        self._fit()

    def focus_first(self) -> None:
        """Gives the keyboard to « Choisir cet usager »."""
        if self.cards:
            self.cards[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

"""Two fiches made one: the other is found, both are compared, and the name is typed before it is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.merge import UsagerMergePresenter
from kiosk.views import theme
from kiosk.views.commands import MERGE, bind
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S2, S3, S4, S5
from kiosk.views.usagers.merge_rows import MergeHead, MergeRow
from kiosk.views.usagers.usager_search import UsagerSearch
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.form_field import FormField
from kiosk.views.widgets.pieces import button, label, scrolling, spaced, tight
from kiosk.views.widgets.sheet import Sheet
from kiosk.views.widgets.skeleton import Skeleton

_ROWS, _SIDE = 560, 340  # widths of the fields and of what follows, px at 100 %


class MergeSheet(Sheet):
    """First whom with, then what of whom. Escape goes back one step."""

    def __init__(self, presenter: UsagerMergePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.search = UsagerSearch(presenter.search, key="", parent=self)
        self._reading = Skeleton(tr("Lecture des deux fiches…"), self)
        self._compare = self._made_comparison()
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        for widget in (self.search, self._reading, self._compare):
            self._stack.addWidget(widget)
        body = QVBoxLayout()
        body.addWidget(holder)
        self.do = button(self, "primary", MERGE.with_key(), presenter.merge)
        self.set_body(body, self.do)
        bind(self, MERGE, self.do.click)
        self.rows: dict[str, MergeRow] = {}
        self._shown: tuple[object, ...] = ()
        self._step = ""
        self.left.connect(presenter.back)
        self.search.left.connect(presenter.back)
        presenter.opened.connect(self._refresh)
        presenter.changed.connect(self._refresh)
        self._dress()
        self._refresh()

    def _made_comparison(self) -> QWidget:
        compare = QWidget(self)
        compare.setObjectName("page")
        self._corner = button(compare, "link", tr("Inverser"), self._presenter.swap)
        set_tip(self._corner, tr("Garder l’autre fiche"))
        self._head = MergeHead(self._corner, compare)
        self._card = QFrame(compare)
        self._card.setObjectName("card")
        self._column = spaced(QVBoxLayout(self._card), (S3, S3, S3, S3), 2)
        self._column.addWidget(self._head)
        self._lines = QWidget(self._card)
        self._column.addWidget(self._lines)
        holder = QWidget(compare)
        holder.setObjectName("page")
        self._around = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight, holder), S5)
        self._around.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._around.addWidget(self._card, 1)
        self._around.addWidget(self._made_side(holder))
        self._scroll = scrolling(compare, holder)
        self._scroll.setObjectName("page")
        layout = QVBoxLayout(compare)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        return compare

    def _made_side(self, parent: QWidget) -> QWidget:
        self._side = QFrame(parent)
        self._side.setObjectName("card")
        title = label(self._side, "section", tr("Ce qui rejoint la fiche gardée"))
        self.moves = label(self._side)
        self._for_ever = Band("problem", "warning", self._side)
        self.name = FormField(tr("Nom à taper pour confirmer"), self._side)
        self.name.typed.connect(self._presenter.set_typed)
        column = spaced(QVBoxLayout(self._side), (S4, S3, S4, S4), S2)
        for widget in (title, self.moves, self._for_ever, self.name):
            column.addWidget(widget)
        column.addStretch(1)
        return self._side

    def _refresh(self) -> None:
        presenter = self._presenter
        first = usager_name(presenter.first) if presenter.first is not None else ""
        self.show_title(tr("Fusionner {} avec une autre fiche").format(first))
        searching = presenter.step == "search"
        self.said.show_text(
            tr("Cherchez l’autre fiche de cette personne. Rien n’est changé avant la confirmation.")
            if searching
            else ""
        )
        self.problem.show_text(presenter.problem)
        self.do.setVisible(presenter.step == "compare")
        if self.do.isEnabled() != presenter.ready:
            self.do.setEnabled(presenter.ready)
            self._dress()
        shown = {"search": self.search, "reading": self._reading, "compare": self._compare}.get(presenter.step)
        if shown is not None and self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
        if presenter.step == "compare":
            self._show_comparison()
        if presenter.step != self._step:
            self._step = presenter.step
            QTimer.singleShot(0, self, self.begin)

    def begin(self) -> None:
        if self._step == "search":
            self.search.focus_field()
        elif self._step == "compare":
            first = next((row for row in self.rows.values() if row.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
            (first or self.name.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_comparison(self) -> None:
        presenter = self._presenter
        assert presenter.kept is not None
        assert presenter.gone is not None
        if presenter.rows != self._shown:
            self._shown = presenter.rows
            self._make_rows()
        for name, row in self.rows.items():
            if row.side != presenter.chosen(name):
                row.show_side(presenter.chosen(name))
        self._head.show_names(presenter.kept.name, presenter.gone.name)
        self.moves.setText("\n".join(f"•\u00a0{line}" for line in presenter.moves) or tr("Rien d’autre."))
        self._for_ever.show_text(tr("La fiche de droite est ensuite anonymisée. Cela ne peut pas être repris."))
        self.name.show_text(presenter.typed)
        self.name.say(tr("Tapez\u00a0: {}").format(presenter.name_wanted), "hint")

    def _make_rows(self) -> None:
        lines = QWidget(self._card)
        column = tight(QVBoxLayout(lines), 2)
        self.rows = {}
        for compared in self._presenter.rows:
            row = MergeRow(compared, lines)
            row.chosen.connect(self._presenter.choose)
            column.addWidget(row)
            self.rows[compared.field] = row
        self._column.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        lines.show()
        # Made later than the field of the name, they would be reached after it. Qt passes over what is said to follow
        # a line that never takes the keyboard.
        last: QWidget = self._corner
        choices = [row for row in self.rows.values() if row.focusPolicy() != Qt.FocusPolicy.NoFocus]
        for made in (*choices, self.name.edit, self.do):
            QWidget.setTabOrder(last, made)
            last = made

    def _dress(self) -> None:
        theme.set_icon(self._corner, "swap", "accent", 16)
        theme.set_icon(self.do, "merge", "on_accent" if self.do.isEnabled() else "muted", 16)
        self._lay_out()

    def _lay_out(self) -> None:
        """What follows stands beside the fields where there is room, else under them."""
        wide = self.width() >= theme.px(_ROWS + _SIDE) + S5
        self._around.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(theme.px(_SIDE))
        self._side.setMaximumWidth(theme.px(_SIDE) if wide else self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "do"):
            self._dress()
        super().changeEvent(event)

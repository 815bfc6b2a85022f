"""Who follows an usager: the agents that do, and a field to find another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.usagers.referents import AgentLine, ReferentsPresenter
from kiosk.views.next_line import next_of
from kiosk.views.tokens import S2, S3, S4, S6
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.form_field import FormField
from kiosk.views.widgets.pieces import Label, button, label, scrolling, spaced, tight
from kiosk.views.widgets.sheet import Sheet

_MOST = 12  # agents shown at once: more are found by typing


class _Lines(QFrame):
    """Agents, each with the one thing that can be done with them."""

    def __init__(self, title: str, verb: str, do: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._verb, self._do = verb, do
        self._shown: tuple[object, ...] = ()
        self.buttons: dict[int, QPushButton] = {}
        self._title = Label(title, self)
        self._title.setProperty("kind", "section")
        self._column = spaced(QVBoxLayout(self), (S4, S3, S4, S3), 0)
        self._column.addWidget(self._title)
        self._rows = QWidget(self)
        self._column.addWidget(self._rows)
        self._column.addStretch(1)

    def show_lines(self, lines: Sequence[AgentLine], empty: str, more: int = 0) -> None:
        """Shows ``lines``, or the sentence ``empty``; ``more`` are not shown."""
        if (tuple(lines), empty, more) == self._shown:
            return
        self._shown = (tuple(lines), empty, more)
        before, left = list(self.buttons), next((key for key, one in self.buttons.items() if one.hasFocus()), None)
        rows = QWidget(self)
        column = tight(QVBoxLayout(rows))
        self.buttons = {}
        for line in lines:
            column.addLayout(self._row(line, rows))
        if not lines or more:
            column.addWidget(
                label(rows, "muted", empty if not lines else tr("et {} autres\u00a0: tapez un nom").format(more))
            )
        self._column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        rows.show()
        found = next_of(before, left, self.buttons) if left is not None else None
        if found is not None:
            self.buttons[found].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, line: AgentLine, parent: QWidget) -> QHBoxLayout:
        name = ElidedLabel(line.name, parent)
        services = ElidedLabel(line.services, parent)
        services.setProperty("kind", "muted")
        act = button(parent, "link", self._verb, lambda: self._do(line.agent_id))
        act.setAccessibleName(labelled(self._verb, line.name))
        self.buttons[line.agent_id] = act
        row = QHBoxLayout()
        row.setSpacing(S2)
        row.addWidget(name)
        row.addWidget(services, 1)
        row.addWidget(act)
        return row


class ReferentsSheet(Sheet):
    """Those who follow the usager at the left; at the right the others, found as one types."""

    def __init__(self, presenter: ReferentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.now = _Lines(tr("Suivent cet usager"), tr("Retirer"), presenter.remove, self)
        self.field = FormField(tr("Ajouter un agent (nom, service)"), self, takes_enter=True)
        self.field.typed.connect(presenter.set_text)
        self.field.entered.connect(presenter.add_first)
        self.others = _Lines(tr("Agents de l’organisation"), tr("Ajouter"), presenter.add, self)
        left = QVBoxLayout()
        left.addWidget(self.now)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(S3)
        right.addWidget(self.field)
        right.addWidget(self.others)
        right.addStretch(1)
        holder = QWidget(self)
        holder.setObjectName("page")
        columns = tight(QHBoxLayout(holder), S6)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        scroll = scrolling(self, holder)
        scroll.setObjectName("page")
        body = QVBoxLayout()
        body.addWidget(scroll)
        self.set_body(body)
        self.left.connect(presenter.close)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def begin(self) -> None:
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        presenter = self._presenter
        had_keyboard = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.show_title(presenter.title)
        self.problem.show_text(presenter.problem)
        self.field.show_text(presenter.text)
        untold = tr("La plateforme ne dit pas qui suit cet usager.")
        self.now.show_lines(presenter.referents, tr("Aucun agent référent.") if presenter.told else untold)
        found = presenter.found
        self.others.show_lines(found[:_MOST], tr("Aucun autre agent de ce nom."), max(0, len(found) - _MOST))
        if had_keyboard and (self.focusWidget() is None or not self.focusWidget().isVisible()):
            self.begin()

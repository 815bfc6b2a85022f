"""The RDVs that fall into an absence: each opens on the hours that fit, and goes to one of them from here."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.day.model import Rdv
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.absences import affected
from kiosk.views.commands import PRINT_ABSENCE
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, S4
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import button, has_keyboard, label, on_button, spaced, tight

_MOST = 40


class AffectedRdvs(QWidget):
    """Shows itself when there is something to say."""

    def __init__(self, presenter: affected.AffectedRdvs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        self.buttons: list[QPushButton] = []
        self.hours: list[QPushButton] = []
        """Those that fit the RDV that is open."""
        self.title, self._why, self._note = (label(self, kind) for kind in ("section", "small", "small"))
        self._why.setText(
            tr("Ils restent\u00a0: la plateforme ne les annule pas. Ouvrez-les pour voir quand les déplacer.")
        )
        self._lines = QWidget(self)
        self.print = button(self, "plain", PRINT_ABSENCE.with_key(tr("Imprimer la liste")), presenter.print_wanted.emit)
        self.print.setAccessibleName(PRINT_ABSENCE.text)
        self._column = tight(QVBoxLayout(self), S1)
        for widget in (self.title, self._why, self._lines, self._note, self.print):
            self._column.addWidget(widget)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        presenter, proposals = self._presenter, self._presenter.proposals
        lines, title, note = presenter.lines, presenter.title, presenter.note
        opened = (proposals.rdv, proposals.state, proposals.found, proposals.problem)
        if (lines, title, note, opened) == self._shown:
            return
        self._shown = (lines, title, note, opened)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self._why.setVisible(bool(lines))
        self.print.setVisible(bool(lines))
        rest = len(lines) - _MOST
        more = tr("Et {} autres, dans l’agenda.").format(rest) if rest > 0 else ""
        self._note.setText(" ".join(filter(None, (more, note))))
        self._note.setVisible(bool(more or note))
        had_keyboard, place = has_keyboard(self._lines), self._place_of_keyboard()
        fresh = QWidget(self)
        column = tight(QVBoxLayout(fresh))
        self.buttons, self.hours = [], []
        for line in lines[:_MOST]:
            self.buttons.append(self._button(*line, fresh))
            column.addWidget(self.buttons[-1])
            if proposals.rdv is not None and proposals.rdv.id == line[0].id:
                column.addWidget(self._opened(line[0], fresh))
        self._column.replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh
        fresh.setVisible(bool(lines))
        if had_keyboard:
            self._give_keyboard(place)

    def _place_of_keyboard(self) -> int:
        return next((n for n, one in enumerate(self.buttons) if one.hasFocus()), 0)

    def _give_keyboard(self, place: int) -> None:
        """To the first hour of what is open, else to the line that stands where it was."""
        wanted = [*self.hours[:1], *self.buttons[place : place + 1], *self.buttons[-1:]]
        if wanted:
            wanted[0].setFocus()

    def _button(self, rdv: Rdv, when: str, about: str, parent: QWidget) -> QPushButton:
        presenter = self._presenter
        said = tr("Heures qui conviennent") if presenter.may_move(rdv) else tr("Voir dans l’agenda")
        made = QPushButton(parent)
        made.setAccessibleName(labelled(said, f"{when}, {about}"))
        set_tip(made, said)
        made.clicked.connect(lambda: presenter.toggle(rdv))
        column = spaced(QVBoxLayout(made), (S2, S1, S2, S1), 0)
        for text, kind in ((when, "strong"), (about, "muted")):
            words = ElidedLabel(text, made)
            words.setProperty("kind", kind)
            column.addWidget(words)
        made.ensurePolished()
        made.setMinimumHeight(column.sizeHint().height())
        return made

    def _opened(self, rdv: Rdv, parent: QWidget) -> QWidget:
        """Under an RDV: the hours that fit, or why there are none; and the ways to others."""
        presenter, proposals = self._presenter, self._presenter.proposals
        holder = QFrame(parent)
        column = spaced(QVBoxLayout(holder), (S4, 0, S2, S2), S1)
        texts = {
            "searching": tr("Recherche des heures qui conviennent…"),
            "nothing": tr("Aucune heure ne convient dans les trois semaines."),
            "failed": proposals.problem,
        }
        said = texts.get(proposals.state, "")
        if proposals.computed:
            said = tr("La plateforme ne répond pas\u00a0: ces heures restent à confirmer.")
        if said:
            column.addWidget(label(holder, "small", said))
        for one in proposals.found if proposals.state == "found" else ():
            words = on_button(f"{one.when} · {one.who}")
            made = button(holder, "plain", words, partial(presenter.take, one))
            self.hours.append(made)
            column.addWidget(made)
        others = FlowLayout(gap=S2)
        others.addWidget(button(holder, "link", tr("Autres heures…"), lambda: presenter.hours_wanted.emit(rdv)))
        others.addWidget(button(holder, "link", tr("Voir dans l’agenda"), lambda: presenter.open_in_agenda(rdv)))
        column.addLayout(others)
        return holder

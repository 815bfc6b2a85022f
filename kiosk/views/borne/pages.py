"""The pages of a borne. Each is made anew for what it shows: nothing of one person is left for the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import tr
from kiosk.presenters.borne.page import BornePresenter
from kiosk.presenters.borne.state import Step
from kiosk.views import icons, theme
from kiosk.views.borne.dress import Sizes
from kiosk.views.widgets.pieces import Label, button, label, on_button, spaced, tight

_CENTRE = Qt.AlignmentFlag.AlignCenter
_DATE_PARTS = (2, 4)


class BornePage(QWidget):
    """``first`` has the keyboard when the page comes."""

    def __init__(self, presenter: BornePresenter, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.sizes = sizes
        self.first: QWidget | None = None
        self.column = spaced(QVBoxLayout(self), (0, 0, 0, 0), sizes.px(2.2))

    def refresh(self) -> None:
        """Shows what was typed since."""

    def question(self, text: str) -> Label:
        """What the page asks, or says."""
        made = label(self, "question", text)
        made.setAlignment(_CENTRE)
        self.column.addWidget(made)
        return made

    def big(self, kind: str, icon: str, text: str, do: Callable[[], object]) -> QPushButton:
        """A large button with an icon."""
        made = button(self, kind, on_button(text), do)
        side = self.sizes.px(6)
        ink = theme.look().colours.on_accent if kind == "first" else theme.look().colours.text
        drawn, room = icons.before_text(
            icon, side, ink, self.devicePixelRatioF(), self.sizes.px(1.6), right_to_left=self.isRightToLeft()
        )
        made.setIcon(drawn)
        made.setIconSize(room)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        made.setMaximumHeight(self.sizes.px(30))
        return made


class HomePage(BornePage):
    """Three ways."""

    def __init__(self, presenter: BornePresenter, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(presenter, sizes, parent)
        if presenter.away:
            self.column.addStretch(1)
            self.question(tr("Adressez-vous à l’accueil"))
            said = label(self, "", tr("La borne n’a pas de liaison pour le moment."))
            said.setAlignment(_CENTRE)
            self.column.addWidget(said)
            self.column.addStretch(1)
            return
        self.question(tr("Bonjour. Que souhaitez-vous\u00a0?"))
        ways = [
            self.big("first", "calendar", tr("J’ai rendez-vous"), presenter.have_rdv),
            self.big("big", "walk-in", tr("Je n’ai pas de rendez-vous"), presenter.no_rdv),
            self.big("big", "bell", tr("J’ai besoin d’aide"), presenter.want_help),
        ]
        for one in ways:
            self.column.addWidget(one, 1)
        said = label(self, "calm", tr("Avec le code de votre convocation\u00a0: présentez-le au lecteur."))
        said.setAlignment(_CENTRE)
        self.column.addWidget(said)
        self.first = ways[0]


class ReasonsPage(BornePage):
    """The site's reasons."""

    def __init__(self, presenter: BornePresenter, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(presenter, sizes, parent)
        self.question(tr("Pourquoi venez-vous\u00a0?"))
        rows = QGridLayout()
        rows.setSpacing(sizes.px(2))
        across = 1 if sizes.upright else 2
        for number, reason in enumerate(presenter.reasons):
            made = button(self, "big", on_button(reason), partial(presenter.choose_reason, number))
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            made.setMaximumHeight(sizes.px(24))
            rows.addWidget(made, number // across, number % across)
            self.first = self.first or made
        self.column.addLayout(rows, 1)
        self.column.addWidget(button(self, "", tr("Retour"), presenter.back), 0, Qt.AlignmentFlag.AlignLeading)


class KeypadPage(BornePage):
    """What is typed, in slots, and its keys."""

    def __init__(self, presenter: BornePresenter, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(presenter, sizes, parent)
        questions = {
            Step.LETTERS: tr("Les 3 premières lettres de votre nom"),
            Step.DATE: tr("Votre date de naissance"),
            Step.CODE: tr("Le code de votre convocation"),
            Step.LEAVING: tr("Code du site"),
        }
        self.step = presenter.step
        self._asked = self.question(questions[self.step])
        self._slots: list[Label] = []
        self._typed = QWidget(self)
        self._typed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slots = tight(QHBoxLayout(self._typed), sizes.px(1))
        slots.addStretch(1)
        self._hints = tr("JJMMAAAA") if self.step is Step.DATE else ""
        for number in range(presenter.length):
            if self.step is Step.DATE and number in _DATE_PARTS:
                slots.addWidget(label(self._typed, "apart", "/"))
            slot = Label(parent=self._typed)
            slot.setProperty("kind", "slot")
            slot.setAlignment(_CENTRE)
            slot.setFixedSize(max(sizes.px(7), 44), sizes.px(10))
            slots.addWidget(slot)
            self._slots.append(slot)
        slots.addStretch(1)
        # Figures are read from the left in every language.
        self._typed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.column.addWidget(self._typed)
        self.said = label(self, "wrong")
        self.said.setAlignment(_CENTRE)
        self.column.addWidget(self.said)
        self._add_keys()
        foot = tight(QHBoxLayout(), sizes.px(1.6))
        foot.addWidget(button(self, "", tr("Retour"), presenter.back))
        foot.addStretch(1)
        if self.step is Step.LETTERS:
            foot.addWidget(button(self, "", tr("J’ai un code"), presenter.have_code))
        self.erase = button(self, "", tr("Effacer"), presenter.erase)
        foot.addWidget(self.erase)
        self.go_on = button(self, "", tr("Continuer"), presenter.confirm)
        self.go_on.setVisible(self.step is Step.LETTERS)
        foot.addWidget(self.go_on)
        self.column.addLayout(foot)
        self.refresh()

    def refresh(self) -> None:
        presenter = self.presenter
        typed = presenter.typed
        hidden = self.step is Step.LEAVING
        for number, slot in enumerate(self._slots):
            held = typed[number : number + 1]
            slot.setText("•" if hidden and held else held or self._hints[number : number + 1])
            slot.setProperty("empty", not held)
            slot.setProperty("now", number == len(typed))
            slot.style().polish(slot)
        told = " ".join(typed) if not hidden else "•" * len(typed)
        self._typed.setAccessibleName(f"{self._asked.text()} {told}")
        self.said.setText(presenter.said)
        self.said.setVisible(bool(presenter.said))
        self.erase.setEnabled(bool(typed))
        self.go_on.setEnabled(bool(typed))

    def _add_keys(self) -> None:
        signs = self.presenter.signs
        figures = len(signs) == 10
        across = 3 if figures else (6 if self.sizes.upright else 10)
        keys = QWidget(self)
        keys.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.sizes.px(1.2))
        for number, sign in enumerate(signs):
            key = button(keys, "key", sign, partial(self.presenter.press, sign))
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            key.setMaximumHeight(self.sizes.px(15))
            row, column = divmod(number, across)
            grid.addWidget(key, row, 1 if figures and number == 9 else column)
            self.first = self.first or key
        if figures:
            keys.setMaximumWidth(self.sizes.px(70))
        rows = -(-len(signs) // across)
        keys.setMaximumHeight(rows * self.sizes.px(15) + (rows - 1) * self.sizes.px(1.2))
        line = tight(QHBoxLayout())
        line.addStretch(1)
        line.addWidget(keys, 8)
        line.addStretch(1)
        self.column.addLayout(line, 1)


class AskingPage(BornePage):
    """For as long as the companion takes."""

    def __init__(self, presenter: BornePresenter, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(presenter, sizes, parent)
        self.column.addStretch(1)
        self.question(tr("Un instant…"))
        self.column.addStretch(1)


class AnswerPage(BornePage):
    """What the companion answered."""

    def __init__(self, presenter: BornePresenter, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(presenter, sizes, parent)
        title, _, ticket, good = presenter.answer
        self.column.addStretch(1)
        if not (ticket and sizes.large and not sizes.upright):  # the words come first where there is little height
            mark = Label(parent=self)
            side = sizes.px(12)
            ink = theme.look().colours.accent
            mark.setPixmap(icons.pixmap("check" if good else "walk-in", side, ink, self.devicePixelRatioF()))
            mark.setAlignment(_CENTRE)
            self.column.addWidget(mark)
        self.question(title)
        if ticket:
            shown = Label(ticket, self)
            shown.setProperty("kind", "ticket")
            shown.setAlignment(_CENTRE)
            shown.setAccessibleName(tr("Votre numéro\u00a0: {}").format(ticket))
            self.column.addWidget(shown)
        self._lines = label(self, "told")
        self._lines.setAlignment(_CENTRE)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)
        done = button(self, "first", tr("Terminer"), presenter.begin_again)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addStretch(1)
        row.addWidget(done, 2)
        row.addStretch(1)
        self.column.addLayout(row)
        self.first = done
        self.refresh()

    def refresh(self) -> None:
        title, lines, ticket, _ = self.presenter.answer
        text = "\n".join(lines)
        self._lines.setText(text)
        self.setAccessibleName(" ".join(part for part in (title, ticket, text) if part))


PAGES: dict[Step, type[BornePage]] = {
    Step.HOME: HomePage,
    Step.REASONS: ReasonsPage,
    Step.LETTERS: KeypadPage,
    Step.DATE: KeypadPage,
    Step.CODE: KeypadPage,
    Step.LEAVING: KeypadPage,
    Step.ASKING: AskingPage,
    Step.ANSWER: AnswerPage,
}

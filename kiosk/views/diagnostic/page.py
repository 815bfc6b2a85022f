"""« Vérifier ce poste »: a line for each thing looked at, as it becomes known, and the report to hand on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.diagnostic.report import WORDS, Check, Line, Mark
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.views import clipboard, icons, theme
from kiosk.views.commands import COPY, REFRESH, bind
from kiosk.views.paper.save_file import ask_where
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.pieces import Label, label, spaced
from kiosk.views.widgets.sheet import Sheet

_LOOKS = {
    Mark.WELL: ("check", "seen"),
    Mark.SEE: ("problem", "to_fill"),
    Mark.WRONG: ("error", "now"),
    Mark.NOTE: ("info", "muted"),
}
_WAITING = ("clock", "muted")
_NAMES_WIDTH = 190


class CheckRow(QFrame):
    """One thing that is looked at: a mark, its name, what was found and, where it is not well, what to do."""

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._look = _WAITING
        self._icon = Label(parent=self)
        self._name = label(self, "strong", check.label)
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said = Label(parent=self)
        self.advice = Label(parent=self)
        for text in (self.said, self.advice):
            text.setWordWrap(True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(S3)
        grid.setVerticalSpacing(S1)
        grid.setRowMinimumHeight(0, S2)
        grid.addWidget(self._icon, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name, 1, 1)
        grid.addWidget(self.said, 1, 2)
        grid.addWidget(self.advice, 2, 2)
        grid.setRowMinimumHeight(3, S1)
        grid.addWidget(rule, 4, 0, 1, 3)
        grid.setColumnStretch(2, 1)
        self.show_line(None)
        self._dress()

    def show_line(self, line: Line | None) -> None:
        """Shows what was found; None: it is still looked at."""
        self._look = _WAITING if line is None else _LOOKS[line.mark]
        self.said.setText(tr("en cours…") if line is None else line.said)
        self.said.setProperty("kind", "muted" if line is None or line.mark is Mark.NOTE else "")
        advice = "" if line is None else line.advice
        self.advice.setText(f"→ {advice}" if advice else "")
        self.advice.setProperty("said", "error" if line is not None and line.mark is Mark.WRONG else "warning")
        self.advice.setVisible(bool(advice))
        for text in (self.said, self.advice):
            text.style().unpolish(text)
            text.style().polish(text)
        word = tr("en cours") if line is None else WORDS[line.mark]
        said = "" if line is None else f". {line.said}. {line.advice}"
        self.setAccessibleName(labelled(self._check.label, f"{word}{said}").strip())
        self._draw()

    def _draw(self) -> None:
        name, ink = self._look
        colour = getattr(theme.look().colours, ink)
        self._icon.setPixmap(icons.pixmap(name, theme.px(18), colour, self.devicePixelRatioF()))

    def _dress(self) -> None:
        self._name.setFixedWidth(theme.px(_NAMES_WIDTH))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._dress()
        super().changeEvent(event)


class DiagnosticPage(Sheet):
    """The same for who is at work and for who cannot sign in."""

    def __init__(self, presenter: DiagnosticPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.show_title(tr("Vérifier ce poste"))
        self.verdict = label(self, "title")
        self.rows: dict[Check, CheckRow] = {}
        holder = QWidget(self)
        column = spaced(QVBoxLayout(holder), (S4, S1, S4, S2), 0)
        for check in Check:
            row = self.rows[check] = CheckRow(check, holder)
            column.addWidget(row)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Ce qui a été vérifié"))
        self._scroll.setWidget(holder)
        body = QVBoxLayout()
        body.setSpacing(S3)
        body.addWidget(self.verdict)
        self.whole = QPlainTextEdit(self)
        self.whole.setObjectName("report")
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(tr("Tout ce qui sera envoyé au support"))
        self.whole.hide()
        body.addWidget(self._scroll, 1)
        body.addWidget(self.whole, 1)
        self.again = QPushButton(REFRESH.with_key(tr("Recommencer")), self)
        self.copy = QPushButton(tr("Copier le rapport"), self)
        self.save = QPushButton(tr("Enregistrer…"), self)
        self.gather = QPushButton(tr("Rassembler pour le support"), self)
        buttons = (self.again, self.copy, self.save, self.gather)
        for button in buttons:
            button.setProperty("kind", "plain")
        self.set_body(body, *buttons)
        self.again.clicked.connect(self._again)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._choose_file)
        self.gather.clicked.connect(self._gather)
        bind(self, REFRESH, self.again.click)
        bind(self, COPY, self.copy.click)
        self.left.connect(presenter.stop)
        presenter.changed.connect(self._refresh)
        presenter.gathered.connect(self._show_whole)
        presenter.saved.connect(self._saved)
        self._refresh()

    def begin(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        self.said.show_text("")
        self.problem.show_text("")
        self._presenter.again()

    def _refresh(self) -> None:
        presenter = self._presenter
        ended = not presenter.running and bool(presenter.lines)
        self.verdict.setText(presenter.verdict)
        if not presenter.whole:
            self._show(whole=False)
        for check, row in self.rows.items():
            row.setVisible(check in presenter.expected)
            row.show_line(presenter.lines.get(check))
        for button in (self.copy, self.save, self.gather):
            button.setEnabled(ended)
        first = next(
            (check for check in presenter.expected if check in presenter.lines and presenter.lines[check].asks), None
        )
        if ended and first is not None:
            self._scroll.ensureWidgetVisible(self.rows[first])

    def _copy(self) -> None:
        clipboard.put(self._presenter.whole or self._presenter.report, lasting=True)
        self.problem.show_text("")
        self.said.show_text(tr("Le rapport est copié\u00a0: collez-le dans un message. Il ne nomme personne."))

    def _gather(self) -> None:
        """Shows all that would be sent, or goes back to the check."""
        if self._presenter.whole:
            self._presenter.whole = ""
            self.said.show_text("")
            self._show(whole=False)
        else:
            self._presenter.gather()

    def _show_whole(self) -> None:
        self.whole.setPlainText(self._presenter.whole)
        self.problem.show_text("")
        self.said.show_text(
            tr(
                "Voici tout ce qui serait envoyé\u00a0: le rapport, la configuration sans ses secrets, et le journal. "
                "Relisez-le, puis copiez-le dans un message ou enregistrez-le. Il ne nomme personne."
            )
        )
        self._show(whole=True)
        self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, whole: bool) -> None:
        self._scroll.setVisible(not whole)
        self.whole.setVisible(whole)
        self.gather.setText(tr("Revenir à la vérification") if whole else tr("Rassembler pour le support"))

    def _choose_file(self) -> None:
        presenter = self._presenter
        ask_where(
            self,
            tr("Enregistrer le rapport"),
            presenter.file_name,
            tr("Texte (*.txt)"),
            lambda path: presenter.save(str(path)),
        )

    def _saved(self, name: str) -> None:
        self.said.show_text(tr("Rapport enregistré\u00a0: {}").format(name) if name else "")
        self.problem.show_text(
            "" if name else tr("Le rapport ne peut pas être enregistré là. Choisissez un autre dossier.")
        )

"""Above the agenda, on one line: counters that filter, the filter as one types, by agent or motif, the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.day.board import COUNTER_LABELS, Counter
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.day.board import BoardPresenter
from kiosk.presenters.day.choices import Choice
from kiosk.views import theme
from kiosk.views.commands import BACK, COLUMNS, FILTER, LIST
from kiosk.views.cut_texts import set_tip
from kiosk.views.day.status_look import COUNTER_ICONS
from kiosk.views.tokens import S1, S2, S3, S4, TYPE_BASE
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.choice_button import DropButton
from kiosk.views.widgets.counter_chip import CounterChip
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.pieces import drop, reach_before, spaced
from kiosk.views.widgets.segments import Segments

_WORDS_TO_SPARE: Final = (Counter.ABSENT, Counter.SEEN, Counter.UPCOMING, Counter.TO_FILL, Counter.WAITING)
"""Whose word gives way first where room is short: the icon and the figure stay."""
_PRESSING: Final = (Counter.WAITING, Counter.TO_FILL)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the line is laid out, from the widest to the narrowest."""

    wordless: int = len(_WORDS_TO_SPARE)  # how many counters are without their word
    menus: bool = False  # the three lists stand side by side, else behind one button
    form_words: bool = False
    field: int = 0  # the least width of the filter, px at 100 %; 0: it is behind the button too
    mark: bool = False  # the button is its icon, and the way back from the filter is behind it
    few: bool = False  # of the counters, those of people who wait for something are left


def _manners() -> Iterator[Manner]:
    yield Manner(0, menus=True, form_words=True, field=200)
    yield Manner(0, form_words=True, field=200)
    for wordless in range(len(_WORDS_TO_SPARE) + 1):
        yield Manner(wordless, field=170)
    yield Manner(field=120)
    yield Manner()
    yield Manner(mark=True)
    yield Manner(mark=True, few=True)


_MANNERS: Final = tuple(_manners())


class BoardHeader(QWidget):
    """Never more than one line: where the text is large or the window narrow, words give way to icons."""

    left = Signal()
    """From the filter back to the agenda."""
    walk_ins_wanted = Signal()
    """The list of those who came without an RDV."""

    def __init__(self, presenter: BoardPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._manner: Manner | None = None
        self.counters: dict[Counter, CounterChip] = {}
        self._line = line = spaced(QHBoxLayout(self), (S4, S1 // 2, S4, S1 // 2), S2)
        for counter in Counter:
            chip = CounterChip(COUNTER_LABELS[counter], COUNTER_ICONS[counter], self, emphatic=counter in _PRESSING)
            chip.clicked.connect(lambda _=False, one=counter: presenter.toggle_counter(one))
            self.counters[counter] = chip
            line.addWidget(chip)
        self.walk_ins = CounterChip(tr("Sans RDV"), "walk-in", self)
        self.walk_ins.setCheckable(False)
        self.walk_ins.clicked.connect(self.walk_ins_wanted)
        self.walk_ins.hide()
        line.addWidget(self.walk_ins)
        self.filter = FilterField(tr("Nom, motif, agent, téléphone"), FILTER.key, self)
        self.filter.textChanged.connect(presenter.set_text)
        self.filter.left.connect(self._leave)
        self.clear = _ClearButton(self, presenter)
        self.agents = CheckMenu(tr("Agents"), self)
        self.agents.chosen.connect(presenter.set_agents)
        self.services = CheckMenu(tr("Services"), self)
        self.services.chosen.connect(presenter.set_services)
        self.motifs = CheckMenu(tr("Motifs"), self)
        self.motifs.chosen.connect(presenter.set_motifs)
        self._menus = (self.agents, self.services, self.motifs)
        self.filters = DropButton(self)
        self.filters.clicked.connect(self.open_filters)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setObjectName("popup")
        self._behind = spaced(QVBoxLayout(self._popup), (S2, S2, S2, S2), S1)
        self.form = Segments(
            tr("Présentation"),
            (
                ("list", tr("Liste"), LIST.icon, LIST.key),
                ("columns", tr("Colonnes"), COLUMNS.icon, COLUMNS.key),
            ),
            self,
        )
        self.form.chosen.connect(presenter.set_form)
        for widget in (self.filter, self.clear, *self._menus, self.filters, self.form):
            line.addWidget(widget)
        line.setStretchFactor(self.filter, 1)
        line.insertStretch(line.indexOf(self.filters))  # where the filter is behind the button
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        presenter.changed.connect(self.refresh)
        presenter.form_changed.connect(self.refresh)
        self.refresh()

    def show_walk_ins(self, count: int) -> None:
        """How many came today without an RDV; nothing is said of none."""
        self.walk_ins.set_figure(count)
        self.walk_ins.setVisible(count > 0)
        self._fit()

    def focus_filter(self) -> None:
        """Gives the keyboard to the filter, wherever it is."""
        if self._popup.isAncestorOf(self.filter):
            self.open_filters()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def open_filters(self) -> None:
        """Opens what lies behind the button of the filters."""
        self._popup.adjustSize()
        drop(self._popup, self.filters)
        first = self._behind.itemAt(0)
        if first is not None and (widget := first.widget()) is not None:
            widget.setFocus()

    def _leave(self) -> None:
        self._popup.hide()
        self.left.emit()

    # One line, whatever the room

    def stand_alone(self, *, alone: bool) -> None:
        """Whether it is a line of its own, or within another."""
        beside, above = (S4, S1 // 2) if alone else (0, 0)
        self._line.setContentsMargins(beside, above, beside, above)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def least_width(self) -> int:
        """The least width, in px, in which the filter and its figures still stand on the line."""
        return self._width_of(Manner(field=120)) + 2 * S4

    def _width_of(self, manner: Manner) -> int:
        chips = [
            chip.width_with(word=not self._is_wordless(which, manner))
            for which, chip in self.counters.items()
            if not manner.few or which in _PRESSING
        ]
        widths = [
            *chips,
            *([] if manner.few or self.walk_ins.isHidden() else [self.walk_ins.width_with(word=manner.wordless < 5)]),
        ]
        if manner.field:
            widths.append(theme.px(manner.field))
        if manner.menus:
            widths += [menu.sizeHint().width() for menu in self._menus if menu.offers]
        elif any(menu.offers for menu in self._menus) or not manner.field:
            widths.append(self.filters.width_with(mark=manner.mark))
        if not manner.mark:
            widths.append(self.clear.sizeHint().width())
        widths.append(self.form.width_with(words=manner.form_words))
        return sum(widths) + S2 * (len(widths) - 1)

    @staticmethod
    def _is_wordless(counter: Counter, manner: Manner) -> bool:
        return counter in _WORDS_TO_SPARE[: manner.wordless]

    def _fit(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return  # nobody has given it any room yet
        room = self.width() - 2 * S4
        manner = next((one for one in _MANNERS if self._width_of(one) <= room), _MANNERS[-1])
        if manner == self._manner and not self._popup.isVisible():
            self._show_menus(manner)
            return
        if self._popup.isVisible():
            return  # not under the hand
        self._manner = manner
        for counter, chip in self.counters.items():
            chip.set_compact(self._is_wordless(counter, manner) and not (manner.few and counter not in _PRESSING))
        self.walk_ins.set_compact(manner.wordless == len(_WORDS_TO_SPARE))
        self.form.show_words(shown=manner.form_words)
        self.filters.show_mark("filters" if manner.mark else "")
        behind: dict[QWidget, bool] = {
            **{chip: manner.few and which not in _PRESSING for which, chip in self.counters.items()},
            self.walk_ins: manner.few,
            self.filter: not manner.field,
            self.clear: manner.mark,
            **dict.fromkeys(self._menus, not manner.menus),
        }
        for place, widget in enumerate(behind):
            self._place(widget, behind=behind[widget], at=place - sum([*behind.values()][:place]))
        reach_before(self.filters, [widget for widget in behind if not behind[widget]])
        self._show_menus(manner)

    def _place(self, widget: QWidget, *, behind: bool, at: int) -> None:
        """Puts ``widget`` behind the button of the filters, or on the line at its place ``at``."""
        if behind is self._popup.isAncestorOf(widget):
            return
        had_keyboard = widget.hasFocus()
        shown = not widget.isHidden()
        if behind:
            self._behind.addWidget(widget)
        else:
            self._line.insertWidget(at, widget, widget is self.filter)
        widget.setVisible(shown)
        if had_keyboard and not behind:
            widget.setFocus()

    def _show_menus(self, manner: Manner) -> None:
        for menu in self._menus:
            menu.setVisible(menu.offers)
        self.filters.setVisible(not manner.menus and (not manner.field or any(menu.offers for menu in self._menus)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "form"):
            self._manner = None
            self._fit()

    def refresh(self) -> None:
        """Shows what the presenter says."""
        presenter, wanted = self._presenter, self._presenter.wanted
        board = presenter.board if presenter.state != "loading" else None
        for counter, chip in self.counters.items():
            chip.set_figure(board.counters.get(counter, 0) if board is not None else None)
            chip.setChecked(counter in wanted.counters)
        if self.filter.text() != wanted.text:
            self.filter.setText(wanted.text)  # not in silence: its own ⊗ comes and goes by that signal
        choices = presenter.choices
        for menu, found, ticked in (
            (self.agents, choices.agents, wanted.agent_ids),
            (self.services, choices.services, wanted.service_ids),
            (self.motifs, choices.motifs, wanted.motif_ids),
        ):
            menu.show_choices(_triples(found), ticked)
        narrows = sum(bool(ids) for ids in (wanted.agent_ids, wanted.service_ids, wanted.motif_ids))
        said = labelled(tr("Filtres"), narrows) if narrows else tr("Filtres")
        self.filters.setText(said)
        self.filters.setAccessibleName(said)
        self.filters.setProperty("active", "true" if narrows else "false")
        self.filters.style().polish(self.filters)
        self.form.show_choice(presenter.form)
        if board is not None and wanted.active:
            self.clear.say(board.matching, board.total)
        self.clear.setVisible(board is not None and wanted.active)
        self._fit()


class _ClearButton(QPushButton):
    """How many the filter leaves, and the way back to all. Its place is kept: nothing moves when it comes."""

    def __init__(self, parent: QWidget, presenter: BoardPresenter) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.clicked.connect(presenter.clear_filter)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._dress()

    def say(self, matching: int, total: int) -> None:
        self.setText(tr("{} sur {}").format(matching, total))
        said = tr("{} RDV sur {}").format(matching, total)
        self.setAccessibleName(f"{said}. {tr('Tout afficher')}")
        set_tip(self, f"{said}. {BACK.with_key(tr('Tout afficher'))}")

    def sizeHint(self) -> QSize:
        words = theme.metrics(TYPE_BASE).horizontalAdvance(tr("{} sur {}").format(100, 100))
        return QSize(words + theme.px(16 + S1 + 2 * S3) + 4, super().sizeHint().height())

    def _dress(self) -> None:
        theme.set_icon(self, "close", "muted", 16)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)


def _triples(choices: tuple[Choice, ...]) -> list[tuple[int, str, int]]:
    return [(choice.id, choice.name, choice.count) for choice in choices]

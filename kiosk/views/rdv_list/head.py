"""The head of « Liste des RDV »: which days, narrowed by what, how many there are."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.dates.typed_times import read_day
from kiosk.domain.lists.rdv_list import COLUMNS, Column
from kiosk.domain.people.names import discreet
from kiosk.domain.text.language import tr
from kiosk.presenters.rdv_list.choices import CREATORS, KINDS, STATES
from kiosk.presenters.rdv_list.page import RdvListPresenter
from kiosk.presenters.rdv_list.periods import PERIODS, bounds_of, period_of
from kiosk.views import theme
from kiosk.views.rdv_list.export import ExportButton
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.edits.moment_edits import DayEdit
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import button, label, spaced, tight

_COLUMNS = tuple(Column)
_DAY_WIDTH = 112
_HALF_A_YEAR = timedelta(days=182)


class _NearDayEdit(DayEdit):
    """A day without its year is the nearest one: lists look back as much as ahead."""

    def _read(self, text: str) -> date | None:
        today = self._today()
        dated = any(letter.isdigit() for letter in text)
        return read_day(text, today - _HALF_A_YEAR if dated else today)


class ListHead(QWidget):
    """Says what is chosen; decides nothing."""

    def __init__(self, presenter: RdvListPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.title = label(self, "title", tr("Liste des RDV"))
        self.title.setWordWrap(False)
        self.period = ChoiceButton(tr("Période"), self)
        self.period.chosen.connect(lambda name: presenter.choose_period(*bounds_of(name, presenter.today)))
        self.first, self.last = self._day(tr("Premier jour")), self._day(tr("Dernier jour"))
        self.first.gone.connect(self._days_typed)
        self.last.gone.connect(self._days_typed)
        self.field = FilterField(tr("Usager, téléphone"), parent=self)
        self.field.textChanged.connect(lambda text: presenter.narrow(text=text))
        self.lieux = self._menu(tr("Lieux"), "lieu_ids")
        self.agents = self._menu(tr("Agents"), "agent_ids")
        self.services = self._menu(tr("Services"), "service_ids")
        self.motifs = self._menu(tr("Motifs"), "motif_ids")
        self.kinds = self._menu(tr("Types"), "kinds", KINDS)
        self.states = self._menu(tr("États"), "shown", STATES)
        self.creators = self._menu(tr("Créé par"), "origins", CREATORS)
        self.columns = CheckMenu(tr("Colonnes"), self, picked=True)
        self.columns.chosen.connect(lambda ticked: presenter.choose_columns(_COLUMNS[one] for one in sorted(ticked)))
        self.export = ExportButton(presenter, self)
        self.clear = button(self, "link", tr("Tout afficher"), self._clear)
        above, below = FlowLayout(gap=S3), FlowLayout(gap=S2)
        to = label(self, "muted", tr("au"))
        to.setWordWrap(False)
        first_row = (self.title, self.period, self.first, to, self.last, self.export)
        menus = (self.lieux, self.agents, self.services, self.motifs, self.kinds, self.states, self.creators)
        rows: tuple[tuple[FlowLayout, tuple[QWidget, ...]], ...] = (
            (above, first_row),
            (below, (self.field, *menus, self.columns)),
        )
        for row, widgets in rows:
            for each in widgets:
                row.addWidget(each)
        self.count = label(self, "read")
        column = spaced(QVBoxLayout(self), (S4, S3, S4, S2), S2)
        column.addLayout(above)
        column.addLayout(below)
        foot = tight(QHBoxLayout(), S3)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.clear)
        column.addLayout(foot)
        self._dress()
        presenter.changed.connect(self._refresh)
        presenter.narrowed.connect(self._count)
        self._refresh()

    def _day(self, name: str) -> DayEdit:
        made = _NearDayEdit(lambda: self._presenter.today, self)
        made.setAccessibleName(name)
        return made

    def _dress(self) -> None:
        for edit in (self.first, self.last):
            edit.setFixedWidth(theme.px(_DAY_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def _menu(self, name: str, narrows: str, values: tuple[object, ...] = ()) -> CheckMenu:
        made = CheckMenu(name, self)

        def chosen(ticked: frozenset[int]) -> None:
            self._presenter.narrow(**{narrows: frozenset(values[one] for one in ticked) if values else ticked})

        made.chosen.connect(chosen)
        return made

    def _days_typed(self) -> None:
        first: date | None = self.first.value
        last: date | None = self.last.value
        if first is not None and last is not None:
            self._presenter.choose_period(first, last)

    def _clear(self) -> None:
        self.field.clear()
        self._presenter.clear()

    def _refresh(self) -> None:
        presenter, wanted, choices = self._presenter, self._presenter.wanted, self._presenter.choices
        self.field.veil(discreet())
        named = period_of(presenter.first, presenter.last, presenter.today)
        offered = [*PERIODS.items(), *([("", tr("Autres jours"))] if not named else [])]
        self.period.show_choices(offered, named)
        for edit, day in ((self.first, presenter.first), (self.last, presenter.last)):
            if not edit.hasFocus():
                edit.show_value(day)
        self.lieux.show_choices(choices.lieux, wanted.lieu_ids)
        self.agents.show_choices(choices.agents, wanted.agent_ids)
        self.services.show_choices(choices.services, wanted.service_ids)
        self.motifs.show_choices(choices.motifs, wanted.motif_ids)
        self.kinds.show_choices(choices.kinds, [KINDS.index(one) for one in wanted.kinds])
        self.states.show_choices(choices.states, [STATES.index(one) for one in wanted.shown])
        self.creators.show_choices(choices.creators, [CREATORS.index(one) for one in wanted.origins])
        shown = presenter.model.columns
        offers = [(place, COLUMNS[column], None) for place, column in enumerate(_COLUMNS)]
        self.columns.show_choices(offers, [place for place, column in enumerate(_COLUMNS) if column in shown])
        self._count()

    def _count(self) -> None:
        self.count.setText(self._presenter.count_text)
        self.clear.setVisible(self._presenter.wanted.active)

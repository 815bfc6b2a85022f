"""What the heads of the columns lead to, and what is said under the mouse. No drawing here."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from kiosk.domain.text.language import tr
from kiosk.views import commands
from kiosk.views.day.columns_hand import ColumnsHand
from kiosk.views.day.columns_layout import ColumnsLayout, PlacedCard
from kiosk.views.day.columns_places import Spot, column_at
from kiosk.views.day.status_look import status_spoken


def agent_at_head(lay: ColumnsLayout | None, at: QPoint, origin: int) -> int:
    """The agent in whose head a point of the viewport is, the columns beginning at ``origin``; 0: in none's."""
    if lay is None or at.x() < lay.gutter or not lay.band_height <= at.y() < lay.head_height:
        return 0
    place = column_at(lay, at.x() - origin)
    return lay.columns[place].column.agent_id if place is not None else 0


def agent_in_hand(lay: ColumnsLayout | None, hand: ColumnsHand, card: PlacedCard | None) -> int:
    """The agent in whose column a free place or ``card`` is in hand, else the first; 0: there is none."""
    if lay is None or not lay.columns:
        return 0
    place = hand.chosen.column if hand.chosen is not None else card.column if card is not None else 0
    return lay.columns[place].column.agent_id


def head_tip(lay: ColumnsLayout, agent_id: int) -> str:
    """« Voir la semaine : Béatrice Martin (W) »."""
    name = next(one.name for one in lay.day.columns if one.agent_id == agent_id)
    return commands.WEEK.with_key(tr("Voir la semaine\u00a0: {}").format(name))


def card_tip(card: PlacedCard) -> str:
    """All that a card may have cut."""
    row = card.card.row
    if row.entry is None:
        return ""
    lines = (f"{row.hour}  {row.name}", row.entry.rdv.motif.name, row.detail, status_spoken(row), row.problem)
    return "\n".join(line for line in lines if line)


def spot_tip(spot: Spot) -> str:
    """That an RDV can begin at a place."""
    said = tr("Libre à {}\u00a0: prendre un rendez-vous") if spot.free else tr("{}\u00a0: prendre un rendez-vous")
    return said.format(spot.text)

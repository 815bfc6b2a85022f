"""What is said of what is under the mouse in the columns."""

from __future__ import annotations

from kiosk.domain.text.language import tr
from kiosk.views.day.columns_layout import PlacedCard
from kiosk.views.day.columns_places import Spot
from kiosk.views.day.status_look import status_spoken


def tip(card: PlacedCard | None, spot: Spot | None) -> str:
    """Of a card all that it has no room for; of a place that an RDV can begin there."""
    row = card.card.row if card is not None else None
    if row is not None and row.entry is not None:
        head = f"{row.hour}  {row.name}"
        lines = (head, row.entry.rdv.motif.name, row.detail, status_spoken(row), row.problem)
        return "\n".join(line for line in lines if line)
    if spot is None:
        return ""
    said = tr("Libre à {}\u00a0: prendre un rendez-vous") if spot.free else tr("{}\u00a0: prendre un rendez-vous")
    return said.format(spot.text)

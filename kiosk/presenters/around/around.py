"""What the presenter of a page is made out of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from kiosk.domain.day.board import Thresholds
from kiosk.presenters.around.intents import Intents
from kiosk.presenters.around.pages import Pages
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.presenters.around.ticker import Ticker
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.work.work import Work


@dataclass(frozen=True, slots=True)
class Around:
    """What the presenter of a page has to work with. It follows by itself whatever it needs of it."""

    work: Work
    where: Whereabouts
    ticker: Ticker
    pages: Pages
    intents: Intents
    preferences: AgentPreferences
    thresholds: Thresholds
    fiction_numbers: bool


Maker: TypeAlias = Callable[[Around], Any]
"""Makes the presenter of a page, which subscribes itself to what it follows and ends with ``work.tasks``."""

"""Runs the benchmarks: all of them, or those named (``start gesture pull day search slots race server hostile``…)."""

from __future__ import annotations

import gc
import sys

from PySide6.QtWidgets import QApplication

from kiosk.app import pauses
from kiosk.views import theme
from tests.benchmarks import (
    after_a_cut,
    calls,
    cold_day,
    eight_desks,
    figures,
    gesture,
    hostile,
    lists,
    lobby_at_rest,
    paper,
    pulling,
    race,
    server,
    slots,
    starting,
    typing,
    usager_search,
)
from tests.benchmarks.report import write

ALL = {"start": starting.measure, "gesture": gesture.measure, "pull": pulling.measure, "day": cold_day.measure}
ALL["search"] = usager_search.measure
ALL["typing"] = typing.measure
ALL["slots"] = slots.measure
ALL["race"] = race.measure
ALL["server"] = server.measure
ALL["calls"] = calls.measure
ALL["hostile"] = hostile.measure
ALL["desks"] = eight_desks.measure
ALL["lobby"] = lobby_at_rest.measure
ALL["cut"] = after_a_cut.measure
ALL["lists"] = lists.measure
ALL["paper"] = paper.measure
ALL["figures"] = figures.measure


def main(names: list[str]) -> int:
    """Measures and prints; 1 when a limit is not held."""
    pauses.hold()
    application = QApplication(sys.argv[:1])
    theme.apply(application, "light")
    searches = pauses.Searches(application)
    searches.start()  # as the desk does once it has started
    held = True
    for name in names or ALL:
        measured = ALL[name](application)
        gc.collect()  # the loop that ended, on the thread that it belongs to
        write(measured)
        held = held and all(f.held for f in measured)
    searches.stop()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

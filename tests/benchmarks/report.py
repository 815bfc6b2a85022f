"""Figures and what they are compared with, printed and written to build/bench.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "build" / "bench.json"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. ``limit_of``: what the limit is on (« value », « ratio » to the baseline, or what is « beyond » it)."""

    name: str
    value: float
    unit: str
    baseline: float
    baseline_name: str
    limit: float
    limit_of: str

    @property
    def ratio(self) -> float:
        return self.value / self.baseline if self.baseline else 0.0

    @property
    def held(self) -> bool:
        measured = {"value": self.value, "ratio": self.ratio, "beyond": self.value - self.baseline}[self.limit_of]
        return measured <= self.limit


def percentile(values: Sequence[float], percent: float) -> float:
    """The value under which ``percent`` of ``values`` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(percent / 100 * len(ordered)) - 1))]


def write(figures: Sequence[Figure]) -> None:
    """Prints a line a figure and writes them all to ``build/bench.json``, replacing those of the same name."""
    known = {f["name"]: f for f in json.loads(FILE.read_text(encoding="utf-8"))} if FILE.is_file() else {}
    for figure in figures:
        known[figure.name] = {**asdict(figure), "ratio": round(figure.ratio, 3)}
        limit = {
            "value": f"au plus {figure.limit:g} {figure.unit}",
            "ratio": f"au plus {figure.limit:g} ×",
            "beyond": f"au plus {figure.limit:g} {figure.unit} de plus",
        }[figure.limit_of]
        print(
            f"{'tenu   ' if figure.held else 'dépassé'}  {figure.name} : {figure.value:.1f} {figure.unit}"
            f"  (base « {figure.baseline_name} » {figure.baseline:.1f} {figure.unit}, {figure.ratio:.2f} ×, {limit})",
            flush=True,
        )
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(list(known.values()), ensure_ascii=False, indent=1), encoding="utf-8")

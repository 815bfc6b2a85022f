"""How large things are on a borne: by the screen that it stands on, not by a desk's text size."""

# ruff: noqa: E501 - one rule of the sheet a line

from __future__ import annotations

from dataclasses import dataclass

from kiosk.views.tokens import Colours

LEAST = 44
"""Least side of what is touched, px."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of a window ``width`` by ``height`` px. ``large``: letters are a quarter larger; ``low``: all stands in its lower
    two thirds; where somebody asked for it."""

    width: int
    height: int
    large: bool = False
    low: bool = False

    @property
    def upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width

    def px(self, hundredths: float) -> int:
        """So many hundredths of the shorter side."""
        room = self.height * 0.75 if self.low else self.height
        return round(hundredths * min(self.width, room, 1080) / 100)

    def text(self, hundredths: float) -> int:
        """The same of letters."""
        return max(16, round(self.px(hundredths) * (1.25 if self.large else 1.0)))

    def target(self, hundredths: float) -> int:
        """The same of what is touched."""
        return max(LEAST, self.px(hundredths))


def sheet(c: Colours, s: Sizes, *, ring: bool) -> str:
    """The style of a borne's window. ``ring``: it shows which button has the keyboard."""
    focus = ":focus" if ring else ":focus:disabled"
    radius = s.px(1.4)
    return f"""
#borne {{ background: {c.canvas}; }}
#borne QLabel {{ font-size: {s.text(3.2)}px; color: {c.text}; }}
#borne QLabel[kind="head"] {{ font-size: {s.text(3.0)}px; font-weight: 600; }}
#borne QLabel[kind="question"] {{ font-size: {s.text(4.4 if s.upright else 4.8)}px; font-weight: 600; }}
#borne QLabel[kind="ticket"] {{ font-size: {s.text(14 if s.upright else 11)}px; font-weight: 700; }}
#borne QLabel[kind="told"] {{ font-size: {s.text(4.2)}px; }}
#borne QLabel[kind="calm"] {{ font-size: {s.text(2.8)}px; color: {c.muted}; }}
#borne QLabel[kind="wrong"] {{ font-size: {s.text(3.0)}px; color: {c.on_error}; font-weight: 600; }}
#borne QLabel[kind="slot"] {{ font-size: {s.text(5.6)}px; font-weight: 700; background: {c.surface}; border: 2px solid {c.border}; border-radius: {radius}px; }}
#borne QLabel[kind="slot"][now="true"] {{ border: 4px solid {c.focus}; }}
#borne QLabel[kind="slot"][empty="true"] {{ font-size: {s.px(3.6)}px; color: {c.muted}; font-weight: 400; }}
#borne QLabel[kind="apart"] {{ font-size: {s.text(5.0)}px; color: {c.muted}; }}
#borne QPushButton {{ font-size: {s.text(3.0)}px; color: {c.text}; background: {c.surface}; border: 2px solid {c.border}; border-radius: {radius}px; padding: 0 {max(12, s.px(1.6))}px; min-height: {s.target(7) - 4}px; }}
#borne QPushButton:pressed {{ background: {c.accent_soft}; color: {c.on_accent_soft}; }}
#borne QPushButton{focus} {{ border: 4px solid {c.focus}; min-height: {s.target(7) - 8}px; }}
#borne QPushButton:checked {{ background: {c.accent_soft}; color: {c.on_accent_soft}; border-color: {c.accent}; font-weight: 600; }}
#borne QPushButton:disabled {{ color: {c.muted}; background: {c.sunken}; border-color: {c.edge}; }}
#borne QPushButton[kind="big"] {{ font-size: {s.text(4.2)}px; font-weight: 600; min-height: {s.target(9)}px; }}
#borne QPushButton[kind="first"] {{ font-size: {s.text(4.2)}px; font-weight: 600; min-height: {s.target(9)}px; background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
#borne QPushButton[kind="first"]:pressed {{ background: {c.accent_strong}; color: {c.on_accent}; }}
#borne QPushButton[kind="first"]{focus} {{ border: 4px solid {c.text}; }}
#borne QPushButton[kind="first"]:disabled {{ color: {c.muted}; background: {c.sunken}; border-color: {c.edge}; }}
#borne QPushButton[kind="key"] {{ font-size: {s.text(4.0)}px; font-weight: 600; padding: 0; min-width: {s.target(6.4) - 4}px; min-height: {s.target(7) - 4}px; }}
#borne QLineEdit {{ font-size: {s.text(4.0)}px; min-height: {s.target(7)}px; }}
#borne QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
#borne QPushButton[kind="primary"]:disabled {{ color: {c.muted}; background: {c.sunken}; border-color: {c.edge}; }}
#borne QPushButton[kind="foot"] {{ font-size: {max(15, s.px(2.6))}px; padding: 0 {s.px(0.6)}px; }}
"""

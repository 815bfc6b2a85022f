"""The one style sheet of the application, written from the tokens.

Kinds are told apart by the dynamic property ``kind`` (« primary », « plain », « link »…), so no widget needs a
sheet of its own.
"""

# ruff: noqa: E501 - one rule of the sheet a line

from __future__ import annotations

from collections.abc import Callable

from kiosk.views.tokens import (
    RADIUS,
    RADIUS_LARGE,
    RADIUS_SMALL,
    S1,
    S2,
    S3,
    TARGET,
    TYPE_BASE,
    TYPE_HOUR,
    TYPE_LARGE,
    TYPE_READ,
    TYPE_SMALL,
    TYPE_TITLE,
    Colours,
)


def style_sheet(c: Colours, px: Callable[[int], int]) -> str:
    """The style sheet for the colours ``c``; ``px`` scales a length with the text size."""
    inside = px(TARGET) - 4  # QSS counts the 2 px border on each side apart
    return f"""
QLabel, QCheckBox {{ background: transparent; }}
QMainWindow, QDialog, #page {{ background: {c.canvas}; }}
QDialog {{ border: 1px solid {c.border}; }}
QLabel[kind="small"] {{ font-size: {px(TYPE_SMALL)}px; color: {c.muted}; }}
QLabel[kind="muted"] {{ color: {c.muted}; }}
QLabel[kind="read"] {{ font-size: {px(TYPE_READ)}px; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="title"] {{ font-size: {px(TYPE_TITLE)}px; font-weight: 600; }}
QLabel[kind="large"] {{ font-size: {px(TYPE_LARGE)}px; font-weight: 600; }}
QLabel[kind="section"] {{ font-size: {px(TYPE_SMALL)}px; font-weight: 600; color: {c.muted}; }}
QLabel[kind="key"] {{ font-size: {px(TYPE_SMALL)}px; font-weight: 600; color: {c.text}; background: {c.surface};
  border: 1px solid {c.border}; border-radius: {RADIUS_SMALL}px; padding: 1px {px(S1)}px; }}

QPushButton, QToolButton {{ min-height: {inside}px; padding: 0 {px(S3)}px; border: 2px solid transparent;
  border-radius: {RADIUS}px; background: transparent; }}
QToolButton {{ max-height: {inside}px; padding: 0 {px(S2)}px; min-width: {px(TARGET) - 4 - 2 * px(S2)}px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.sunken}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {c.focus}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="plain"], QToolButton[kind="plain"] {{ background: {c.surface}; border-color: {c.border}; border-width: 1px;
  padding: 1px {px(S3) + 1}px; }}
QPushButton[kind="plain"]:hover, QToolButton[kind="plain"]:hover {{ background: {c.hover}; }}
QPushButton[kind="plain"]:focus, QToolButton[kind="plain"]:focus {{ border: 2px solid {c.focus}; padding: 0 {px(S3)}px; }}
QToolButton[kind="plain"][active="true"] {{ background: {c.accent_soft}; color: {c.on_accent_soft}; border-color: {c.accent}; font-weight: 600; }}
QToolButton[kind="plain"]:disabled, QToolButton[kind="plain"][active="true"]:disabled {{ background: {c.sunken}; color: {c.muted};
  border-color: {c.border}; }}
QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; font-weight: 600; padding: 0 {px(S3) + 4}px; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {c.accent_strong}; }}
QPushButton[kind="primary"]:focus {{ border-color: {c.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.sunken}; color: {c.muted}; }}
QPushButton[kind="link"] {{ color: {c.accent}; padding: 0 {px(S1)}px; text-align: left; }}
QPushButton[kind="copy"] {{ padding: 0 {px(S1)}px; text-align: left; }}
QToolButton[mark="strong"] {{ font-weight: 600; }}
QToolButton[kind="segment"] {{ border-radius: {RADIUS - 2}px; padding: 0 {px(S2)}px; color: {c.muted}; }}
QToolButton[kind="segment"]:checked {{ background: {c.surface}; color: {c.text}; font-weight: 600; }}
#segments {{ background: {c.sunken}; border: none; border-radius: {RADIUS}px; }}
QPushButton[kind="agent"] {{ background: {c.surface}; border: 1px solid {c.line}; text-align: left; padding: 0; }}
QPushButton[kind="agent"]:hover {{ background: {c.hover}; }}
QPushButton[kind="agent"][marked="true"] {{ background: {c.selected}; border-color: {c.accent}; }}
QPushButton[kind="agent"]:focus {{ border: 2px solid {c.focus}; }}
#agents {{ background: {c.surface}; }}
QPushButton[kind="title"] {{ font-size: {px(TYPE_TITLE)}px; font-weight: 600; padding: 0 {px(S2)}px; text-align: left; }}

QLineEdit {{ min-height: {inside}px; padding: 0 {px(S2)}px; background: {c.surface}; border: 1px solid {c.border}; margin: 1px;
  border-radius: {RADIUS}px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus {{ border: 2px solid {c.focus}; margin: 0; }}
QLineEdit[said="error"] {{ border-color: {c.now}; }}
QLineEdit[readOnly="true"] {{ background: {c.sunken}; }}
QLabel[said="error"] {{ color: {c.now}; }}
QLabel[said="warning"], QLabel[verdict="different"] {{ color: {c.to_fill}; }}
QLabel[verdict="same"] {{ color: {c.seen}; }}
QLabel[said="locked"], QLabel[said="hint"] {{ color: {c.muted}; }}
QLineEdit QToolButton {{ min-height: 0; min-width: 0; padding: 0; border: none; background: transparent; }}
QCheckBox {{ min-height: {px(TARGET)}px; spacing: {px(S2)}px; border: 2px solid transparent; border-radius: {RADIUS_SMALL}px; }}
QCheckBox:focus {{ border-color: {c.focus}; }}
QComboBox {{ min-height: {inside}px; }}

#rail {{ background: {c.sunken}; border: none; border-right: 1px solid {c.line}; }}
#rail QScrollArea, #places {{ background: {c.sunken}; }}
#topBar {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.line}; }}
#bottomBar {{ background: {c.canvas}; border: none; border-top: 1px solid {c.line}; }}
#brandPanel {{ background: {c.brand}; }}
#brandPanel QLabel {{ color: {c.on_brand}; }}
#lockPage, #lockGround {{ background: {c.brand}; }}
#lockGround QLabel[kind="on"], QLabel[kind="hour"] {{ color: {c.on_brand}; }}
QLabel[kind="hour"] {{ font-size: {px(TYPE_HOUR)}px; font-weight: 600; }}
#card {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS_LARGE}px; }}
#sidePanel {{ background: {c.surface}; border: none; border-left: 1px solid {c.line}; }}
#aside {{ background: {c.surface}; border: none; border-right: 1px solid {c.line}; }}
#band {{ background: {c.band}; }}
#band QLabel {{ color: {c.on_band}; }}
#band[kind="warning"] {{ background: {c.warning}; }}
#band[kind="warning"] QLabel {{ color: {c.on_warning}; }}
#band[kind="error"] {{ background: {c.error}; border-radius: {RADIUS}px; }}
#band[kind="error"] QLabel {{ color: {c.on_error}; }}
#notice {{ background: {c.notice}; border-radius: {RADIUS}px; }}
#notice QLabel {{ color: {c.on_notice}; }}
#notice QPushButton {{ color: {c.notice_link}; font-weight: 600; }}
#notice QPushButton:hover, #notice QToolButton:hover {{ background: transparent; text-decoration: underline; border-color: {c.notice_link}; }}
#notice QPushButton:focus, #notice QToolButton:focus {{ border-color: {c.notice_link}; }}
#notice[kind="error"] {{ background: {c.error}; }}
#notice[kind="error"] QLabel, #notice[kind="error"] QPushButton {{ color: {c.on_error}; }}

#report {{ font-family: Consolas, Menlo, monospace; }}
#rule {{ background: {c.line}; }}
QTableView, QScrollArea, QListView, QAbstractScrollArea {{ border: none; background: {c.surface}; outline: none; }}
QScrollArea > QWidget > QWidget {{ background: {c.surface}; }}
QHeaderView::section {{ background: {c.canvas}; color: {c.muted}; font-size: {px(TYPE_SMALL)}px; border: none;
  border-bottom: 1px solid {c.line}; padding: 0 {px(S2)}px; }}
FigureTable::item {{ padding: 0 {px(S2)}px; }}
QListView::item {{ min-height: {px(TARGET)}px; padding: 0 {px(S2)}px; border-radius: {RADIUS_SMALL}px; }}
QListView::item:hover {{ background: {c.hover}; }}
QListView::item:selected {{ background: {c.accent_soft}; color: {c.on_accent_soft}; }}
#popup {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: {RADIUS}px; }}
#popup QListView {{ background: {c.raised}; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: {RADIUS}px; padding: {S1}px; }}
QMenu::item {{ padding: {px(S2)}px {px(S3 * 2)}px {px(S2)}px {px(S2)}px; border-radius: {RADIUS_SMALL}px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.on_accent_soft}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::icon {{ padding-left: {px(S2)}px; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {S1}px {S2}px; }}
QToolTip {{ background: {c.notice}; color: {c.on_notice}; border: none; padding: {px(S1)}px {px(S2)}px; font-size: {px(TYPE_BASE)}px; }}

QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.border}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; width: 0; height: 0; }}

QCalendarWidget QWidget {{ alternate-background-color: {c.sunken}; }}
QCalendarWidget QAbstractItemView {{ background: {c.raised}; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; outline: none; }}
QCalendarWidget #qt_calendar_monthbutton, QCalendarWidget #qt_calendar_yearbutton {{ color: {c.text}; font-weight: 600; }}
QCalendarWidget #qt_calendar_navigationbar {{ background: {c.raised}; }}
"""

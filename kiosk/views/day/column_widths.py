"""How the width of the list is shared among its columns, from 200 % text on a small screen to two large ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from kiosk.domain.day.status import ACTION_LABELS, SHOWN_LABELS, Action
from kiosk.domain.text.language import tr
from kiosk.views import theme
from kiosk.views.tokens import S1, S2, S3, S6, TARGET, TYPE_BASE, TYPE_READ, TYPE_SMALL, Tint
from kiosk.views.widgets import pill


class Buttons(IntEnum):
    """How the gestures of a line are drawn, from the widest to the narrowest."""

    LABELS = 0  # each with its word and its key
    MIXED = 1  # the two of every day with their word, the others with their key
    KEYS = 2  # icon and key
    MENU = 3  # one button that opens the list


ORDER = (Action.WAITING, Action.SEEN, Action.NOSHOW, Action.EXCUSED, Action.REVOKED, Action.RESET)
"""Each gesture has its place, empty when it is not offered: none ever comes under the mouse in place of another."""

_WORDED = {
    Buttons.LABELS: frozenset(ORDER),
    Buttons.MIXED: frozenset({Action.WAITING, Action.SEEN}),
    Buttons.KEYS: frozenset[Action](),
    Buttons.MENU: frozenset[Action](),
}
_PLAIN = Tint("muted", None, "none", 0)
ICON = 16
GUTTER = 26
"""At the left of the hour: not sent yet, refused."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths in px; 0 for a column that is not shown."""

    hour: int
    name: int
    motif: int
    agents: int
    place: int
    status: int
    wait: int
    actions: int
    buttons: Buttons
    place_words: bool

    @property
    def minutes_in_pill(self) -> bool:
        return self.wait == 0


def button_width(action: Action, buttons: Buttons) -> int:
    """The width of the place of one gesture, in px."""
    width = theme.px(S2 + ICON + S1) + theme.metrics(TYPE_SMALL, theme.STRONG).horizontalAdvance("M") + theme.px(S1)
    if action in _WORDED[buttons]:
        width += theme.metrics(TYPE_BASE).horizontalAdvance(ACTION_LABELS[action].short) + theme.px(S2)
    return max(width, TARGET)


def has_word(action: Action, buttons: Buttons) -> bool:
    return action in _WORDED[buttons]


def actions_width(buttons: Buttons) -> int:
    """The width of all places of gestures."""
    if buttons is Buttons.MENU:
        return max(theme.px(TARGET), TARGET) + theme.px(S2)
    return sum(button_width(action, buttons) for action in ORDER) + theme.px(S3)


def allot(width: int, *, lieu_names: bool = False, actions: bool = True) -> Widths:
    """Shares ``width`` px. What is least needed gives way first; the hour, the name and the status never do."""
    hour = theme.px(GUTTER) + theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("00:00") + theme.px(S3)
    labels = SHOWN_LABELS.values()
    status = max(pill.width_of(pill.Pill(label.short, label.icon, _PLAIN)) for label in labels) + theme.px(S3)
    wait = theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("1 h 05") + theme.px(S1 + S3)
    in_pill = max(status, pill.width_of(pill.Pill(tr("En salle d’attente"), "", _PLAIN, "1 h 05")) + theme.px(S3))
    icon_only = theme.px(ICON + S6)
    words = theme.px(170 if lieu_names else 120)
    ample, good, fair, least = (260, 180, 150), (220, 170, 130), (190, 140, 116), (160, 104, 84)
    steps = (
        # buttons, width of the place, of the wait, of the status, what name, motif and agents need (px at 100 %)
        (Buttons.LABELS, words, wait, status, ample),
        (Buttons.MIXED, words, wait, status, ample),
        # Among several lieux, which one it is says where to send people; at a single one the icon says enough.
        (Buttons.KEYS, words, wait, status, least if lieu_names else good),
        (Buttons.KEYS, icon_only, wait, status, fair),
        (Buttons.KEYS, icon_only, wait, status, least),
        (Buttons.MENU, icon_only, wait, status, least),
        (Buttons.MENU, icon_only, 0, in_pill, least),
        (Buttons.MENU, 0, 0, in_pill, (160, 104, 0)),
        (Buttons.MENU, 0, 0, in_pill, (160, 0, 0)),
        (Buttons.MENU, 0, 0, theme.px(96), (120, 0, 0)),
    )
    for buttons, place, wait_width, status_width, texts in steps:
        name_width, motif_width, agents_width = (theme.px(text) for text in texts)
        acting = actions_width(buttons) if actions else theme.px(S2)
        fixed = hour + place + status_width + wait_width + acting
        spare = width - fixed - name_width - motif_width - agents_width
        if spare >= 0:
            break
    if spare > 0:
        for_motif = min(spare * 30 // 100, theme.px(320) - motif_width) if motif_width else 0
        for_agents = min(spare * 25 // 100, theme.px(260) - agents_width) if agents_width else 0
        motif_width += for_motif
        agents_width += for_agents
        name_width += min(spare - for_motif - for_agents, theme.px(460) - name_width)
    else:
        name_width = max(theme.px(90), name_width + spare)
    return Widths(
        hour,
        name_width,
        motif_width,
        agents_width,
        place,
        status_width,
        wait_width,
        acting,
        buttons,
        place_words=place > icon_only,
    )

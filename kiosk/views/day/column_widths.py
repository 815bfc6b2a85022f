"""How the width of the list is shared among its columns, from 200 % text on a small screen to two large ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Want:
    """The room that the texts of a column want, in px."""

    usual: int = 0  # for nine of ten
    longest: int = 0

    @classmethod
    def of(cls, widths: Iterable[int]) -> Want:
        """What texts of these widths want together."""
        ordered = sorted(widths)
        return cls(ordered[(len(ordered) - 1) * 9 // 10], ordered[-1]) if ordered else cls()

    def grown(self, other: Want) -> Want:
        """What holds both."""
        return Want(max(self.usual, other.usual), max(self.longest, other.longest))


@dataclass(frozen=True, slots=True)
class Wants:
    """What the columns whose texts have any length want."""

    name: Want = Want()
    motif: Want = Want()
    agents: Want = Want()
    place: Want = Want()

    def grown(self, other: Wants) -> Wants:
        """What holds both: columns do not move under the eyes because a line has gone."""
        return Wants(
            self.name.grown(other.name),
            self.motif.grown(other.motif),
            self.agents.grown(other.agents),
            self.place.grown(other.place),
        )


_LEAST = (160, 104, 84)
"""Of the name, the motif and the agents, px at 100 %: what they keep where not all of their texts fit."""
_WIDEST = (460, 320, 260)
"""What they take of room that nobody wants."""
_STEPS: Final[tuple[tuple[Buttons, bool, bool, tuple[int, int, int]], ...]] = (
    # the gestures, the words of the place, the wait in a column of its own, the least of name, motif and agents
    (Buttons.LABELS, True, True, _LEAST),
    (Buttons.MIXED, True, True, _LEAST),
    (Buttons.KEYS, True, True, _LEAST),
    (Buttons.KEYS, False, True, _LEAST),
    (Buttons.MENU, False, True, _LEAST),
    (Buttons.MENU, False, False, _LEAST),
    (Buttons.MENU, False, False, (160, 104, 0)),
    (Buttons.MENU, False, False, (160, 0, 0)),
    (Buttons.MENU, False, False, (120, 0, 0)),
)
_WHOLE, _NAMED = range(5), range(3)
"""The steps that may be taken so that texts need not be cut; the others are for want of any room. Among several lieux
the words of the place are kept: they say where to send people, and at a single one the icon says enough."""


def allot(width: int, wants: Wants, *, lieu_names: bool = False) -> Widths:
    """Shares ``width`` px by what the texts want: none is cut for the most part while there is room beside it.

    What is least needed gives way first, words of gestures before words of RDVs; the hour, the name and the status
    never do.
    """
    hour = theme.px(GUTTER) + theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("00:00") + theme.px(S3)
    labels = SHOWN_LABELS.values()
    worded = max(pill.width_of(pill.Pill(label.short, label.icon, _PLAIN)) for label in labels) + theme.px(S3)
    own = theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("1 h 05") + theme.px(S1 + S3)
    in_pill = max(worded, pill.width_of(pill.Pill(tr("En salle d’attente"), "", _PLAIN, "1 h 05")) + theme.px(S3))
    icon = theme.px(ICON + S6)
    texts = (wants.name, wants.motif, wants.agents)

    def tried(step: int, *, usual: bool) -> tuple[int, Widths]:
        buttons, words, apart, leasts = _STEPS[step]
        # A word on each gesture is not worth a single name.
        worth = [min(one.longest, theme.px(_WIDEST[0])) for one in texts]
        place = max(icon, wants.place.longest) if words else icon if step < 6 else 0
        if words and not usual:
            place = min(place, theme.px(170))
        status = theme.px(96) if step == len(_STEPS) - 1 else worded if apart else in_pill
        needs = [
            (all_of_it if has_word(Action.SEEN, buttons) else want.usual)
            if usual
            else min(want.longest, theme.px(least))
            for want, least, all_of_it in zip(texts, leasts, worth, strict=True)
        ]
        needs[0] = max(needs[0], theme.px(90))
        acting = actions_width(buttons)
        wait = own if apart else 0
        spare = width - sum((hour, place, status, wait, acting, *needs))
        name, motif, agents = needs
        return spare, Widths(hour, name, motif, agents, place, status, wait, acting, buttons, words)

    whole = _NAMED if lieu_names else _WHOLE
    for step in whole:
        spare, found = tried(step, usual=True)
        if spare >= 0:
            break
    else:
        for step in range(whole[-1], len(_STEPS)):
            spare, found = tried(step, usual=False)
            if spare >= 0:
                break
    mine = [found.name, found.motif, found.agents]
    if spare < 0:
        return replace(found, name=max(theme.px(90), found.name + spare))
    for goal in ([one.usual for one in texts], [one.longest for one in texts]):
        missing = [max(0, want - has) if has else 0 for want, has in zip(goal, mine, strict=True)]
        given = shared(spare, missing)
        mine = [has + more for has, more in zip(mine, given, strict=True)]
        spare -= sum(given)
    # What nobody wants stands between the columns rather than at their end.
    most = [theme.px(widest) if has else 0 for widest, has in zip(_WIDEST, mine, strict=True)]
    for place, part in enumerate((45, 30, 25)):
        mine[place] += max(0, min(spare * part // 100, most[place] - mine[place]))
    return replace(found, name=mine[0], motif=mine[1], agents=mine[2])


def shared(room: int, missing: list[int]) -> list[int]:
    """``room`` px given to columns that miss so many: those that miss little have all of it, the others alike."""
    given = [0] * len(missing)
    for left, place in enumerate(sorted(range(len(missing)), key=missing.__getitem__)):
        given[place] = min(missing[place], room // (len(missing) - left))
        room -= given[place]
    return given

"""What is said of memories whose agents come no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.text.language import counted, tr

if TYPE_CHECKING:
    from kiosk.desk import LeftBehind


def left_line(one: LeftBehind, show_names: bool, now: datetime) -> str:
    """What is in it that was never sent, whose, and since when."""
    whose = one.agent if show_names and one.agent else tr("Un autre agent")
    if one.unsent is None:
        return tr(
            "{}\u00a0: ses données ne peuvent plus être lues\u202f; des gestes non envoyés s’y trouvent peut-être."
        ).format(whose)
    if one.since is None:
        return counted(
            one.unsent, "{1}\u00a0: {0} geste n’est pas envoyé.", "{1}\u00a0: {0} gestes ne sont pas envoyés.", whose
        )
    return counted(
        one.unsent,
        "{1}\u00a0: {0} geste, fait le {2}, n’est pas envoyé.",
        "{1}\u00a0: {0} gestes, faits depuis le {2}, ne sont pas envoyés.",
        whose,
        _day(one.since, now),
    )


def until_line(one: LeftBehind, now: datetime) -> str:
    """How it ends."""
    day = _day(one.until, now)
    if one.unsent is None:
        return tr("Elles seront effacées le {}.").format(day)
    return counted(
        one.unsent,
        "Il est gardé pour cet agent, et effacé le {1} s’il ne se connecte pas sur ce poste.",
        "Ils sont gardés pour cet agent, et effacés le {1} s’il ne se connecte pas sur ce poste.",
        day,
    )


def left_summary(left: Sequence[LeftBehind], show_names: bool, now: datetime) -> str:
    """One sentence for all of them; empty for none."""
    if not left:
        return ""
    if len(left) == 1:
        return f"{left_line(left[0], show_names, now)} {until_line(left[0], now)}"
    return tr(
        "{} agents ne viennent plus sur ce poste et y ont laissé des gestes non envoyés, effacés à partir du {}."
    ).format(len(left), _day(left[0].until, now))


def _day(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(now.tzinfo)
    return f"{local:%d/%m}" if local.year == now.year else f"{local:%d/%m/%Y}"

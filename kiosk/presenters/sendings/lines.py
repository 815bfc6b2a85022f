"""The lines of « Envois »: what asks first, then what waits, the oldest first; then what was sent, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from kiosk.domain.dates.times import hour
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.sending import Becomes, Sending
from kiosk.presenters.around.lines import Head, LineModel
from kiosk.presenters.sendings.texts import age_text, state_text, what_text, whom_text

WAITING: Final = frozenset({Becomes.TO_SEND, Becomes.SIGN_IN})


@masked
@dataclass(frozen=True, slots=True)
class SendingLine:
    """One sending as it is shown."""

    sending: Sending
    title: str
    hour: str
    age: str
    what: str
    state: str

    @property
    def key(self) -> str:
        return self.sending.key

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.what, self.state, self.hour, self.age) if part)

    @property
    def tip(self) -> str:
        return "\n".join((self.title, self.what, self.state))


SendingModel: TypeAlias = LineModel[SendingLine | Head]


def lines_of(found: Sequence[Sending], now: datetime, *, cut: bool) -> tuple[SendingLine | Head, ...]:
    """``found``, given in the order in which it was made, under its heads."""
    asking = [one for one in found if one.asks]
    waiting = [one for one in found if one.becomes in WAITING]
    over = [one for one in reversed(found) if not one.asks and one.becomes not in WAITING]
    lines: list[SendingLine | Head] = []
    for title, those in ((tr("À régler"), asking), (tr("En attente"), waiting), (tr("Aujourd’hui"), over)):
        if those:
            lines.append(Head(title, len(those)))
            lines += [_line(one, now, cut=cut) for one in those]
    return tuple(lines)


def _line(one: Sending, now: datetime, *, cut: bool) -> SendingLine:
    made_at = one.made_at.astimezone(now.tzinfo)
    going_on = one.asks or one.becomes in WAITING
    return SendingLine(
        one,
        whom_text(one.names),
        hour=hour(made_at),
        age=age_text(one.made_at, now) if going_on else "",
        what=what_text(one, now),
        state=state_text(one, now, cut=cut),
    )

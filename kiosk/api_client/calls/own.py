"""What who is signed in chose for themselves."""

from __future__ import annotations

from msgspec import Struct

from kiosk.api_client.call import DESK, Call
from kiosk.api_client.calls.base import Calls
from kiosk.api_client.wire.meta import Link
from kiosk.domain.platform.own import CalendarAddress, Level, Told
from kiosk.domain.text.masked import masked

_PREFERENCES = f"{DESK}/agents/me/preferences"
_CALENDAR = f"{DESK}/agents/me/calendar"


@masked
class _Preferences(Struct, gc=False):
    rdv_notifications_level: str
    told_who_waits: bool | None = None


class _OnePreferences(Struct, gc=False):
    preferences: _Preferences


class _Address(Struct, gc=False):
    url: Link
    webcal_url: Link


class _OneAddress(Struct, gc=False):
    calendar: _Address


@masked
class _Calendar(Struct, gc=False):
    created_at: str | None = None


class _OneCalendar(Struct, gc=False):
    calendar: _Calendar | None = None


class OwnCalls(Calls):
    """Part of the desk API: a server of API v1 alone has these choices on its own pages."""

    async def notification_level(self) -> Level:
        """Of which changes the agent is told."""
        return await self._ask(Call("GET", _PREFERENCES), _OnePreferences, _level)

    async def choose_notification_level(self, level: Level, *, key: str) -> Level:
        """Makes of it ``level``."""
        body = {"preferences": {"rdv_notifications_level": level.value}}
        return await self._ask(Call("PATCH", _PREFERENCES, body=body, key=key), _OnePreferences, _level)

    async def told(self) -> Told:
        """All that the agent is told by e-mail."""
        return await self._ask(Call("GET", _PREFERENCES), _OnePreferences, _told)

    async def tell_who_waits(self, wanted: bool, *, key: str) -> Told:
        """Has them told that somebody waits for them, or no longer."""
        body = {"preferences": {"told_who_waits": wanted}}
        return await self._ask(Call("PATCH", _PREFERENCES, body=body, key=key), _OnePreferences, _told)

    async def has_calendar(self) -> bool:
        """Whether the agent's calendar can be subscribed to."""
        return await self._ask(Call("GET", _CALENDAR), _OneCalendar, lambda body: body.calendar is not None)

    async def make_calendar(self, *, key: str) -> CalendarAddress:
        """A new address for it; the one before is closed."""
        return await self._ask(Call("POST", _CALENDAR, body={}, key=key), _OneAddress, _address)

    async def close_calendar(self, *, key: str) -> None:
        """Closes the address."""
        await self._send(Call("DELETE", _CALENDAR, key=key))


def _level(body: _OnePreferences) -> Level:
    said = body.preferences.rdv_notifications_level
    return Level(said) if said in list(Level) else Level.OTHER


def _told(body: _OnePreferences) -> Told:
    return Told(_level(body), body.preferences.told_who_waits)


def _address(body: _OneAddress) -> CalendarAddress:
    return CalendarAddress(body.calendar.url, body.calendar.webcal_url)

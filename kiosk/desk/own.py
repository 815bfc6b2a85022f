"""What who is signed in chose for themselves at the platform: of what they are told, and their calendar elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.platform_calls import PlatformCalls

if TYPE_CHECKING:
    from kiosk.domain.platform.own import CalendarAddress, Level, Told


class Own:
    """Asked of the platform at once and never kept: an address lets whoever has it read the calendar.

    Each method raises what ``PlatformCalls`` says; ``NotFound`` where the platform has this on its own pages alone.
    """

    def __init__(self, calls: PlatformCalls) -> None:
        self._calls = calls

    async def level(self) -> Level:
        """Of which changes they are told by e-mail."""
        await self._calls.needs("version")
        return await self._calls.ask(lambda client: client.notification_level())

    async def choose_level(self, level: Level) -> Level:
        """Makes of it ``level``."""
        await self._calls.needs("version")

        async def there() -> Level | None:
            return level if await self.level() == level else None

        return await self._calls.write(lambda client, key: client.choose_notification_level(level, key=key), there)

    async def told(self) -> Told:
        """All that they are told by e-mail."""
        await self._calls.needs("version")
        return await self._calls.ask(lambda client: client.told())

    async def tell_who_waits(self, wanted: bool) -> Told:
        """Has them told that somebody waits for them, or no longer."""
        await self._calls.needs("version")

        async def there() -> Told | None:
            told = await self.told()
            return told if told.who_waits is wanted else None

        return await self._calls.write(lambda client, key: client.tell_who_waits(wanted, key=key), there)

    async def has_calendar(self) -> bool:
        """Whether somebody may be subscribed to their calendar already."""
        await self._calls.needs("version")
        return await self._calls.ask(lambda client: client.has_calendar())

    async def make_calendar(self) -> CalendarAddress:
        """A new address to subscribe to; the one before answers no more."""
        await self._calls.needs("version")

        async def unknown() -> None:
            return None  # an address is told once: where nobody heard it, another is made

        return await self._calls.write(lambda client, key: client.make_calendar(key=key), unknown)

    async def close_calendar(self) -> None:
        """The address answers no more."""
        await self._calls.needs("version")

        async def gone() -> bool:
            return not await self.has_calendar()

        await self._calls.do(lambda client, key: client.close_calendar(key=key), gone, mute=True)

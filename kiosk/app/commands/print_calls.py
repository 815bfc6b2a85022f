"""What another start of Kiosk asks this one to print."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kiosk.app.one_process import PRINT
from kiosk.clock import Clock
from kiosk.desk.desk import Desk
from kiosk.desk.session.carried import look_at_end
from kiosk.settings import Settings


class PrintCalls:
    """Carries out what is asked for, where the site allows it, beside whatever the screen shows."""

    def __init__(self, desk: Desk, clock: Clock, settings: Settings) -> None:
        self._desk, self._clock, self._settings = desk, clock, settings
        self._running: set[asyncio.Task[None]] = set()

    def asked(self, line: str, answer: Callable[[str], None]) -> None:
        """``line`` as it came over the socket; ``answer`` is called once."""
        task = asyncio.get_running_loop().create_task(self._carry_out(line, answer), name="kiosk-print-day")
        self._running.add(task)
        task.add_done_callback(self._done)

    async def close(self) -> None:
        """Ends what is being printed: who asked is told nothing, and says so."""
        running = set(self._running)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        look_at_end(task)

    async def _carry_out(self, line: str, answer: Callable[[str], None]) -> None:
        import msgspec

        # Paper has its time to load, which a start has not.
        from kiosk.app.commands.print_job import Ended, Outcome, PrintJob, carry_out, not_allowed, on_a_line

        try:
            job = msgspec.json.decode(line.removeprefix(PRINT).encode(), type=PrintJob)
        except (msgspec.ValidationError, msgspec.DecodeError):
            outcome = Outcome(Ended.WRONG_USE, "")
        else:
            outcome = not_allowed()
            if self._settings.paper.by_command:
                usual = self._settings.desk.organisation_id
                outcome = await carry_out(self._desk, self._clock, job, alone=False, usual=usual)
        answer(on_a_line(outcome))

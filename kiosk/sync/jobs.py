"""Pulls that are wanted, each once, and the workers that do them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection

from kiosk.domain.platform.failures import Failure, SignedOut
from kiosk.sync.job import Job, Kind
from kiosk.sync.ladder import passes
from kiosk.sync.shared import Shared


class Jobs:
    """A queue without doubles. ``workers`` of them are done at once; one that fails for a time goes to the end.

    ``beside`` are the kinds beside which one of another kind may begin; None: anything may beside anything.
    """

    def __init__(
        self,
        shared: Shared,
        perform: Callable[[Job], Awaitable[None]],
        *,
        workers: int,
        beside: Collection[Kind] | None = None,
    ) -> None:
        self._shared = shared
        self._perform = perform
        self._workers = workers
        self._beside = beside
        self._wanted: dict[Job, None] = {}
        self._under_way: set[Job] = set()
        self._to_retry: set[Job] = set()  # of those wanted
        self._something = asyncio.Event()

    @property
    def working(self) -> bool:
        """Whether something is being asked for, or about to be; what waits for a next try is not."""
        return bool(self._under_way or self._wanted.keys() - self._to_retry)

    def wants(self, job: Job) -> bool:
        """Whether ``job`` is still to be done, or not done yet."""
        return job in self._wanted or job in self._under_way

    def want(self, job: Job, *, instead: bool = False) -> None:
        """Asks for ``job``; ``instead``: of those of its kind that have not begun."""
        if instead:
            for other in [other for other in self._wanted if other.kind is job.kind]:
                del self._wanted[other]
                self._to_retry.discard(other)
        self._wanted[job] = None
        self._to_retry.discard(job)
        self._something.set()
        self._shared.changed()

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            for number in range(self._workers):
                group.create_task(self._work(), name=f"pulls {number}")

    async def _next(self) -> Job:
        while True:
            for job in self._wanted:
                if self._may_begin(job):
                    del self._wanted[job]
                    self._to_retry.discard(job)
                    self._under_way.add(job)
                    return job
            self._something.clear()
            await self._something.wait()

    def _may_begin(self, job: Job) -> bool:
        # Not beside itself: the answer that was asked for last must be the one that stays.
        if job in self._under_way:
            return False
        return self._beside is None or all(
            other.kind in self._beside and other.kind is not job.kind for other in self._under_way
        )

    async def _work(self) -> None:
        backoff = self._shared.backoff()
        while True:
            await self._shared.link.admitted()
            job = await self._next()
            signed_in = self._shared.link.signed_in_times
            self._shared.changed()
            failure = await self._try(job)
            if failure is None:
                backoff.reset()
                self._shared.link.good()
            elif passes(failure) or isinstance(failure, SignedOut):
                if job not in self._wanted:
                    self._wanted[job] = None
                    self._to_retry.add(job)
                await self._shared.link.after(failure, backoff, signed_in)
            else:
                # This agent may not, or the server has no such thing: asking again would change nothing.
                self._shared.link.bad(failure, signed_in)
            self._shared.changed()

    async def _try(self, job: Job) -> Failure | None:
        """Does ``job`` once; what it failed on, None when it did not."""
        try:
            await self._perform(job)
        except Failure as failure:
            return failure
        except BaseException:
            # A fault of ours, here or in another worker: whoever begins again has it to do.
            self._wanted.setdefault(job)
            self._to_retry.add(job)
            raise
        else:
            return None
        finally:
            # At once: another worker may take it while this one waits before its next try.
            self._under_way.discard(job)
            self._something.set()
            self._shared.changed()

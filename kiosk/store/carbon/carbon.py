"""The carbon copy of one memory: each write of what only this desk knows is in it before it is in the memory.

A gesture counts once the copy has it, on the disk: the memory's own journal may reach the disk later. So neither file
alone can lose it. Each write has a number, which both keep: of two that differ the one that is ahead is right, and a
copy that is damaged is made anew from the memory. While nothing would be missed, nothing is in it.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.domain.platform.failures import MemoryFailure
from kiosk.store.carbon import along, own_rows
from kiosk.store.carbon.damaged import Connect, Row, version
from kiosk.store.carbon.own_rows import Rows
from kiosk.store.carbon.records import State, head, state_of, step
from kiosk.store.carbon.sealed_file import SealedFile
from kiosk.store.file.faults import told
from kiosk.store.migrate import migrate

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

log = logging.getLogger(__name__)

SUFFIX: Final = "-carbon"
"""What it is called, after the name of the memory's file."""
LARGE: Final = 512 * 1024
"""Bytes from which it is written anew with what counts alone."""


class Carbon:
    """Beside the memory at ``place``, with the same ``key``. All but ``__init__`` is for the thread of the memory.

    Methods raise a ``MemoryFailure`` where the copy cannot be read or written.
    """

    def __init__(self, place: Path, key: bytes) -> None:
        self._place = place.with_name(place.name + SUFFIX)
        self._key = key
        self._file: SealedFile | None = None
        self._number = 0
        self._version = 0
        self._whole = False  # the file is what it should be
        self._counts = False  # something would be missed after the write under way
        self._under_way: int | None = None
        self._rescued: State | None = None
        self._restored = False
        self._taken: dict[str, list[Row]] = {}
        self.lost: int | None = 0
        """Of what would have been missed, how much could not be read any more; None: nobody can tell."""
        self.sound = True
        """False after ``rescue``: the file is damaged as well, and is to be put aside with the memory."""

    def restore(self, connection: Connection) -> None:
        """Has a memory that was just opened be as the copy says, where the copy is ahead.

        Its shape is then that of the copy's rows, if it was an earlier one.
        """
        with told():
            self._file = SealedFile(self._place, self._key)
            found = self._file.read()
        self._number = own_rows.number(connection)
        state, self._rescued = self._rescued or state_of(found), None
        if state.sound and state.number > self._number:
            migrate(connection, least=state.version)
            own_rows.put_back(connection, state.rows, state.number)
            self._restored, self._whole = True, False
            if state.rows:
                log.warning("the last writes of a memory come from its copy: %d rows", len(state.rows))
        else:
            self._whole = state.sound and state.number == self._number and not found.rest
            self._version = state.version

    def follow(self, connection: Connection) -> None:
        """From here on each write is copied. ``connection`` has the shape that this version of Kiosk knows."""
        taken, self._taken = self._taken, {}
        along.put(connection, taken)
        if self._restored:
            self._restored = False
            dropped = own_rows.leave_out(connection)
            self.lost = None if self.lost is None else self.lost + dropped
        own_rows.follow(connection)
        shape: int = connection.execute("PRAGMA user_version").fetchone()[0]
        self._whole = self._whole and shape == self._version
        self._version = shape
        self._number = own_rows.number(connection)
        if not self._whole:
            self._write_anew(connection)

    def before_commit(self, connection: Connection, *, synced: bool) -> None:
        """Copies what this transaction wrote. ``synced``: what would be missed is on the disk when this returns."""
        self._under_way = None
        rows = own_rows.touched(connection)
        if not rows:
            return
        number = self._number + 1
        own_rows.note_number(connection, number)
        self._counts = own_rows.any_counts(connection)
        with told():
            self._opened.add(step(number, rows), synced=synced and self._counts)
        self._under_way = number

    def rolled_back(self) -> None:
        """The transaction was not kept after all."""
        if self._under_way is not None:
            self._under_way = None
            self._opened.take_back()

    def committed(self, connection: Connection) -> None:
        """It was kept. Once nothing would be missed any more, nothing stays in the copy."""
        if self._under_way is None:
            return
        self._number, self._under_way = self._under_way, None
        if not self._counts or self._opened.end > LARGE:
            self.compact(connection)

    def compact(self, connection: Connection) -> None:
        """Has the copy hold no more than what would be missed. Where that cannot be done now, it is later."""
        with contextlib.suppress(MemoryFailure):
            self._write_anew(connection)

    def warm(self) -> None:
        """Loads what sealing takes: the first gesture is not to wait for it."""
        self._opened.warm()

    def close(self) -> None:
        """Lets go of its file. May be called again."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def rescue(self, connect: Connect) -> None:
        """The memory is damaged: where the copy is too, finds out what can be read of either, for the next memory.

        ``connect`` opens the memory, unchecked.
        """
        with told():
            file = SealedFile(self._place, self._key)
            try:
                found = file.read()
            finally:
                file.close()
        state = state_of(found)
        # What stands behind the last that can be read may be more than a write that was not kept.
        self.sound = state.sound and not found.rest and state.number >= own_rows.number_told(connect)
        self.lost = 0
        self._taken = along.read(connect)
        if self.sound:
            return
        state.take(found.after)
        theirs, whole = own_rows.readable(connect)
        # A row that the copy alone has may have met its fate since: the platform is asked before it is sent.
        rows = theirs if whole else {place: own_rows.doubted(place, row) for place, row in state.rows.items()} | theirs
        if shape := version(connect) or state.version:
            self._rescued = State(shape, max(state.number, 0) + 1, own_rows.that_count(rows), True)
        self.lost = 0 if whole else None

    # --- inside

    @property
    def _opened(self) -> SealedFile:
        if self._file is None:
            raise RuntimeError("the copy is closed")
        return self._file

    def _write_anew(self, connection: Connection) -> None:
        rows = own_rows.counting(connection)
        with told():
            if rows:
                self._opened.replace(self._records(rows))
            else:
                # Until the memory's journal is on the disk, what has met its fate is known by the copy alone.
                own_rows.sync(connection, self._number + 1)
                self._number += 1
                self._opened.begin_again(self._records({}))
        self._whole = True

    def _records(self, rows: Rows) -> Iterator[bytes]:
        yield head(self._version, self._number, len(rows))
        for place, row in rows.items():
            yield step(self._number, {place: row})

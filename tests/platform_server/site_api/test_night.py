"""Everything is forgotten at night, on the disk too; and the day stands as it was after a kill."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.platform_server.site_api.test_day import arrival, day, say, waiting, walk_in
from tests.support.companion_process import CompanionProcess

NAME = "Zyxwvutine"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "companion"
    folder.mkdir(mode=0o700)
    return folder


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_nothing_of_a_day_is_left_the_next_morning(folder: Path) -> None:
    companion = CompanionProcess(folder, ("--now", "2026-11-23T10:20:00+01:00", "--walk-ins", "name")).start()
    with companion.client() as desk:
        say(desk, arrival(987654321, "09:00:00", "09:00:00"))
        say(desk, walk_in("key-of-somebody", called=NAME), name="walk_ins", **{"Idempotency-Key": "once"})
    assert NAME.encode() in on_disk(folder)
    companion.stop()
    companion.arguments = ("--now", "2026-11-24T08:00:00+01:00", "--walk-ins", "name")
    companion.start()
    with companion.client() as desk:
        found = day(desk)
        assert found["arrivals"] == found["walk_ins"] == []
        morning = "2026-11-24T08:00:00+01:00"
        (told,) = say(desk, walk_in("b", arrived_at=morning, acted_at=morning), name="walk_ins")
        assert told["ticket"] == 1
    companion.stop()
    assert not companion.errors
    left = on_disk(folder)
    assert NAME.encode() not in left
    assert b"key-of-somebody" not in left


def test_what_was_said_stands_after_a_kill(folder: Path) -> None:
    companion = CompanionProcess(folder, ("--now", "2026-11-23T10:20:00+01:00")).start()
    with companion.client() as desk:
        cursor = day(desk)["cursor"]
        for number in range(1, 21):
            say(desk, arrival(number, "09:00:00", "09:00:00"))
        companion.kill()
        companion.start()
        assert len(waiting(desk)) == 20
        changes = desk.get("/organisations/1/changes", params={"since": cursor}).json()["changes"]
        assert len(changes) == 20
    companion.stop()


def test_who_has_its_database_put_back_says_that_it_is_another(folder: Path) -> None:
    companion = CompanionProcess(folder, ("--now", "2026-11-23T10:20:00+01:00")).start()
    with companion.client() as desk:
        before = day(desk)
        say(desk, arrival(1, "09:00:00", "09:00:00"))
        companion.kill()
        companion.lose_the_disk()
        companion.start()
        after = day(desk)
        assert after["epoch"] != before["epoch"]
        assert after["arrivals"] == []
        assert desk.get("/organisations/1/changes", params={"since": before["cursor"]}).status_code == 410
    companion.stop()


def test_a_clock_that_a_restart_sets_back_is_not_behind_what_was_made_so_last(folder: Path) -> None:
    """An answer that a kill has lost, and the same person changed again: the later state is the later one still."""
    companion = CompanionProcess(folder, ("--now", "2026-11-23T10:20:00+01:00")).start()
    with companion.client() as desk:
        (told,) = say(desk, arrival(1, "10:20:00", "10:20:09"))
        companion.kill()
        companion.arguments = ("--now", "2026-11-23T10:18:00+01:00")
        companion.start()
        assert day(desk)["now"] > told["acted_at"]
        say(desk, arrival(1, None, "10:20:09"))  # told before, over nothing that this desk knows
        now = day(desk)["now"]
        say(desk, arrival(1, None, "10:20:00") | {"acted_at": now})
        assert waiting(desk) == {}
    companion.stop()
    companion.arguments = ("--now", "2026-11-23T09:20:00+01:00")  # somebody set it: it is what they say
    companion.start()
    with companion.client() as desk:
        assert day(desk)["now"] < "2026-11-23T08:25"
    companion.stop()

"""The projection of gestures, by the platform's rules and by its recordings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.day.gesture import Gesture, apply, with_participations
from kiosk.domain.day.model import Motif, Participation, Rdv
from kiosk.domain.day.status import CANCELLED, STATUS_AFTER, UNDETERMINED, Action, Status
from kiosk.domain.people.model import Usager
from tests.support.trade import NOW, gesture, rdv

SET = [Status.UNKNOWN, Status.SEEN, Status.NOSHOW, Status.EXCUSED, Status.REVOKED]
ACTION_TO = {
    "unknown": Action.RESET,
    "seen": Action.SEEN,
    "noshow": Action.NOSHOW,
    "excused": Action.EXCUSED,
    "revoked": Action.REVOKED,
}

rdvs = st.builds(
    lambda statuses, collectif, hours: rdv(
        1, NOW + timedelta(hours=hours), statuses, collectif=collectif, lock_version=3
    ),
    st.lists(st.sampled_from(SET), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from([-30, -1, 0, 1, 30]),
)
status_actions = st.sampled_from([a for a in Action if a is not Action.WAITING])


@given(rdvs, status_actions, st.data())
def test_only_those_named_change_and_their_wait_is_over(of: Rdv, action: Action, data: st.DataObject) -> None:
    ids = data.draw(st.sets(st.sampled_from([p.id for p in of.participations]), min_size=1))
    after = apply(of, gesture(of, action, participation_ids=sorted(ids)))
    for before, now in zip(of.participations, after.participations, strict=True):
        if before.id in ids:
            assert (now.status, now.waiting_since) == (STATUS_AFTER[action], None)
        else:
            assert now == before
    assert after.users_count == sum(p.status not in CANCELLED for p in after.participations)


@given(rdvs, status_actions)
def test_twice_is_once(of: Rdv, action: Action) -> None:
    done = gesture(of, action)
    assert apply(apply(of, done), done) == apply(of, done)


@given(rdvs, st.sampled_from(list(Action)))
def test_an_individual_rdv_follows_its_participations(of: Rdv, action: Action) -> None:
    after = apply(of, gesture(of, action))
    statuses = {p.status for p in after.participations}
    if of.collectif:
        assert after.status in (Status.UNKNOWN, Status.SEEN, Status.REVOKED)
    elif Status.SEEN in statuses:
        assert after.status is Status.SEEN
    else:
        assert after.status is (statuses.pop() if len(statuses) == 1 else Status.UNKNOWN)
    assert (after.cancelled_at is not None) == (after.status in CANCELLED | {Status.NOSHOW})


@given(rdvs, st.sampled_from(SET), st.sampled_from(SET))
def test_a_collective_rdv_never_goes_back_to_unknown(of: Rdv, first: Status, second: Status) -> None:
    of = replace(of, collectif=True)
    for status in (first, second):
        before = of.status
        of = apply(of, gesture(of, ACTION_TO[status.value], participation_ids=[of.participations[0].id]))
        assert before is Status.UNKNOWN or of.status is not Status.UNKNOWN


@given(rdvs)
def test_only_the_undetermined_wait_and_the_rdv_since_the_first_of_them(of: Rdv) -> None:
    first, second = NOW - timedelta(minutes=10), NOW
    after = apply(apply(of, gesture(of, Action.WAITING, made_at=second)), gesture(of, Action.WAITING, made_at=first))
    for before, now in zip(of.participations, after.participations, strict=True):
        assert now == (replace(before, waiting_since=second) if before.status in UNDETERMINED else before)
    waits = any(p.status in UNDETERMINED for p in of.participations)
    assert after.waiting_since == (second if waits else None)
    assert after.status is of.status


@given(rdvs, status_actions)
def test_taking_back_brings_the_wait_back_with_its_time(of: Rdv, action: Action) -> None:
    blank = with_participations(of, tuple(replace(p, status=Status.UNKNOWN) for p in of.participations), NOW)
    blank = replace(blank, status=Status.UNKNOWN, cancelled_at=None)
    waiting = apply(blank, gesture(blank, Action.WAITING, made_at=NOW - timedelta(minutes=12)))
    done = gesture(waiting, action)
    undone = apply(
        apply(waiting, done),
        gesture(waiting, Action.WAITING, made_at=NOW, undoes=done.key, arrived_at=waiting.waiting_since),
    )
    assert undone.participations == waiting.participations
    assert undone.waiting_since == waiting.waiting_since
    if not of.collectif:
        assert undone == waiting


def test_a_participation_that_has_left_the_rdv_is_passed_over() -> None:
    of = rdv(1)
    assert apply(of, gesture(rdv(2), Action.SEEN)) is of


def _seeded(folder: Path) -> dict[int, dict[str, Any]]:
    seed = json.loads((folder / "seed.data.json").read_text("utf-8"))
    return {r["id"]: r for r in seed["rdvs"]}


def test_the_recordings(shared: Path) -> None:
    """Each recorded status change, replayed on the recorded data: status, count, cancellation and participations."""
    golden = shared / "contract" / "golden"
    seeds = _seeded(golden)
    now = datetime.fromisoformat("2026-11-23T10:20:00+01:00")
    checked = collective = 0
    for path in sorted((golden / "exchanges").glob("participations_*.json")):
        scenario = json.loads(path.read_text("utf-8"))
        states: dict[int, Rdv] = {}
        for step in scenario["steps"]:
            answer, body = step["response"].get("json"), step["request"].get("body") or {}
            status = body.get("participation", {}).get("status") if isinstance(body, dict) else None
            if step["response"]["status"] != 200 or "rdv" not in (answer or {}) or not isinstance(status, str):
                continue
            if status not in ACTION_TO:
                continue
            recorded = answer["rdv"]
            of = states.get(recorded["id"]) or _as_rdv(seeds[recorded["id"]], recorded["collectif"])
            number = int(step["request"]["path"].rsplit("/", 1)[1])
            done = Gesture("k", of.id, 1, ACTION_TO[status], (number,), now)
            after = states[of.id] = apply(of, done)
            context = f"{scenario['name']} {step['request']['path']} {status}"
            assert {p.id: p.status.value for p in after.participations} == {
                p["id"]: p["status"] for p in recorded["participations"]
            }, context
            assert after.status.value == recorded["status"], context
            assert after.users_count == recorded["users_count"], context
            assert (after.cancelled_at is None) == (recorded["cancelled_at"] is None), context
            checked += 1
            collective += of.collectif
    assert checked >= 80
    assert collective >= 25


def _as_rdv(seed: dict[str, Any], collectif: bool) -> Rdv:
    people = tuple(Participation(p["id"], Usager(p["id"], "", ""), Status(p["status"])) for p in seed["participations"])
    starts_at = datetime.fromisoformat(seed["starts_at"])
    cancelled_at = datetime.fromisoformat(seed["cancelled_at"]) if seed.get("cancelled_at") else None
    return Rdv(
        seed["id"],
        1,
        Motif(1, "", 1),
        starts_at,
        30,
        Status(seed["status"]),
        participations=people,
        collectif=collectif,
        cancelled_at=cancelled_at,
        users_count=sum(p.status not in CANCELLED for p in people),
    )


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_a_projection(action: Action) -> None:
    assert apply(rdv(1), gesture(rdv(1), action)).participations[0].status is STATUS_AFTER[action]

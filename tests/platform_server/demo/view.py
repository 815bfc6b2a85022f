"""A demonstration territory as the tests read it: tables by key, RDVs of a day, instants instead of texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from dateutil import rrule

from kiosk.clock import PARIS
from kiosk.platform_server.data.demo import build_demo

MONDAY = "2026-11-23T10:20"

Json = dict[str, Any]


@dataclass(frozen=True)
class Rdv:
    """An RDV, its references followed."""

    json: Json
    motif: Json
    usagers: tuple[Json, ...]
    starts_at: datetime
    ends_at: datetime
    waiting_since: datetime | None

    @property
    def statuses(self) -> tuple[str, ...]:
        return tuple(p["status"] for p in self.json["participations"])

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{u['last_name']} {u['first_name']}" for u in self.usagers)


@dataclass(frozen=True)
class Territory:
    """The data file of an instant."""

    now: datetime
    data: Json
    rdvs: tuple[Rdv, ...] = field(default=())

    def by_key(self, table: str) -> dict[str, Json]:
        return {entry["key"]: entry for entry in self.data[table]}

    def on(self, day: date, lieu: str | None = None) -> list[Rdv]:
        return [r for r in self.rdvs if r.starts_at.date() == day and (lieu is None or r.json["lieu"] == lieu)]

    def today(self, lieu: str | None = None) -> list[Rdv]:
        return self.on(self.now.date(), lieu)


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(PARIS) if text else None


@cache
def territory(moment: str, scale: str = "normal") -> Territory:
    """The territory at ``moment`` (Paris), built once for all tests: nobody changes it."""
    now = datetime.fromisoformat(moment).replace(tzinfo=PARIS)
    data = build_demo(now, scale)
    motifs = {m["key"]: m for m in data["motifs"]}
    users = {u["key"]: u for u in data["users"]}
    rdvs = []
    for rdv in data["rdvs"]:
        start = instant(rdv["starts_at"])
        assert start is not None
        rdvs.append(
            Rdv(
                rdv,
                motifs[rdv["motif"]],
                tuple(users[p["user"]] for p in rdv["participations"]),
                start,
                start + timedelta(minutes=rdv["duration_in_min"]),
                instant(rdv["waiting_since"]),
            )
        )
    return Territory(now, data, tuple(rdvs))


_FREQUENCIES: dict[str, Any] = {"day": rrule.DAILY, "week": rrule.WEEKLY, "month": rrule.MONTHLY}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = (rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA)


def occurrences(entry: Json, last: date) -> Iterator[date]:
    """The days up to ``last`` on which a plage or an absence begins."""
    first = datetime.combine(date.fromisoformat(entry["first_day"]), time())
    rule = entry["recurrence"]
    if rule is None:
        yield first.date()
        return
    weekdays: list[Any] = [_WEEKDAYS.index(day) for day in rule.get("on", ())]
    weekdays += [_DAYS[int(day)](nth) for day, nths in rule.get("day", {}).items() for nth in nths]
    until = min(last, date.fromisoformat(rule["until"])) if rule.get("until") else last
    for found in rrule.rrule(
        _FREQUENCIES[rule["every"]],
        first,
        rule["interval"],
        wkst=rrule.MO,
        byweekday=weekdays or None,
        until=datetime.combine(until, time()),
    ):
        yield found.date()
